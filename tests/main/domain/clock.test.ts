import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  clockTime,
  furthestAheadMs,
  receive,
  tick,
  ticksPerMillisecond,
} from '../../../src-main/domain/clock.ts'

const ms = fc.integer({ min: 0, max: 4_000_000_000_000 })
const clock = fc.integer({ min: 0, max: 4_000_000_000_000 * ticksPerMillisecond })

it('never stands still or goes back, whatever the machine says the time is', () => {
  fc.assert(
    fc.property(clock, fc.array(ms, { minLength: 1 }), (start, times) => {
      let last = start
      for (const now of times) {
        const next = tick(last, now)
        expect(next).toBeGreaterThan(last)
        expect(Number.isSafeInteger(next)).toBe(true)
        last = next
      }
    }),
  )
})

it('stamps the time of day where the clock is not ahead of it', () => {
  fc.assert(fc.property(ms, (now) => clockTime(tick(0, Math.max(1, now))) === Math.max(1, now)))
})

it('writes after everything it has seen from others', () => {
  fc.assert(
    fc.property(clock, ms, fc.integer({ min: -1_000_000, max: furthestAheadMs }), (last, now, ahead) => {
      const remote = Math.max(0, now + ahead) * ticksPerMillisecond
      const seen = receive(last, remote, now)
      expect(seen).toBeGreaterThanOrEqual(last)
      expect(tick(seen, now)).toBeGreaterThan(remote)
    }),
  )
})

it('is not dragged years ahead by a machine whose clock is wrong', () => {
  const now = 1_790_000_000_000
  const wrong = (now + 2 * furthestAheadMs) * ticksPerMillisecond
  expect(receive(5, wrong, now)).toBe(5)
})
