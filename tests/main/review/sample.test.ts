import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Interaction } from '../../../src-main/contract/history.ts'
import { lotOf } from '../../../src-main/domain/review-filter.ts'
import { interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { bruno, giulia, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'
import { scored } from '../../support/scored.ts'

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

/** Bruno’s and Giulia’s by turns, four hours apart: nearly five weeks of them. */
function manyCalls() {
  const review = openReview()
  const calls = Array.from({ length: 200 }, (_, index) =>
    interactionAdded(maria, {
      ...{ subject: `${index}`, at: noon - index * 240 * minute },
      ...{ agentId: index % 2 === 0 ? bruno : giulia, direction: index % 3 === 0 ? 'in' : 'out' },
    }),
  )
  review.write(...calls)
  const callOf = (subject: string): Interaction => {
    const call = calls[Number(subject)]
    if (!call) throw new Error(`no call ${subject}`)
    return call.interaction
  }
  return { ...review, callOf }
}

it('comes to an end: nobody takes the place of what was scored', () => {
  const { subjects, ask, write, callOf } = manyCalls()
  const sample = { size: 2, seed: 7 }
  const drawn = subjects({ sample })
  expect(drawn.length).toBeGreaterThan(15)
  for (let left = drawn; left.length > 0; left = left.slice(1)) {
    expect(subjects({ sample, reviewed: false })).toEqual(left)
    write(scored(callOf(left[0] ?? '')))
    expect(subjects({ sample })).toEqual(drawn)
  }
  expect(subjects({ sample, reviewed: false })).toEqual([])
  expect(subjects({ sample, reviewed: true })).toEqual(drawn)
  expect(subjects({ sample, reviewed: true }, { order: 'oldest' })).toEqual(drawn.toReversed())
  // The other contacts are still there for another draw, and what is said at once is said of the same.
  const nobodyLeft = ask({ sample, reviewed: false }, { quick: true })
  expect(nobodyLeft).toMatchObject({ kind: 'found', rows: [], total: { count: 0, exact: true } })
  expect(subjects({ sample: { size: 2, seed: 8 }, reviewed: false })).not.toEqual([])
})

it('is the same whatever was scored before or since, over whatever else is asked', () => {
  const { subjects, write, callOf } = manyCalls()
  const done = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 199 }), { maxLength: 8 }),
      fc.record({ size: fc.integer({ min: 1, max: 4 }), seed: fc.integer({ min: 0, max: 99 }) }),
      fc.constantFrom(null, 'in' as const, 'out' as const),
      fc.constantFrom([], [bruno], [giulia]),
      (scoring, sample, direction, agentIds) => {
        const asked = { sample, direction, agentIds }
        const drawn = subjects(asked)
        for (const index of scoring.filter((each) => !done.has(`${each}`))) {
          write(scored(callOf(`${index}`)))
          done.add(`${index}`)
        }
        expect(subjects(asked)).toEqual(drawn)
        expect(subjects({ ...asked, reviewed: true })).toEqual(drawn.filter((each) => done.has(each)))
        expect(subjects({ ...asked, reviewed: false })).toEqual(drawn.filter((each) => !done.has(each)))
      },
    ),
    { numRuns: 25 },
  )
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
