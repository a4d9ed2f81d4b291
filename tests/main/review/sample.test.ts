import { expect, it } from 'vitest'
import { lotOf } from '../../../src-main/domain/review-filter.ts'
import { interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { bruno, giulia, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'

const minute = 60_000

it('draws only what can be reviewed', () => {
  const { subjects, write } = openReview()
  for (let index = 0; index < 12; index += 1) {
    const at = noon - index * 9 * minute
    write(
      interactionAdded(maria, { subject: `${index} di Bruno`, at, agentId: bruno }),
      interactionAdded(maria, { subject: 'evento', at: at - minute, agentId: bruno, channel: 'event' }),
      noteAdded(maria, { text: 'nota sola', at: at - 2 * minute, agentId: bruno }),
      interactionAdded(maria, { subject: 'di nessuno', at: at - 3 * minute, agentId: null }),
      interactionAdded(maria, { subject: 'evento di nessuno', at: at - 4 * minute, channel: 'event' }),
    )
  }
  write(interactionAdded(maria, { subject: 'di Giulia', at: noon, agentId: giulia }))
  for (const seed of [1, 2, 3]) {
    const drawn = subjects({ sample: { size: 4, seed } })
    expect(drawn.filter((subject) => subject.endsWith(' di Bruno'))).toHaveLength(4)
    expect(drawn.filter((subject) => !subject.endsWith(' di Bruno'))).toEqual(['di Giulia'])
  }
  expect(subjects({ sample: { size: 4, seed: 1 }, channels: ['event', 'note'] })).toEqual([])
})

/** How far counts lie from being all alike. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** Of 63 and of 19 degrees of freedom: chance alone goes beyond in one case of a thousand. */
const [most64, most20] = [103.4, 43.8]

it.each([0, 1, 7, 4711, 999_999])(
  'lots lie everywhere alike, whatever the time between contacts: seed %i',
  (seed) => {
    for (const step of [1, 60, 3600]) {
      const counts = Array.from({ length: 64 }, () => 0)
      for (let index = 0; index < 64_000; index += 1) {
        const lot = lotOf(seed, noon / 1000 + index * step, (120 + (index % 7)) * 65_536)
        counts[lot >>> 26] = (counts[lot >>> 26] ?? 0) + 1
      }
      expect(chiSquare(counts)).toBeLessThan(most64)
    }
  },
)

it.each([1, 60, 1800, 86_400])('each of twenty contacts, %i seconds apart, is drawn as often', (apart) => {
  const wins = Array.from({ length: 20 }, () => 0)
  for (let seed = 0; seed < 20_000; seed += 1) {
    const lots = wins.map((_, index) => lotOf(seed, noon / 1000 + index * apart, (60 + index) * 65_536))
    const winner = lots.indexOf(Math.min(...lots))
    wins[winner] = (wins[winner] ?? 0) + 1
  }
  expect(chiSquare(wins)).toBeLessThan(most20)
})
