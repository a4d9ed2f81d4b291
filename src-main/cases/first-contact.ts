import type { Case, CaseMove } from '../contract/history.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { solvedAt } from '../domain/case-steps.ts'

type Told = Pick<Case, 'id' | 'openedAt'> & { readonly moves: readonly Pick<CaseMove, 'at' | 'to'>[] }

/**
 * When the house was first in contact with the customer after a case was opened, unless that was about another case:
 * it wrote or called and reached somebody, or somebody of the house spoke with a customer who called or came.
 */
export function createFirstContact(db: Database) {
  const select = db
    .prepare<{ customer: Buffer; openedAt: number; until: number; caseId: Buffer }, number>(`
      SELECT at FROM interaction
      WHERE customer_id = @customer AND at > @openedAt AND at < @until
        AND (direction = 'out' OR (direction = 'in' AND channel IN ('phone', 'chat', 'shop') AND agent_id IS NOT NULL))
        AND coalesce(iif(concluded_clock IS NULL, outcome, concluded_outcome), '') NOT IN ('no-answer', 'wrong-number')
        AND coalesce(concluded_case_id, case_id, @caseId) = @caseId
      ORDER BY at LIMIT 1
    `)
    .pluck()

  /**
   * UTC milliseconds; null while nobody has. `customers` are one person. What came after a case was solved is not looked
   * at: it answers nothing any more.
   */
  return ({ id, openedAt, moves }: Told, customers: readonly CustomerId[]): number | null => {
    const about = { openedAt, until: solvedAt(moves) ?? Number.MAX_SAFE_INTEGER, caseId: uuidToBlob(id) }
    const first = customers.flatMap(
      (customer) => select.get({ customer: uuidToBlob(customer), ...about }) ?? [],
    )
    return first.length === 0 ? null : Math.min(...first)
  }
}
