import { describe, expect, it } from 'vitest'
import { codecDelayMs, opinionOf, ratingOf } from '../../../src-main/domain/voice-quality.ts'

describe('the mean opinion score of a rating (ITU-T G.107, table B.1)', () => {
  it.each([
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
  ])('R %i is MOS %f', (rating, mos) => expect(Math.abs(opinionOf(rating) - mos)).toBeLessThan(0.01))

  it('is 4.41 at best, and stays between 1 and 4.5', () => {
    expect(opinionOf(93.2)).toBeCloseTo(4.41, 2)
    expect([-20, 0, 3, 100, 140].map(opinionOf)).toEqual([1, 1, expect.any(Number), 4.5, 4.5])
    for (let rating = 0; rating <= 100; rating += 1) expect(opinionOf(rating)).toBeGreaterThanOrEqual(1)
  })
})

describe('the rating', () => {
  const heard = { codec: 'PCMU', oneWayMs: 0, lossPercent: 0 }
  it('of a perfect connection is 93.2', () => expect(ratingOf(heard)).toBe(93.2))

  it.each([
    // Cole and Rosenbluth, figure 1: a straight line to 177.3 ms, a steeper one after it.
    [100, 2.4],
    [150, 3.6],
    [177.3, 4.2552],
    [250, 13.997],
    [400, 34.097],
  ])('loses, for %f ms one way, %f', (oneWayMs, delay) =>
    expect(93.2 - ratingOf({ ...heard, oneWayMs })).toBeCloseTo(delay, 3),
  )

  it.each([
    // G.113, appendix I, table I.4: G.729A, and G.711 with concealment.
    ['G729', 0, 11],
    ['G729', 2, 19],
    ['G729', 4, 25.6],
    ['PCMU', 1, 3.64],
    ['PCMA', 5, 15.78],
  ])('of %s at %f %% loss loses %f', (codec, lossPercent, impairment) =>
    expect(93.2 - ratingOf({ ...heard, codec, lossPercent })).toBeCloseTo(impairment, 1),
  )

  it('takes a codec that it does not know for G.711', () =>
    expect(ratingOf({ ...heard, codec: 'speex', lossPercent: 3 })).toBe(
      ratingOf({ ...heard, lossPercent: 3 }),
    ))

  it('never falls below nothing', () =>
    expect(ratingOf({ codec: 'G723', oneWayMs: 2_000, lossPercent: 100 })).toBe(0))

  it('knows what a codec takes by itself', () => expect(codecDelayMs('opus')).toBe(26.5))
})
