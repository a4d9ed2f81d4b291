import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { CallId, MediaSessionId } from '../../../src-main/contract/ids.ts'
import type { MediaStats, QualityPoint } from '../../../src-main/contract/quality.ts'
import { createQualityDesk, pointBetween } from '../../../src-main/diagnostics/quality-desk.ts'

const callId = CallId.parse(uuidv7())
const session = MediaSessionId.parse(uuidv7())
const nothing: MediaStats = {
  callId,
  session,
  codec: 'PCMU',
  received: 0,
  lost: 0,
  jitterMs: 2,
  roundTripMs: 20,
  bufferedMs: 0,
  bufferedCount: 0,
}

function desk() {
  const clock = { now: 10_000 }
  const told: QualityPoint[] = []
  const quality = createQualityDesk({
    now: () => clock.now,
    tell: (_call, _codec, point) => told.push(point),
  })
  const reading = (ms: number, stats: Partial<MediaStats>) => {
    clock.now += ms
    quality.take({ ...nothing, ...stats })
  }
  return { quality, told, reading }
}

describe('what a window counts becomes how the call was heard', () => {
  it('by the difference of two readings', () => {
    expect(
      pointBetween(
        nothing,
        { ...nothing, received: 240, lost: 10, bufferedMs: 9_600, bufferedCount: 240 },
        5_000,
      ),
    ).toEqual({
      at: 5_000,
      roundTripMs: 20,
      lossPercent: 4,
      jitterMs: 2,
      mos: 3.96,
    })
  })

  it('says nothing of a time in which nothing was sent, as on hold', () =>
    expect(pointBetween(nothing, nothing, 0)).toBeNull())

  it('counts no loss twice where duplicates take some back', () =>
    expect(pointBetween({ ...nothing, lost: 5 }, { ...nothing, received: 10, lost: 3 }, 0)).toMatchObject({
      lossPercent: 0,
    }))

  it('goes on over a fresh peer connection, which counts from nothing', () => {
    const { quality, told, reading } = desk()
    reading(0, {})
    reading(5_000, { received: 250 })
    const second = MediaSessionId.parse(uuidv7())
    reading(5_000, { session: second, received: 3 })
    reading(5_000, { session: second, received: 253, lost: 25 })
    expect(told).toMatchObject([
      { at: 5_000, lossPercent: 0 },
      { at: 15_000, lossPercent: 9.1 },
    ])
    expect(quality.of(callId)).toMatchObject({ codec: 'PCMU', points: [{ at: 5_000 }, { at: 15_000 }] })
  })

  it('keeps a long call small, and its worst moments', () => {
    const { quality, reading } = desk()
    let received = 0
    let lost = 0
    reading(0, {})
    for (let count = 1; count <= 2_000; count += 1) {
      received += 250
      lost += count === 777 ? 100 : 0
      reading(5_000, { received, lost })
    }
    const points = quality.of(callId)?.points ?? []
    expect(points.length).toBeLessThanOrEqual(240)
    expect(points.length).toBeGreaterThan(100)
    expect(Math.max(...points.map(({ lossPercent }) => lossPercent))).toBeCloseTo(28.6)
  })

  it('forgets the oldest of very many calls', () => {
    const { quality, reading } = desk()
    for (let count = 0; count < 250; count += 1) {
      const other = CallId.parse(uuidv7())
      reading(0, { callId: other })
      reading(5_000, { callId: other, received: 250 })
    }
    reading(0, {})
    reading(5_000, { received: 250 })
    expect(quality.of(callId)).not.toBeNull()
  })

  it('forgets calls that were read only once, and not the one that goes on meanwhile', () => {
    const { quality, told, reading } = desk()
    const goesOn = CallId.parse(uuidv7())
    reading(0, {})
    for (let count = 0; count < 250; count += 1) {
      reading(0, { callId: CallId.parse(uuidv7()) })
      reading(5_000, { callId: goesOn, received: 250 * count })
    }
    expect(told.at(-1)).toMatchObject({ at: 249 * 5_000 })
    reading(5_000, { received: 250 })
    expect(quality.of(callId)).toBeNull()
  })
})
