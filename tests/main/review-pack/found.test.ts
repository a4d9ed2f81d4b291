import { expect, it } from 'vitest'
import type { ReviewAnswer } from '../../../src-main/contract/review.ts'
import { wholeReview } from '../../../src-main/contract/review.ts'
import { foundPage } from '../../../src-main/review-pack/found.ts'

const question = { filter: wholeReview, order: 'newest' } as const
const wanted = { offset: 0, at: 0, most: 10 }
const found: ReviewAnswer = { kind: 'found', rows: [], total: { count: 3, exact: true } }

/** Answers one after the other, and the last for ever. */
function answering(...answers: readonly ReviewAnswer[]) {
  let asked = 0
  return async () => answers[Math.min(asked++, answers.length - 1)] ?? null
}
const reading = (share: number): ReviewAnswer => ({ kind: 'reading', share })

it('waits for an archive that is read more and more', async () => {
  const patience = { againMs: 30, withoutProgressMs: 20_000, wholeMs: 600_000 }
  const find = answering(reading(0), reading(0.2), reading(0.2), reading(0.9), found)
  expect(await foundPage(find, question, wanted, patience)).toMatchObject({ total: 3 })
})

it('ends where the reading does not get on, and where it never ends', async () => {
  const stuck = { againMs: 1, withoutProgressMs: 0, wholeMs: 600_000 }
  await expect(foundPage(answering(reading(0.5)), question, wanted, stuck)).rejects.toMatchObject({
    code: 'pack-still-reading',
  })
  let share = 0
  const slow = async () => {
    share += 1e-6
    return reading(share)
  }
  const patience = { againMs: 1, withoutProgressMs: 600_000, wholeMs: 50 }
  await expect(foundPage(slow, question, wanted, patience)).rejects.toMatchObject({
    code: 'pack-still-reading',
  })
})
