import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCaseRepository } from '../../../src-main/cases/case-repository.ts'
import { createCaseResponse } from '../../../src-main/cases/case-response.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CaseId, CaseMoveId, CustomerId, DeskId, MergeId } from '../../../src-main/contract/ids.ts'
import { createMergedCards } from '../../../src-main/customers/merged-cards.ts'
import { caseOpened, created, interactionAdded, move } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const hour = 3_600_000
const [maria, mariaToo] = [CustomerId.parse(uuidv7()), CustomerId.parse(uuidv7())]
const [open, agreed] = [CaseId.parse(uuidv7()), CaseId.parse(uuidv7())]
const desk = DeskId.parse(uuidv7())

const about = fc.record({
  caseId: fc.constantFrom(open, agreed),
  customerId: fc.constant(maria),
  at: fc.integer({ min: -40, max: -1 }).map((hours) => noon + hours * hour),
})
const signed = (at: number) => ({
  ...{ id: CaseMoveId.parse(uuidv7()), at, agentId: null, initials: null, reason: '' },
})
const moved = fc
  .tuple(about, fc.constantFrom('red' as const, 'yellow' as const, 'green' as const, 'green' as const))
  .map(([{ at, ...of }, to]): Change => ({ kind: 'case:moved', ...of, move: move(to, { at }) }))
const changed = fc
  .tuple(about, fc.constantFrom(null, 2, 9), fc.boolean())
  .map(([{ at, ...of }, hours, isSubject]): Change => {
    const answerBy = hours === null ? null : at + hours * hour
    const category = isSubject ? null : { categoryId: null, category: 'resi', answerBy, solveBy: null }
    const subject = isSubject ? 'Frigorifero' : null
    return { kind: 'case:stepped', ...of, step: { kind: 'changed', ...signed(at), subject, category } }
  })
const assigned = fc.tuple(about, fc.constantFrom(null, desk)).map(([{ at, ...of }, deskId]): Change => {
  const holder = { ownerId: null, ownerInitials: null, deskId }
  return { kind: 'case:stepped', ...of, step: { kind: 'assigned', ...signed(at), holder } }
})
const contact = fc
  .record({
    ...{ at: about.map(({ at }) => at), caseId: fc.constantFrom(null, null, open, agreed) },
    ...{ direction: fc.constantFrom('in', 'out'), channel: fc.constantFrom('phone', 'email') },
    outcome: fc.constantFrom(null, 'solved', 'no-answer'),
    customer: fc.constantFrom(maria, mariaToo),
  })
  .map(({ customer, ...given }): Change => interactionAdded(customer, given))
const merged: Change = {
  ...{ kind: 'customer:merged', mergeId: MergeId.parse(uuidv7()), at: noon, agentId: null, initials: null },
  ...{ keptId: maria, mergedId: mariaToo, fields: {}, before: {} },
}

it('tells of a case what the whole case does', () => {
  const known = { answered: 0, over: 0 }
  fc.assert(
    fc.property(
      fc.array(fc.oneof(moved, changed, changed, assigned, contact, contact, fc.constant(merged)), {
        minLength: 10,
        maxLength: 18,
      }),
      (changes) => {
        const { door, reading } = openTestDoor()
        const opened = { openedAt: noon - 41 * hour }
        door.record(
          [
            created({ name: 'Maria Rossi' }, maria),
            created({ name: 'Maria Rossi' }, mariaToo),
            caseOpened(maria, { ...opened, id: open }),
            caseOpened(maria, { ...opened, id: agreed, answerBy: noon - 20 * hour }),
            ...changes.filter((change, at) => change !== merged || changes.indexOf(merged) === at),
          ],
          { agentId: null },
        )
        const { cardsOf } = createMergedCards(reading)
        const { find } = createCaseRepository(reading, cardsOf)
        const response = createCaseResponse(reading, cardsOf)
        for (const id of [open, agreed]) {
          const whole = find(id)
          if (whole === null) throw new Error('it was opened')
          const { openedAt, answerBy, answeredAt, deskId, state } = whole
          expect(response(id)).toEqual({ openedAt, answerBy, answeredAt, deskId, state })
          if (answeredAt !== null) known.answered += 1
          else if (answerBy !== null && state === 'green') known.over += 1
        }
      },
    ),
    { numRuns: 25, seed: 5005, endOnFailure: true },
  )
  expect(Math.min(known.answered, known.over)).toBeGreaterThan(0)
  expect(createCaseResponse(openTestDoor().reading, () => [])(open)).toBeNull()
})
