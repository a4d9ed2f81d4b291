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
  readonly pop: { readonly [part in keyof PopTimes]: number }
}

export type RingOptions = {
  readonly house: BenchHouse
  readonly customers: number
  readonly calls: number
  readonly peer: ScriptedPeer
  readonly window: SocketWindow
  /** Which callers: another part of the same run rings for others. */
  readonly part: number
  /** Resolves when it is time for the call of this number, counted from 0. */
  readonly moment?: (call: number) => Promise<void>
}

const paintedWithinMs = 5_000
/**
 * RFC 3326: a colleague took the call. The history gets nothing then, and the cached house stays as it was generated: a
 * missed call would be one contact more on the caller's card with every run.
 */
const takenElsewhere = 'Reason: SIP;cause=200;text="Call completed elsewhere"'
/** By then the screen that the last call left behind stands still, as it does when somebody calls in earnest. */
const pauseMs = 300

/** Rings for random customers one after the other, each until it is painted, and answers with what the product says. */
export async function ringCalls(options: RingOptions): Promise<readonly MeasuredCall[]> {
  const random = createRandom(99, options.part)
  const measured: MeasuredCall[] = []
  for (let call = 0; call < options.calls; call += 1) {
    await options.moment?.(call)
    const { number, name } = options.house.customerAt(random.below(options.customers))
    measured.push({ number, pop: await ringOnce(options, number, name) })
    // Calls do not come in step with the frames of the screen.
    await sleep(pauseMs + random.below(100))
  }
  return measured
}

async function ringOnce({ peer, window }: RingOptions, number: string, name: string) {
  const painted = untilPainted(window, number)
  const invite = writeInvite({ from: `"${name}" <sip:${number}@pbx.example>` })
  peer.send(invite.raw)
  const { callId, pop } = await painted
  const over = untilOver(window, callId)
  peer.send(writeCancel(invite, [takenElsewhere]))
  await over
  // Taken off the screen as an operator's desk would be by the next call: minutes lie between real ones.
  await window.request('call:wrap-up', { callId, outcome: null, caseId: null })
  return pop
}

type Painted = { readonly callId: CallId; readonly pop: MeasuredCall['pop'] }

function untilPainted(window: SocketWindow, number: string): Promise<Painted> {
  return withinTime<Painted>(`the call of ${number} was not painted`, (resolve) =>
    window.on('call:changed', ({ call: { id, caller, pop } }) => {
      if (caller.kind !== 'known' || caller.raw !== number || !pop) return
      const { lookupMs, committedMs, paintedMs } = pop
      if (committedMs !== null && paintedMs !== null)
        resolve({ callId: id, pop: { lookupMs, committedMs, paintedMs } })
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
