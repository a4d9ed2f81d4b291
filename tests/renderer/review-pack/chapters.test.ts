// @vitest-environment node
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CustomerId, Time } from '../../../src-main/contract/ids.ts'
import { ReviewRow } from '../../../src-main/contract/review.ts'
import type { PackedContact } from '../../../src-main/contract/review-pack.ts'
import { chaptersOf } from '../../../src-renderer/review-pack/chapters.ts'

const card = { name: '', company: '', address: '', phones: [], emails: [], vatNumber: '', fiscalCode: '' }

/** At noon of this machine's zone. */
function contactOn(year: number, month: number, day: number): PackedContact {
  const row = ReviewRow.parse({
    ...{ id: uuidv7(), at: Time.parse(new Date(year, month - 1, day, 12).getTime()), channel: 'note' },
    ...{ direction: 'none', customerId: CustomerId.parse(uuidv7()), customerName: '', agentId: null },
    ...{
      initials: null,
      durationSeconds: null,
      heldSeconds: 0,
      outcome: null,
      caseId: null,
      caseState: null,
    },
    ...{
      complaint: false,
      brokenPromise: false,
      transferred: false,
      hoursSince: null,
      subject: '',
      excerpt: '',
    },
  })
  return { row, interaction: null, notes: [], card, case: null, mayReview: false, reviews: [] }
}

const shapeOf = (contacts: readonly PackedContact[]) =>
  chaptersOf(contacts).map(({ id, contacts: held }) => [id, held.length])

it('a book of a few weeks has a chapter for each day, the oldest first', () => {
  const contacts = [contactOn(2026, 11, 22), contactOn(2026, 11, 3), contactOn(2026, 11, 22)]
  expect(shapeOf(contacts)).toEqual([
    ['2026-11-03', 1],
    ['2026-11-22', 2],
  ])
})

it('a longer one has a chapter for each month, from its first contact to its last', () => {
  const contacts = [contactOn(2026, 1, 30), contactOn(2025, 12, 1), contactOn(2026, 1, 4)]
  expect(shapeOf(contacts)).toEqual([
    ['2025-12', 1],
    ['2026-01', 2],
  ])
  const january = chaptersOf(contacts)[1]
  expect(new Date(january?.from ?? 0).getDate()).toBe(4)
  expect(new Date(january?.to ?? 0).getDate()).toBe(30)
})

it('a book of nothing has no chapter', () => {
  expect(chaptersOf([])).toEqual([])
})
