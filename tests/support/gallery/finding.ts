import { z } from 'zod'
import { InteractionId, SavedFilterId } from '../../../src-main/contract/ids.ts'
import {
  type ReviewAnswer,
  ReviewFilter,
  type ReviewRow,
  reviewPageSize,
  type SavedFilter,
} from '../../../src-main/contract/review.ts'
import { giulia, hours, luca, maria, now, otherCard, uuid } from './cards.ts'
import type { Scene } from './scenes.ts'

const paolo = otherCard(600, 'Paolo Bianchi', { company: 'Bianchi Impianti srl', formOfAddress: 'tu' })

function line(number: number, given: Partial<ReviewRow>): ReviewRow {
  return {
    id: uuid(9500 + number),
    at: now - number * 5 * hours,
    ...{
      channel: 'phone',
      direction: 'in',
      customerId: maria.customer.id,
      customerName: maria.customer.name,
    },
    ...{ agentId: luca.id, initials: luca.initials, durationSeconds: 252, heldSeconds: 0, outcome: 'solved' },
    ...{ caseId: null, caseState: null, complaint: false, brokenPromise: false, transferred: false },
    ...{ hoursSince: null, subject: 'Rimborso' },
    excerpt: 'Chiede il rimborso delle spese di giacenza. «È la terza volta che chiamo.»',
    ...given,
  }
}

/** What a lead finds: all that a line can be. */
const lines: readonly ReviewRow[] = [
  line(1, { complaint: true, brokenPromise: true, hoursSince: 30 }),
  line(2, { direction: 'out', outcome: 'callback', durationSeconds: 64, heldSeconds: 190 }),
  line(3, { channel: 'email', durationSeconds: null, outcome: 'information', subject: 'Fattura di marzo' }),
  line(4, {
    ...{ channel: 'note', direction: 'none', durationSeconds: null, outcome: null, subject: '' },
    ...{ customerId: paolo.customer.id, customerName: paolo.customer.name, excerpt: 'Rimborso già firmato.' },
  }),
  ...Array.from({ length: 40 }, (_, index) =>
    line(5 + index, { transferred: index % 9 === 0, hoursSince: index % 4 === 0 ? 100 : null }),
  ),
]

export const someFindings: ReviewAnswer = {
  kind: 'found',
  rows: lines,
  total: { count: lines.length, exact: true },
}

export const someSavedFilters: readonly SavedFilter[] = ['Reclami della settimana', 'Cinque a sorte'].map(
  (name, index) => ({
    ...{ id: SavedFilterId.parse(uuid(9700 + index)), ownerId: index === 0 ? null : giulia.id, name },
    question: { filter: ReviewFilter.parse({ complaint: true }), order: 'newest' },
  }),
)

/** Giulia leads the team: what was said about refunds last week. */
export const foundScene: Scene = {
  console: {
    agents: [{ ...giulia, role: 'lead' }, luca],
    cardsById: { [maria.customer.id]: maria },
  },
  ui: {
    screen: 'review',
    reviewQuestion: {
      filter: ReviewFilter.parse({ words: 'rimborso ', period: { kind: 'between', from: null, to: null } }),
      order: 'newest',
    },
  },
}

/** A million of them, each of which says its own number; by a filter of its own, so that no other scene has them. */
export const deepScene: Scene = {
  ...foundScene,
  ui: {
    screen: 'review',
    reviewQuestion: { filter: ReviewFilter.parse({ direction: 'out' }), order: 'newest' },
  },
}

const deepCount = 1_000_000

/** What a scene's question finds. */
export function findingsFor(input: unknown): ReviewAnswer {
  const { filter, offset } = z
    .object({ filter: z.object({ direction: z.string().nullable() }), offset: z.number() })
    .parse(input)
  const [first] = lines
  if (filter.direction !== 'out' || first === undefined) return someFindings
  const length = Math.max(0, Math.min(reviewPageSize, deepCount - offset))
  const rows = Array.from({ length }, (_, index) => {
    const id = InteractionId.parse(`01a20000-0000-7000-8000-${String(offset + index + 1).padStart(12, '0')}`)
    return { ...first, id, subject: `Contatto ${offset + index + 1}`, excerpt: '' }
  })
  return { kind: 'found', rows, total: { count: deepCount, exact: true } }
}
