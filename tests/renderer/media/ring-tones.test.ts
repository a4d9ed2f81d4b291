// @vitest-environment node
import { expect, test } from 'vitest'
import { RingTone } from '../../../src-main/contract/accounts.ts'
import { createTonedRing, ringToneNow } from '../../../src-renderer/media/ring-tones.ts'
import { ringTones, wavOf } from '../../../src-renderer/media/tones.ts'
import { aCall, talking } from '../../support/gallery/calls.ts'
import { onRossi, onVerde, twoLines } from '../../support/gallery/two-accounts.ts'

test('it rings as the account of the call that is answered next does', () => {
  const first = aCall(1, { account: onVerde, receivedAt: 1 })
  const later = aCall(2, { account: onRossi, receivedAt: 2 })
  const toneWith = (...calls: (typeof first)[]) =>
    ringToneNow({ line: twoLines, callsById: Object.fromEntries(calls.map((call) => [call.id, call])) })
  expect(toneWith(later, first)).toBe('soft')
  expect(toneWith(later)).toBe('house')
  expect(toneWith({ ...first, ...talking })).toBe('house')
})

test('one ring stops before another begins, and each is made once', async () => {
  const log: string[] = []
  let tone: RingTone = 'soft'
  const ring = createTonedRing(
    (each) => {
      log.push(`${each} made`)
      return {
        start: async () => {
          log.push(`${each} starts`)
          return 'playing'
        },
        stop: () => void log.push(`${each} stops`),
        close: () => void log.push(`${each} closed`),
      }
    },
    () => tone,
  )
  await ring.start()
  tone = 'bell'
  await ring.start()
  ring.stop()
  tone = 'soft'
  await ring.start()
  ring.close()
  expect(log).toEqual([
    'house made',
    'soft made',
    'soft starts',
    'soft stops',
    'bell made',
    'bell starts',
    'bell stops',
    'soft starts',
    'house closed',
    'soft closed',
    'bell closed',
  ])
})

test('each ring tone is a sound of its own, with a pause in which one can answer', () => {
  const rounds = RingTone.options.flatMap((tone) => (tone === 'house' ? [] : [ringTones[tone]]))
  const lengths = rounds.map((round) => round.reduce((sum, { ms }) => sum + ms, 0))
  expect(rounds).toHaveLength(4)
  for (const length of lengths) expect(length).toBeGreaterThan(2_000)
  for (const round of rounds) expect(round.at(-1)).toMatchObject({ hertz: 0 })
  expect(new Set(rounds.map((round) => wavOf(round).join())).size).toBe(4)
})
