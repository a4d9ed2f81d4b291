import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Timers } from 'sip.js/lib/core/index.js'
import { uuidv7 } from 'uuidv7'
import { CallId, MediaSessionId } from '../../../src-main/contract/ids.ts'
import type { MediaPort } from '../../../src-main/contract/softphone.ts'
import type { FenceLimits } from '../../../src-main/softphone/fence/limits.ts'
import { createSoftphone } from '../../../src-main/softphone/softphone.ts'
import { alicesAccount, quick } from '../alices-phone.ts'
import { remoteSdp } from '../sip-text.ts'
import { createRandom } from './random.ts'

// The telephone of a console in a process of its own, with an operator who answers, holds, calls and hangs up at
// random. Arguments: server, seed, `open` (no limits of rate), `unlimited` (nor an operator) or `guarded`. It is asked by messages and answers so.

export type UnderFire = {
  readonly heapUsed: number
  /** The longest that the event loop was late since the last time, in milliseconds: other programs' doing too. */
  readonly latestMs: number
  /** The most processor time between two turns of the event loop, in milliseconds: our own part of it. */
  readonly busiestMs: number
  readonly calls: number
  readonly rang: number
  readonly processorMs: number
  /** Names of what nobody caught. */
  readonly uncaught: readonly string[]
}

const [server = '', seed = '1', guard = 'guarded'] = process.argv.slice(2)
const uncaught: string[] = []
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    uncaught.push(error instanceof Error ? `${error.name}: ${error.message}` : event),
  )

const without = { burst: 1e9, perSecond: 1e9 }
const unlimited: FenceLimits = {
  callsOfOneCaller: without,
  calls: without,
  familiarity: without,
  otherOfOneSender: without,
  other: without,
  oneConversation: without,
  strangers: without,
  refusals: without,
}

const media: MediaPort = {
  available: () => true,
  send: async ({ kind }) => ({ ok: true, sdp: kind === 'local-description' ? remoteSdp('local') : null }),
}

// What sip.js keeps for 32 s (RFC 3261, section 17, 64 * T1) it keeps for one here: so the heap can be compared.
for (const timer of ['TIMER_B', 'TIMER_F', 'TIMER_H', 'TIMER_L', 'TIMER_M', 'TIMER_N'] as const)
  Reflect.set(Timers, timer, 1_000)

let rang = 0
const softphone = createSoftphone({
  media,
  events: {
    call({ state, remote }) {
      if (state !== 'ringing') return
      rang += 1
      if (remote.displayName.startsWith('Maria')) process.send?.({ rings: remote.displayName })
    },
    line: ({ state }) => process.send?.({ line: state }),
  },
  now: Date.now,
  newCallId: () => CallId.parse(uuidv7()),
  newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
  userAgentName: 'Pronto test',
  report: () => {},
  timing: { ...quick, registerMs: 5_000, optionsMs: 5_000, pongWithinMs: 60_000 },
  fence: {
    isFamiliar: (headers) => headers('From')[0]?.includes('Maria') ?? false,
    ...(guard === 'guarded' ? {} : { limits: unlimited }),
  },
})

const random = createRandom(Number(seed))
const operator = setInterval(() => {
  if (guard !== 'open') return
  const calls = softphone.calls()
  const call = calls.length > 0 ? random.pick(calls) : undefined
  if (calls.length > 20) for (const { id } of calls.slice(0, 10)) void softphone.hangUp(id)
  else if (call === undefined || random.next() < 0.2) void softphone.dial('0612345678')
  else if (call.state === 'ringing') void softphone.answer(call.id)
  else if (random.next() < 0.5) void softphone.hold(call.id)
  else void softphone.hangUp(call.id)
}, 40)

let busiestMs = 0
let spent = process.threadCpuUsage()
const tick = () => {
  const now = process.threadCpuUsage()
  busiestMs = Math.max(busiestMs, (now.user + now.system - spent.user - spent.system) / 1000)
  spent = now
}
const ticking = setInterval(tick, 5)

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

process.on('message', (message) => {
  if (message === 'leave') {
    clearInterval(operator)
    clearInterval(ticking)
    process.disconnect()
    void softphone.close().then(() => process.exit(0))
    return
  }
  if (message === 'hang up') for (const { id } of softphone.calls()) void softphone.hangUp(id)
  tick()
  const latestMs = delay.max / 1e6
  const busiest = busiestMs
  // Collecting garbage on demand is no part of the story.
  delay.disable()
  globalThis.gc?.()
  const answer: UnderFire = {
    heapUsed: process.memoryUsage().heapUsed,
    latestMs,
    busiestMs: busiest,
    calls: softphone.calls().length,
    rang,
    processorMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    uncaught,
  }
  process.send?.({ measured: answer })
  spent = process.threadCpuUsage()
  busiestMs = 0
  setImmediate(() => {
    delay.reset()
    delay.enable()
  })
})

await softphone.use([alicesAccount(server)])
