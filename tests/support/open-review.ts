import { expect } from 'vitest'
import type { Change } from '../../src-main/contract/changes.ts'
import { AgentId, CustomerId } from '../../src-main/contract/ids.ts'
import { type ReviewAnswer, ReviewFilter, type ReviewOrder } from '../../src-main/contract/review.ts'
import { reviewQueries } from '../../src-main/threads/review-queries.ts'
import { created } from './make-changes.ts'
import { noon, openTestDoor } from './open-test-door.ts'

const day = 24 * 3_600_000
export const maria = CustomerId.parse('01a20000-0000-7000-8000-00000000aaa1')
export const luca = CustomerId.parse('01a20000-0000-7000-8000-00000000aaa2')
export const giulia = AgentId.parse('01a20000-0000-7000-8000-00000000bbb1')
export const bruno = AgentId.parse('01a20000-0000-7000-8000-00000000bbb2')

/** What a lead finds in a real house with two customers; a day after noon, unless the question is asked at another time. */
export function openReview() {
  const { door, reading } = openTestDoor({ now: () => noon })
  const find = reviewQueries['review:find'](reading, () => {})
  const by = { agentId: giulia }
  door.record([created({ name: 'Maria Rossi' }, maria), created({ name: 'Luca Rossi' }, luca)], by)

  type How = { readonly order?: ReviewOrder; readonly quick?: boolean; readonly now?: number }
  function ask(filter: Partial<ReviewFilter>, how: How = {}): ReviewAnswer {
    const asked = { order: 'newest', quick: false, now: noon + day, ...how } as const
    for (;;) {
      const answer = find({ filter: ReviewFilter.parse(filter), offset: 0, ...asked })
      if (answer !== null && answer.kind !== 'reading') return answer
    }
  }
  function subjects(filter: Partial<ReviewFilter>, how?: How): readonly string[] {
    const answer = ask(filter, how)
    if (answer.kind !== 'found') throw new Error(answer.kind)
    expect(answer.total.count).toBe(answer.rows.length)
    return answer.rows.map(({ subject, excerpt }) => subject || excerpt)
  }
  return {
    write: (...changes: Change[]) => door.record(changes, by),
    applyRemote: door.applyRemote,
    ask,
    subjects,
  }
}
