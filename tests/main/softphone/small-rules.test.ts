import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialTarget } from '../../../src-main/softphone/dial-target.ts'
import { retryDelay } from '../../../src-main/softphone/retry-delay.ts'
import { isHoldOffer, sameTransport } from '../../../src-main/softphone/session-description.ts'
import { defaultTiming as timing } from '../../../src-main/softphone/timing.ts'
import { remoteSdp } from '../../support/sip-text.ts'

describe('what can be dialled', () => {
  it.each([
    ['+39 06/1234-5678', 'sip:+390612345678@pbx.example'],
    ['(06) 12.34', 'sip:061234@pbx.example'],
    ['06\u00a012\u201334', 'sip:061234@pbx.example'],
    ['*97#', 'sip:*97%23@pbx.example'],
    ['sip:bob@other.example', 'sip:bob@other.example'],
    ['  600 ', 'sip:600@pbx.example'],
  ])('%s', (text, uri) => expect(dialTarget(text, 'pbx.example')?.toString()).toBe(uri))

  it.each([
    '',
    'Maria',
    '06 call me',
    '+',
    '1+2',
    '0'.repeat(41),
    'sip:',
    'sip:a b@c',
    'tel:1',
    '<1>',
    '1\r\n2;x',
  ])('%j is no number', (text) => expect(dialTarget(text, 'pbx.example')).toBeNull())

  it('lets nothing but one URI into a request', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(dialTarget(text, 'pbx.example')?.toString() ?? '').not.toMatch(/[\s<>"]/)
      }),
    )
  })
})

describe('the pause between two attempts', () => {
  const pauses = (given: Omit<Parameters<typeof retryDelay>[0], 'timing'>) =>
    Array.from({ length: 200 }, () => retryDelay({ ...given, timing }))

  it.each([
    [1, 0, 500],
    [2, 0, 1_000],
    [10, 60_000, 1_500],
    [1_000, 3_599_999, 1_500],
    [1_000, 3_600_000, 30_000],
  ])('after %i failures in %i ms is half to all of %i ms', (failures, failingForMs, whole) => {
    const all = pauses({ failures, failingForMs, trouble: 'connection-lost' })
    expect(Math.max(...all)).toBeLessThanOrEqual(whole)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(whole / 2)
    expect(new Set(all).size).toBeGreaterThan(100)
  })

  it('is long from the first time where eagerness would get the address banned', () => {
    expect(Math.min(...pauses({ failures: 1, failingForMs: 0, trouble: 'wrong-password' }))).toBeGreaterThan(
      14_999,
    )
  })
})

describe('session descriptions', () => {
  it.each([
    ['sendonly', true],
    ['inactive', true],
    ['sendrecv', false],
    ['recvonly', false],
  ])('%s holds: %s', (direction, holds) => expect(isHoldOffer(remoteSdp('x', direction))).toBe(holds))

  it('takes the direction of the session where the audio has none', () => {
    expect(isHoldOffer('v=0\r\na=sendonly\r\nm=audio 9 RTP/AVP 0\r\n')).toBe(true)
    expect(isHoldOffer('v=0\r\na=sendonly\r\nm=audio 9 RTP/AVP 0\r\na=sendrecv\r\n')).toBe(false)
  })

  it('tells one fork from another by its transport', () => {
    expect(sameTransport(remoteSdp('a'), remoteSdp('a', 'recvonly'))).toBe(true)
    expect(sameTransport(remoteSdp('a'), remoteSdp('b'))).toBe(false)
  })
})
