import type { CustomerSummary } from '../contract/customers.ts'
import type { PhoneNumber } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import type { ParsedNumber } from '../domain/phone-numbers.ts'
import { type SummaryRow, summaryColumns, toSummary } from './customer-rows.ts'

/** Who a number belongs to. */
export type Found = {
  /** The one last chosen for this number first, then the longest known. */
  readonly customers: readonly CustomerSummary[]
  /** Whether the first stands there because an operator chose it. */
  readonly lastChosen: boolean
  /** Found by what the number most likely was, not by equality. */
  readonly probable: boolean
  /** Under which the customers were found; null when nobody was. */
  readonly number: PhoneNumber | null
}

type FoundRow = SummaryRow & { readonly lastChosen: number; readonly range_prefix: string | null }

/** A switchboard may stand on many cards; more than this nobody chooses from while it rings. */
const mostFound = 20
/** Rows of one number up to which they are sorted here; two cards that are one customer are two rows. */
const mostSorted = 40
/** An extension has at most this many digits. */
const longestExtension = 6

/** The cards of `o`, each as the one that stands for its customer. `chosen` is asked for the number that called. */
const ownersOfPhone = `
  LEFT JOIN customer_alias alias ON alias.customer_id = o.customer_id
  JOIN customer c ON c.id = coalesce(alias.root_id, o.customer_id)
  LEFT JOIN number_choice chosen ON chosen.number = @number
  LEFT JOIN customer_alias chosen_alias ON chosen_alias.customer_id = chosen.customer_id`
const lastChosen = 'c.id IS coalesce(chosen_alias.root_id, chosen.customer_id) AS lastChosen'

/** For the hot path: by equality first, and the ranges of switchboards only where that finds nobody. */
export function createNumberLookup(db: Database) {
  const selectExact = db.prepare<{ number: string }, FoundRow>(`
    SELECT ${summaryColumns}, ${lastChosen}, NULL AS range_prefix
    FROM phone o ${ownersOfPhone}
    WHERE o.number = @number AND c.removed_at IS NULL LIMIT ${mostSorted + 1}
  `)
  const selectCrowd = db.prepare<{ number: string }, FoundRow>(`
    SELECT DISTINCT ${summaryColumns}, ${lastChosen}, NULL AS range_prefix
    FROM phone o ${ownersOfPhone}
    WHERE o.number = @number AND c.removed_at IS NULL
    ORDER BY lastChosen DESC, c.id LIMIT ${mostFound}
  `)
  const beginnings = Array.from(
    { length: longestExtension },
    (_, cut) => `substr(@number, 1, length(@number) - ${cut + 1})`,
  )
  const selectInRange = db.prepare<{ number: string }, FoundRow>(`
    SELECT DISTINCT ${summaryColumns}, ${lastChosen}, o.range_prefix
    FROM phone o ${ownersOfPhone}
    WHERE o.range_prefix IN (${beginnings.join(', ')}) AND c.removed_at IS NULL
    ORDER BY length(o.range_prefix) DESC, lastChosen DESC, c.id LIMIT ${mostFound}
  `)

  /** Sorted here where they are few: for one row SQLite would make two temporary tables. */
  function owners(number: PhoneNumber): readonly FoundRow[] {
    const rows = selectExact.all({ number })
    if (rows.length < 2) return rows
    return rows.length > mostSorted ? selectCrowd.all({ number }) : chosenFirst(rows).slice(0, mostFound)
  }

  function byEquality({ number, guesses }: Pick<ParsedNumber, 'number' | 'guesses'>): Found | null {
    for (const candidate of number === null ? guesses : [number, ...guesses]) {
      const found = toFound(owners(candidate), candidate, candidate !== number)
      if (found !== null) return found
    }
    return null
  }

  /** The longest prefix is the nearest house. */
  function byRange({ number, guesses }: Pick<ParsedNumber, 'number' | 'guesses'>): Found | null {
    for (const candidate of number === null ? guesses : [number]) {
      const rows = selectInRange.all({ number: candidate })
      const nearest = rows.filter(({ range_prefix }) => range_prefix === rows[0]?.range_prefix)
      const found = toFound(nearest, candidate, candidate !== number)
      if (found !== null) return found
    }
    return null
  }

  return (parsed: Pick<ParsedNumber, 'number' | 'guesses'>): Found =>
    byEquality(parsed) ?? byRange(parsed) ?? nobody
}

/** Each customer once: the one last chosen first, then the longest known. */
function chosenFirst(rows: readonly FoundRow[]): readonly FoundRow[] {
  const sorted = rows.toSorted((a, b) => b.lastChosen - a.lastChosen || Buffer.compare(a.id, b.id))
  return sorted.filter(({ id }, at) => sorted[at - 1]?.id.equals(id) !== true)
}

const nobody: Found = { customers: [], lastChosen: false, probable: false, number: null }

function toFound(rows: readonly FoundRow[], number: PhoneNumber, probable: boolean): Found | null {
  const [first] = rows
  if (first === undefined) return null
  return { customers: rows.map(toSummary), lastChosen: first.lastChosen === 1, probable, number }
}
