import { setTimeout as pause } from 'node:timers/promises'
import { writeInvite } from '../sip-text.ts'
import { createRandom } from './random.ts'
import { startConsoleUnderFire, throwMutations } from './throw-at-console.ts'

export type Survival = {
  readonly seconds: number
  readonly latestMs: number
  readonly busiestMs: number
  /** Bytes in use after the first fifth and at the end, each once everything was hung up and forgotten. */
  readonly heapEarly: number
  readonly heapLate: number
  readonly rang: number
  readonly uncaught: readonly string[]
}

// A little longer than the shortened timers of the SIP stack.
const forgottenMs = 1_500

/** Throws `count` mutated messages, then Maria calls; rejects where the console died, went silent or lost its line. */
export async function surviveMutations(count: number, seed: number): Promise<Survival> {
  const target = await startConsoleUnderFire(seed, 'open')
  try {
    const random = createRandom(seed)
    const began = performance.now()
    const throwSome = async (some: number) => {
      await throwMutations(target, some, random)
      const { latestMs, busiestMs } = await target.hangUp()
      await pause(forgottenMs)
      return { ...(await target.measure()), latestMs, busiestMs }
    }
    const early = await throwSome(Math.ceil(count / 5))
    const late = await throwSome(count - Math.ceil(count / 5))
    const seconds = (performance.now() - began) / 1_000
    const rings = target.rings('Maria after the storm')
    target.peer.send(writeInvite({ from: '"Maria after the storm" <sip:+390612345678@pbx.example>' }).raw)
    await rings
    return {
      seconds,
      latestMs: Math.max(early.latestMs, late.latestMs),
      busiestMs: Math.max(early.busiestMs, late.busiestMs),
      heapEarly: early.heapUsed,
      heapLate: late.heapUsed,
      rang: late.rang,
      uncaught: late.uncaught,
    }
  } finally {
    await target.close()
  }
}

export type FloodSurvival = {
  readonly seconds: number
  readonly perSecond: number
  readonly latestMs: number
  readonly busiestMs: number
  /** Share of one core that the console took. */
  readonly processorShare: number
  /** From Maria's INVITE to her ring, in the middle of it. */
  readonly ringMs: number
  readonly rang: number
}

const stepMs = 10

/** A scanner sends `perSecond` OPTIONS and INVITEs, each from another number; in the middle a customer calls. */
export async function surviveFlood(perSecond: number, seconds: number): Promise<FloodSurvival> {
  const target = await startConsoleUnderFire(1, 'guarded')
  try {
    await target.hasDealtWithIt()
    const before = await target.measure()
    const began = performance.now()
    const steps = (seconds * 1_000) / stepMs
    let ringMs = Number.POSITIVE_INFINITY
    let sent = 0
    for (let step = 0; step < steps; step += 1) {
      const due = ((step + 1) / steps) * seconds * perSecond
      for (; sent < due; sent += 1) target.peer.send(scan(sent))
      if (step === Math.floor(steps / 2)) {
        const called = performance.now()
        const rings = target.rings('Maria in the flood')
        target.peer.send(writeInvite({ from: '"Maria in the flood" <sip:+390612345678@pbx.example>' }).raw)
        const heard = () => {
          ringMs = performance.now() - called
        }
        rings.then(heard, () => undefined)
      }
      await pause(Math.max(0, began + step * stepMs - performance.now()))
    }
    await target.hasDealtWithIt()
    const after = await target.measure()
    const lasted = (performance.now() - began) / 1_000
    return {
      seconds: lasted,
      perSecond: sent / lasted,
      latestMs: after.latestMs,
      busiestMs: after.busiestMs,
      processorShare: (after.processorMs - before.processorMs) / 1_000 / lasted,
      ringMs,
      rang: after.rang,
    }
  } finally {
    await target.close()
  }
}

function scan(number: number): string {
  const call = writeInvite({
    from: `"sipvicious" <sip:${number}@scanner.example>`,
    headers: ['User-Agent: friendly-scanner'],
  }).raw
  return number % 2 === 0 ? call : call.replaceAll('INVITE', 'OPTIONS')
}
