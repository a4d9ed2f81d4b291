import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { type CustomerId, MergeId, ReviewId } from '../../../src-main/contract/ids.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { createReviewRepository } from '../../../src-main/scoring/review-repository.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import { bestAnswers, carla, gaia, luca, nothingMore } from '../../support/open-review-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const [bologna, rimini] = [uuidv7(), uuidv7()]
const maria = created({ name: 'Maria Rossi' })
const double = created({ name: 'Rossi Maria' })
const call = interactionAdded(maria.customerId, { agentId: luca.id })
const interactionId = call.interaction.id

/** The same index has the same clock on both seats: ties happen. */
function stamped(seat: string, changes: readonly Change[]): readonly StampedChange[] {
  return changes.map((change, index) => ({
    stamp: {
      seat,
      seq: index + 1,
      clock: (noon + index) * ticksPerMillisecond,
      agentId: null,
      importId: null,
    },
    change,
  }))
}

function saved(reviewer: typeof gaia, overall: string): Extract<Change, { kind: 'review:saved' }> {
  const review = {
    ...nothingMore,
    id: ReviewId.parse(uuidv7()),
    interactionId,
    customerId: maria.customerId,
    reviewerId: reviewer.id,
    reviewerInitials: reviewer.initials,
    agentId: luca.id,
    at: noon,
    sheet: builtInSheet,
    answers: bestAnswers(),
    overall,
  }
  return { kind: 'review:saved', review }
}

function answered({ review }: ReturnType<typeof saved>, text: string): Change {
  const { customerId, reviewerId, id: reviewId } = review
  const answer = { reviewId, at: noon, agentId: luca.id, text }
  return { kind: 'review:answered', customerId, interactionId, reviewerId, answer }
}

function acknowledged(
  { review: { id: reviewId, customerId } }: ReturnType<typeof saved>,
  at: number,
): Change {
  return { kind: 'review:acknowledged', customerId, reviewId, at }
}

const mergeId = MergeId.parse(uuidv7())
const ids = (keptId: CustomerId, mergedId: CustomerId) => ({ mergeId, keptId, mergedId, fields: {} })
const [inBologna, inRimini, ofCarla] = [
  saved(gaia, 'Da Bologna.'),
  saved(gaia, 'Da Rimini.'),
  saved(carla, 'Anch’io.'),
]
const story: readonly StampedChange[] = [
  ...stamped(bologna, [
    maria,
    call,
    inBologna,
    answered(inBologna, 'Grazie da Bologna.'),
    acknowledged(inBologna, noon + 5),
    ofCarla,
    acknowledged(inRimini, noon + 9),
  ]),
  ...stamped(rimini, [
    double,
    {
      kind: 'customer:merged',
      ...ids(double.customerId, maria.customerId),
      at: noon,
      agentId: null,
      initials: null,
      before: {},
    },
    inRimini,
    answered(inRimini, 'Grazie da Rimini.'),
    acknowledged(inRimini, noon + 7),
    { kind: 'customer:merge-undone', ...ids(double.customerId, maria.customerId) },
    answered(ofCarla, 'Anche a lei.'),
  ]),
]

function afterwards(changes: readonly StampedChange[]) {
  const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
  for (const change of changes) door.applyRemote([change])
  const tables = dumpTables(db)
  return {
    states: createReviewRepository(reading).of(interactionId),
    reviews: tables['review'],
    answers: tables['review_answer'],
    acknowledgements: tables['review_acknowledgement'],
  }
}

it('two seats that wrote apart say the same in the end, whatever came first and however often', () => {
  const expected = afterwards(story)
  // Of the same tick the greater seat wins for the review, and the lesser for the first answer.
  const [winner, first] = rimini > bologna ? [inRimini, 'Bologna'] : [inBologna, 'Rimini']
  expect(expected.states).toMatchObject([
    {
      review: { id: winner.review.id },
      answer: { text: `Grazie da ${first}.` },
      acknowledgedAt: winner === inRimini ? noon + 7 : noon + 5,
    },
    { review: { reviewerId: carla.id }, answer: { text: 'Anche a lei.' }, acknowledgedAt: null },
  ])
  const shuffled = fc
    .tuple(fc.shuffledSubarray([...story], { minLength: story.length }), fc.subarray([...story]))
    .map(([all, again]) => [...all, ...again])
  fc.assert(
    fc.property(shuffled, (changes) => {
      expect(afterwards(changes)).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})
