import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { CaseStep } from '../../../src-main/contract/case-steps.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CaseId, CaseMoveId, CategoryId, DeskId } from '../../../src-main/contract/ids.ts'
import { caseOpened, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { luca, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'

const hour = 3_600_000
const [office, workshop] = [DeskId.parse(uuidv7()), DeskId.parse(uuidv7())]
const returns = { id: CategoryId.parse(uuidv7()), parentId: null, name: 'Resi', deskId: null }
const shoes = { id: CategoryId.parse(uuidv7()), parentId: returns.id, name: 'Scarpe', deskId: null }
const boots = { id: CategoryId.parse(uuidv7()), parentId: shoes.id, name: 'Stivali', deskId: null }
const bills = { id: CategoryId.parse(uuidv7()), parentId: null, name: 'Bollette', deskId: null }

/**
 * The newest first: a contact about boots at the office, one about shoes in the workshop, one about a bill at no desk,
 * and one about no case.
 */
function fourContacts() {
  const review = openReview()
  const about = [
    { subject: 'Stivali stretti', categoryId: boots.id, deskId: office },
    { subject: 'Suola rotta', categoryId: shoes.id, deskId: workshop },
    { subject: 'Bolletta doppia', categoryId: bills.id, deskId: null },
  ].map((said) => ({ ...said, caseId: CaseId.parse(uuidv7()) }))
  review.write({ kind: 'house:changed', house: { categories: [returns, shoes, boots, bills] } })
  for (const [index, { subject, caseId, categoryId, deskId }] of about.entries())
    review.write(
      caseOpened(maria, { id: caseId, categoryId, deskId, category: '' }),
      interactionAdded(maria, { subject, caseId, at: noon - index * hour }),
    )
  review.write(interactionAdded(luca, { subject: 'Orari', at: noon - 9 * hour }))

  const caseOf = (subject: string): CaseId => {
    const one = about.find((each) => each.subject === subject)
    if (!one) throw new Error(`no case about ${subject}`)
    return one.caseId
  }
  type Said = CaseStep extends infer Step
    ? Step extends CaseStep
      ? Omit<Step, keyof typeof signed>
      : never
    : never
  const signed = { id: CaseMoveId.parse(uuidv7()), at: noon, agentId: null, initials: 'GR', reason: '' }
  function step(subject: string, said: Said): void {
    const change: Change = {
      kind: 'case:stepped',
      ...{ caseId: caseOf(subject), customerId: maria },
      step: { ...signed, id: CaseMoveId.parse(uuidv7()), ...said },
    }
    review.write(change)
  }
  return { ...review, caseOf, step }
}

it('finds contacts by the desk where their case is now', () => {
  const { subjects, step } = fourContacts()
  expect(subjects({ deskIds: [office] })).toEqual(['Stivali stretti'])
  expect(subjects({ deskIds: [office, workshop] })).toEqual(['Stivali stretti', 'Suola rotta'])
  const holder = { ownerId: null, ownerInitials: null, deskId: office }
  step('Suola rotta', { kind: 'assigned', holder })
  step('Bolletta doppia', { kind: 'assigned', holder })
  expect(subjects({ deskIds: [office] })).toEqual(['Stivali stretti', 'Suola rotta', 'Bolletta doppia'])
  expect(subjects({ deskIds: [workshop] })).toEqual([])
})

it('finds contacts by the category of their case, and by all that hangs below it', () => {
  const { subjects, step } = fourContacts()
  expect(subjects({ categoryIds: [boots.id] })).toEqual(['Stivali stretti'])
  expect(subjects({ categoryIds: [shoes.id] })).toEqual(['Stivali stretti', 'Suola rotta'])
  expect(subjects({ categoryIds: [returns.id] })).toEqual(['Stivali stretti', 'Suola rotta'])
  expect(subjects({ categoryIds: [bills.id, boots.id] })).toEqual(['Stivali stretti', 'Bolletta doppia'])
  const category = { categoryId: shoes.id, category: 'Scarpe', answerBy: null, solveBy: null }
  step('Bolletta doppia', { kind: 'changed', subject: null, category })
  expect(subjects({ categoryIds: [bills.id] })).toEqual([])
  expect(subjects({ categoryIds: [returns.id], deskIds: [office] })).toEqual(['Stivali stretti'])
  expect(subjects({ categoryIds: [returns.id] })).toHaveLength(3)
})

it('finds contacts about a complaint, and the note that stands alone about one', () => {
  const { subjects, step, write, caseOf } = fourContacts()
  expect(subjects({ complaint: true })).toEqual([])
  step('Suola rotta', { kind: 'complaint', stage: 'received' })
  write(noteAdded(maria, { text: 'Reclama ancora.', caseId: caseOf('Suola rotta'), at: noon + hour }))
  expect(subjects({ complaint: true })).toEqual(['Reclama ancora.', 'Suola rotta'])
  expect(subjects({ complaint: true, channels: ['phone'] })).toEqual(['Suola rotta'])
  expect(subjects({ complaint: false })).toEqual(['Stivali stretti', 'Bolletta doppia', 'Orari'])
  step('Suola rotta', { kind: 'complaint', stage: null })
  expect(subjects({ complaint: true })).toEqual([])
})
