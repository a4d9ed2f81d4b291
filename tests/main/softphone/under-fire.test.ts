import { describe, expect, it } from 'vitest'
import { surviveFlood, surviveMutations } from '../../support/fuzz/survive.ts'

// `npm run bench -- fuzz` throws 100,000; docs/benchmarks.md has the figures.
const thrown = 6_000

describe('under fire', () => {
  it(`survives ${thrown} mutated messages: no crash, no hang, flat memory, and a call afterwards`, async () => {
    const survival = await surviveMutations(thrown, 20_261)
    expect(survival.uncaught).toEqual([])
    expect(survival.busiestMs).toBeLessThan(100)
    expect(survival.heapLate).toBeLessThan(survival.heapEarly * 1.1)
    expect(survival.rang).toBeGreaterThan(20)
  }, 240_000)

  it('a scanner’s flood does not slow the console, and a customer rings in the middle of it', async () => {
    const flood = await surviveFlood(1_000, 3)
    // On a machine with nothing else to do it is milliseconds.
    expect(flood.ringMs).toBeLessThan(10_000)
    expect(flood.busiestMs).toBeLessThan(100)
    // 60 calls at once and 20 a second, and Maria.
    expect(flood.rang).toBeLessThan(60 + 20 * (flood.seconds + 1) + 1)
  }, 240_000)
})
