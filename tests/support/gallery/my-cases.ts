import type { OwnedCase } from '../../../src-main/contract/history.ts'
import { hours, maria, now } from './cards.ts'
import { anna, paolo } from './scenes.ts'

function ownedOf(card: typeof maria, at: number, due: Partial<OwnedCase['case']>): OwnedCase[] {
  const { id: customerId, name: customerName } = card.customer
  return card.cases.slice(at, at + 1).map((each) => ({ case: { ...each, ...due }, customerId, customerName }))
}

/** Of Giulia: one late, one due today, one this week, and more than fit. */
export const someMyCases = {
  cases: [
    ...ownedOf(maria, 0, { answerBy: null, solveBy: now - 2 * hours }),
    ...ownedOf(paolo, 0, { answerBy: now + 3 * hours, solveBy: now + 30 * hours, answeredAt: null }),
    ...ownedOf(maria, 1, { answerBy: null, solveBy: now + 50 * hours }),
    ...ownedOf(anna, 0, { answerBy: null, solveBy: null }),
  ],
  total: 6,
}
