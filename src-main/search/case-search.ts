import type { CustomerSummary } from '../contract/customers.ts'
import type { Case } from '../contract/history.ts'
import { CaseId, type CustomerId } from '../contract/ids.ts'
import type { FoundCase } from '../contract/search.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { plainCode } from '../domain/codes.ts'
import { searchableText, searchWords } from '../domain/search-text.ts'
import { groupsQuery, hasWords } from './letter-groups.ts'

export type CaseLookups = {
  find(caseId: CaseId): Case | null
  summary(customerId: CustomerId): CustomerSummary | null
}

const mostFound = 6
const mostRead = 1000
/** Fewer characters of a reference begin too many. */
const shortestReference = 4

/** Cases by the beginning of their reference, however it is spelled, and by words of what they are or were called. */
export function createCaseSearch(db: Database, { find, summary }: CaseLookups) {
  const selectByReference = db
    .prepare<[string, string], Buffer>(
      `SELECT id FROM customer_case WHERE reference >= ? AND reference < ? || '~' ORDER BY reference LIMIT ${mostFound}`,
    )
    .pluck()
  const selectBySubject = db.prepare<[string], { text: string; case_id: Buffer }>(
    'SELECT text, case_id FROM case_search WHERE case_search MATCH ? ORDER BY rowid DESC',
  )

  function byReference(typed: string): readonly Buffer[] {
    const code = plainCode(typed.replace(/^\s*[PC][-\s]/i, ''))
    if (code.length < shortestReference || code.length > 8 || !/\d/.test(code)) return []
    // The check character is what tells that something was misheard: what the others say is shown all the same.
    return [code, ...(code.length === 8 ? [code.slice(0, 7)] : [])].flatMap((begin) =>
      selectByReference.all(begin, begin),
    )
  }

  function bySubject(typed: string): readonly Buffer[] {
    const words = searchWords(typed)
    const query = groupsQuery(words, 'anywhere')
    const found: Buffer[] = []
    if (query === null) return found
    let read = 0
    for (const { text, case_id: id } of selectBySubject.iterate(query)) {
      read += 1
      if (hasWords(searchableText(text), words, 'anywhere')) found.push(id)
      if (found.length === mostFound || read === mostRead) break
    }
    return found
  }

  return ({ words }: { readonly words: string }): readonly FoundCase[] => {
    const ids = [...byReference(words), ...bySubject(words)].map(uuidFromBlob)
    return [...new Set(ids)].slice(0, mostFound).flatMap((id): FoundCase[] => {
      const found = find(CaseId.parse(id))
      const customer = found && summary(found.customerId)
      if (!found || !customer) return []
      const { reference, subject, state } = found
      return [
        { id: found.id, reference, subject, state, customerId: customer.id, customerName: customer.name },
      ]
    })
  }
}
