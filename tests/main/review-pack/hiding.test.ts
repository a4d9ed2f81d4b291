import { expect, it } from 'vitest'
import type { Interaction } from '../../../src-main/contract/history.ts'
import { CallId, CaseId, InteractionId, ReviewId } from '../../../src-main/contract/ids.ts'
import type { ReviewRow } from '../../../src-main/contract/review.ts'
import { PackField } from '../../../src-main/contract/review-pack.ts'
import type { ReviewState } from '../../../src-main/contract/scoring-requests.ts'
import { hiding } from '../../../src-main/review-pack/hiding.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { maria } from '../../support/gallery/cards.ts'
import { interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { bestAnswers, carla, luca } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const customerId = maria.customer.id
const caseId = CaseId.parse('01a20000-0000-7000-8000-0000000000c1')
const callId = CallId.parse('01a20000-0000-7000-8000-0000000000d1')
const by = { agentId: luca.id, initials: luca.initials }

/** With all that a contact can say. */
const full: Required<Omit<Interaction, 'id' | 'customerId'>> = {
  ...{ channel: 'phone', direction: 'in', at: noon, ...by, outcome: 'callback' },
  ...{ durationSeconds: 300, heldSeconds: 40, subject: 'Rimborso', summary: 'Chiede il rimborso.' },
  ...{ caseId, callId, eventKind: null, collectedBy: 'bot' },
  collected: [{ label: 'Ordine', value: '4711' }],
  accountName: 'Casa Lieta',
  satisfaction: 2,
  survey: { at: noon, mark: 1, comment: 'Mai più.' },
}
const contact = interactionAdded(customerId, full).interaction
const { id } = contact
const whatItWas = {
  ...{ id, customerId, channel: 'phone', direction: 'in', at: noon },
  ...{ durationSeconds: 300, heldSeconds: 40, outcome: 'callback', eventKind: null },
}

const hide = (fields: readonly PackField[]) =>
  hiding({ has: (field) => fields.includes(field), customerId, say: (text) => text })

it('of a contact that says everything only when and how it was leaves where nothing was chosen', () => {
  expect(hide([]).interaction(contact)).toEqual({
    ...whatItWas,
    ...{ agentId: null, initials: null, subject: '', summary: '', caseId: null, callId: null },
    ...{ collectedBy: null, collected: [] },
  })
})

it.each([
  ['agent', by],
  ['written', { subject: full.subject, summary: full.summary }],
  ['collected', { collectedBy: 'bot', collected: full.collected }],
  ['case', { caseId }],
  ['customer', {}],
  ['details', {}],
  ['reviews', {}],
] as const)('to choose «%s» adds what it says to a contact, and nothing else', (field, adds) => {
  expect(hide([field]).interaction(contact)).toEqual({ ...hide([]).interaction(contact), ...adds })
})

it('what a fact is given by a later version never leaves by itself, whatever was chosen', () => {
  const all = hide(PackField.options)
  const later = { later: 'segreto' }
  const said = noteAdded(customerId, { ...by, interactionId: id, callId })
  const row: ReviewRow = {
    ...{ id, customerId, customerName: 'Maria Rossi', ...by, subject: '', excerpt: '' },
    ...{ at: noon, channel: 'phone', direction: 'in', durationSeconds: 1, heldSeconds: 0, outcome: null },
    ...{ caseId, caseState: 'red', complaint: true, brokenPromise: true, transferred: true, hoursSince: 3 },
  }
  const state: ReviewState = aReview(later)
  const facts = [
    all.interaction({ ...contact, ...later }),
    all.note({ ...said.note, ...later }),
    all.row({ ...row, ...later }, maria.customer, ''),
    all.review(state, full.summary, [], (text) => ({ text, replacements: [] })),
  ]
  expect(JSON.stringify(facts)).not.toContain(later.later)
  expect(facts[1]).toEqual({ ...said.note, callId: null, caseId: null })
  expect(facts[2]).toMatchObject({ caseId, complaint: true, brokenPromise: true, transferred: true })
  expect(facts[3]).toMatchObject({
    review: { informed: true, flags: ['praise'] },
    answer: { text: 'Grazie.' },
  })
})

function aReview(later: { readonly later: string }): ReviewState {
  const reviewId = ReviewId.parse(contact.id)
  return {
    review: {
      ...{ id: reviewId, interactionId: id, customerId, agentId: luca.id, at: noon, ...later },
      ...{ reviewerId: carla.id, reviewerInitials: carla.initials, sheet: builtInSheet },
      ...{ answers: bestAnswers(), comments: [], flags: ['praise'], overall: '', informed: true },
    },
    answer: { reviewId, at: noon, agentId: luca.id, text: 'Grazie.', ...later },
    acknowledgedAt: null,
  }
}

it('a file without any field holds neither the customer’s mark nor the number that was called', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const { survey: _, ...fact } = full
  const marked = interactionAdded(house.maria.customerId, { ...fact, caseId: null, at: noon - 1000 })
  house.record([marked])
  await reader.opens(await house.pack({ fields: [] }))
  const found = await reader.contact(InteractionId.parse(marked.interaction.id))
  expect(JSON.stringify(found)).not.toMatch(/satisfaction|Lieta|4711|Rimborso/)
  expect(found).toMatchObject({ value: { interaction: { heldSeconds: 40, agentId: null } } })
})
