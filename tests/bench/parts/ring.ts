import { setTimeout as sleep } from 'node:timers/promises'
import type { Call, PopTimes } from '../../../src-main/contract/calls.ts'
import type { CallId } from '../../../src-main/contract/ids.ts'
import { createRandom } from '../../support/house/random.ts'
import type { ScriptedPeer } from '../../support/scripted-peer.ts'
import { writeCancel, writeInvite } from '../../support/sip-text.ts'
import type { BenchHouse } from './bench-house.ts'
import type { SocketWindow } from './socket-window.ts'

export type MeasuredCall = {
  readonly number: string
  /** Which of those that left together, counted from 0. */
  readonly place: number
  readonly pop: { readonly [part in keyof PopTimes]: number }
  /** From before the first of them left until this window had heard that all are painted, on this process's clock. */
  readonly allHeardMs: number
}

export type RingOptions = {
  readonly house: BenchHouse
  readonly customers: number
  readonly calls: number
  /** So many leave together, each of another customer. */
  readonly atOnce: number
  readonly peer: ScriptedPeer
  readonly window: SocketWindow
  /** Nobody but the operator's window hears of a call until it is long painted, as at a desk. */
  readonly alone: boolean
  /** Which callers: another part of the same run rings for others. */
  readonly part: number
  /** Resolves when it is time for the call of this number, counted from 0. */
  readonly moment?: (call: number) => Promise<void>
}

const paintedWithinMs = 5_000
const aloneForMs = 150
/**
 * RFC 3326: a colleague took the call. The history gets nothing then, and the cached house stays as it was generated: a
 * missed call would be one contact more on the caller's card with every run.
 */
const takenElsewhere = 'Reason: SIP;cause=200;text="Call completed elsewhere"'
/** By then the screen that the last call left behind stands still, as it does when somebody calls in earnest. */
const pauseMs = 300

/** Rings for random customers, so many at once until all are painted, and answers with what the product says. */
export async function ringCalls(options: RingOptions): Promise<readonly MeasuredCall[]> {
  const random = createRandom(99, options.part)
  const measured: MeasuredCall[] = []
  while (measured.length < options.calls) {
    await options.moment?.(measured.length)
    const callers = new Map<string, string>()
    while (callers.size < Math.min(options.atOnce, options.calls - measured.length)) {
      const { number, name } = options.house.customerAt(random.below(options.customers))
      callers.set(number, name)
    }
    measured.push(...(await ringTogether(options, [...callers])))
    // Calls do not come in step with the frames of the screen.
    await sleep(pauseMs + random.below(100))
  }
  return measured
}

type NumberAndName = readonly [number: string, name: string]

async function ringTogether(
  { peer, window, alone }: RingOptions,
  callers: readonly NumberAndName[],
): Promise<readonly MeasuredCall[]> {
  const ringing = callers.map(([number, name]) => ({
    invite: writeInvite({ from: `"${name}" <sip:${number}@pbx.example>` }),
    painted: untilPainted(window, number),
  }))
  const sentAt = performance.now()
  for (const { invite } of ringing) peer.send(invite.raw)
  if (alone) await window.deafFor(aloneForMs)
  const painted = await Promise.all(ringing.map((call) => call.painted))
  const allHeardMs = performance.now() - sentAt
  const over = painted.map(({ callId }) => untilOver(window, callId))
  for (const { invite } of ringing) peer.send(writeCancel(invite, [takenElsewhere]))
  await Promise.all(over)
  // Taken off the screen as an operator's desk would be by the next call: minutes lie between real ones.
  for (const { callId } of painted) {
    await window.request('call:wrap-up', { callId, outcome: null, caseId: null })
  }
  return painted.map(({ number, pop }, place) => ({ number, place, pop, allHeardMs }))
}

type Painted = Pick<MeasuredCall, 'number' | 'pop'> & { readonly callId: CallId }

function untilPainted(window: SocketWindow, number: string): Promise<Painted> {
  return withinTime<Painted>(`the call of ${number} was not painted`, (resolve) =>
    window.on('call:changed', ({ call: { id, caller, pop } }) => {
      if (caller.kind !== 'known' || caller.raw !== number || !pop) return
      const { lookupMs, committedMs, paintedMs } = pop
      if (committedMs !== null && paintedMs !== null)
        resolve({ number, callId: id, pop: { lookupMs, committedMs, paintedMs } })
    }),
  )
}

function untilOver(window: SocketWindow, callId: CallId): Promise<Call> {
  return withinTime<Call>('the cancelled call did not end', (resolve) =>
    window.on('call:changed', ({ call }) => {
      if (call.id === callId && call.state === 'ended') resolve(call)
    }),
  )
}

function withinTime<T>(what: string, listen: (resolve: (value: T) => void) => () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = listen((value) => {
      clearTimeout(late)
      stop()
      resolve(value)
    })
    const late = setTimeout(() => {
      stop()
      reject(new Error(what))
    }, paintedWithinMs)
  })
}
