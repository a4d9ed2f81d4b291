import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { MergeId, PhoneNumber } from '../../../src-main/contract/ids.ts'
import type {
  FieldChange,
  MergeRecord,
  PossibleDuplicate,
  SharedNumber,
} from '../../../src-main/contract/one-customer.ts'
import { failure, type Result, success } from '../../../src-main/contract/result.ts'
import { summaryOf } from './calls.ts'
import { days, maria, now, otherCard, uuid } from './cards.ts'

/** Maria's second card, made by somebody in a hurry. */
export const mariaAgain = otherCard(680, 'ROSSI Maria', {
  formOfAddress: 'lei',
  address: 'v. dei mille n. 12 Bologna',
  tags: ['Contratto Casa', 'Newsletter'],
  warning: 'Sente poco: parlare piano.',
})
const luca = otherCard(700, 'Luca Rossi')

export const someDuplicates: readonly PossibleDuplicate[] = [
  {
    customer: summaryOf(mariaAgain),
    points: 100,
    likenesses: [
      { kind: 'same-address', points: 45, what: 'v. dei mille n. 12 Bologna' },
      { kind: 'same-number', points: 40, what: '+393331234567' },
      { kind: 'similar-name', points: 30, what: 'ROSSI Maria' },
    ],
  },
  {
    customer: summaryOf(luca),
    points: 40,
    likenesses: [{ kind: 'same-number', points: 40, what: '+393331234567' }],
  },
]

export const someMerges: readonly MergeRecord[] = [
  {
    id: MergeId.parse(uuid(720)),
    kept: { id: maria.customer.id, code: maria.customer.code, name: 'Maria Rossi' },
    merged: { id: luca.customer.id, code: luca.customer.code, name: 'M. Rossi' },
    at: now - 3 * days,
    initials: 'LT',
  },
]

export const someLastWords: readonly FieldChange[] = [
  {
    field: 'address',
    value: maria.customer.address,
    before: 'Via dei Mille 21, Bologna',
    at: now - days,
    agentId: null,
    initials: 'GB',
  },
]

export const someShared: readonly SharedNumber[] = [
  {
    number: PhoneNumber.parse('+393331234567'),
    others: [summaryOf(luca)],
    chosenId: null,
  },
]

/** The card that a request names, wherever it names it. */
export function answerCard(cards: readonly CustomerCard[], input: unknown): Result<CustomerCard> {
  const asked = JSON.stringify(input)
  const found = [mariaAgain, luca, ...cards].find(({ customer }) => asked.includes(customer.id))
  return found === undefined ? failure('not-found') : success(found)
}
