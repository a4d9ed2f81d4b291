import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { CaseStep } from '../../../src-main/contract/case-steps.ts'
import { AgentId, CaseMoveId, CategoryId, CustomerId, DeskId } from '../../../src-main/contract/ids.ts'
import {
  caseAfter,
  caseCourse,
  needsWork,
  solvedAt,
  timesMovedAhead,
} from '../../../src-main/domain/case-steps.ts'
import { caseOpened, move } from '../../support/make-changes.ts'
import { noon } from '../../support/open-test-door.ts'

const customerId = CustomerId.parse(uuidv7())
const opened = caseOpened(customerId).case
const luca = { ownerId: AgentId.parse(uuidv7()), ownerInitials: 'LT', deskId: DeskId.parse(uuidv7()) }

function signed(at: number) {
  return { id: CaseMoveId.parse(uuidv7()), at, agentId: null, initials: 'GR', reason: 'Perché sì' }
}

const nothing = { moves: [move('red')], steps: [], answeredAt: null }

it('is what it was opened as while nothing has happened', () => {
  expect(caseAfter(opened, nothing)).toEqual({ ...opened, ...nothing, state: 'red', complaint: null })
})

it('belongs to whom it was given last, and is about what was said last', () => {
  const category = {
    categoryId: CategoryId.parse(uuidv7()),
    category: 'Danni',
    answerBy: noon + 1,
    solveBy: null,
  }
  const steps: CaseStep[] = [
    { kind: 'assigned', ...signed(1), holder: { ...luca, ownerInitials: 'SC' } },
    { kind: 'changed', ...signed(2), subject: 'Pacco rotto', category: null },
    { kind: 'assigned', ...signed(3), holder: luca },
    { kind: 'changed', ...signed(4), subject: null, category },
  ]
  expect(caseAfter(opened, { ...nothing, steps })).toMatchObject({
    ...luca,
    ...category,
    subject: 'Pacco rotto',
    reference: opened.reference,
    openedAt: opened.openedAt,
  })
})

it('counts how often it was put before others', () => {
  const ahead: CaseStep = { kind: 'moved-ahead', ...signed(1), askedBy: 'Vendite' }
  fc.assert(
    fc.property(fc.nat(20), (times) => {
      expect(timesMovedAhead({ steps: Array.from({ length: times }, () => ahead) })).toBe(times)
    }),
  )
})

it('was solved when the first of two seats closed it, and anew after it was opened again', () => {
  const [red, first, second] = [move('red', { at: 1 }), move('green', { at: 5 }), move('green', { at: 9 })]
  expect(solvedAt([red])).toBeNull()
  expect(solvedAt([red, first, second])).toBe(5)
  expect(solvedAt([red, first, move('yellow', { at: 6 })])).toBeNull()
  expect(solvedAt([red, first, move('yellow', { at: 6 }), second])).toBe(9)
})

it('needs work while it is not green, or while its complaint is open', () => {
  expect(needsWork({ state: 'red', complaint: null })).toBe(true)
  expect(needsWork({ state: 'green', complaint: null })).toBe(false)
  expect(needsWork({ state: 'green', complaint: 'at-desk' })).toBe(true)
  expect(needsWork({ state: 'green', complaint: 'solved' })).toBe(false)
})

it('tells its course newest first, and what a second seat did again', () => {
  const moves = [move('red', { at: 1 }), move('green', { at: 5 }), move('green', { at: 9 })]
  const received = (at: number): CaseStep => ({ kind: 'complaint', ...signed(at), stage: 'received' })
  const course = caseCourse({ moves, steps: [received(2), received(3)] })
  expect(course.map((entry) => [entry.kind, entry.again])).toEqual([
    ['move', true],
    ['move', false],
    ['step', true],
    ['step', false],
    ['move', false],
  ])
  expect(course.at(-1)).toMatchObject({ opening: true })
})
