import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { type FindingColumns, none } from './finding-columns.ts'
import { columnsOf, type Row, rowColumns } from './finding-fresh.ts'
import type { Test } from './finding-scan.ts'

/** More than so many are no few: everything is read for them. */
const mostFew = 50_000
/** Looked at in one go, some ten milliseconds, and before somebody else who asks this thread gets a turn. */
const rowsAtOnce = 50_000
const rowsATurn = 500_000
/** As long, where rows are looked up one by one. */
const lookedUpAtOnce = 500
const lookedUpATurn = 10_000
/** Cases that are named one by one; of more it is only asked whether a contact is about any. */
const mostCases = 5_000

/** What may fit; `haveWords`: all of it has the words that are looked for. */
export type FoundFew = { readonly columns: FindingColumns; readonly haveWords: boolean }

/** Share of the table that was looked through; null: there are more than a few, or nothing tells them from the others. */
export type Few = number | FoundFew | null

export type FewAsked = {
  /** Says the same of the same question. */
  readonly key: string
  test(): Test
  /**
   * Places in the full text at which all contacts are that have the words, in any order; `haveWords`: none but these.
   * Null where no words are looked for, or there are more than `most`.
   */
  places(most: number): { readonly places: readonly number[]; readonly haveWords: boolean } | null
  /** About how many contacts there are. */
  readonly expected: number
}

type Condition = { readonly sql: string; readonly bound: readonly (number | string)[] }
type State = {
  readonly key: string
  readonly turn: number
  /** Null: it looks no further. */
  steps: Generator<number, FoundFew | null> | null
  found: FoundFew | null
}

/**
 * Finds few among many in the database itself, while what leads look in is not in memory: to look at a row there takes a
 * fifth of what it takes to hand it over. What it gives may fit; whatever does fit is among it. `written`: something was
 * since it was last asked.
 */
export function createFew(db: Database, giveWay: GiveWay, written: () => void) {
  const selectTurn = db.prepare<[], number>('SELECT coalesce(max(turn), 0) FROM finding_touch').pluck()
  const selectRow = db.prepare<[number], Row>(`SELECT ${rowColumns} FROM finding_row WHERE entry = ?`)
  const selectAbout = db.prepare<[number], number>('SELECT row FROM finding_note WHERE entry = ?').pluck()
  const selectEnd = db
    .prepare<[number], number>(
      `SELECT entry FROM finding_row WHERE entry > ? ORDER BY entry LIMIT 1 OFFSET ${rowsAtOnce - 1}`,
    )
    .pluck()
  let state: State | null = null

  /** `entries`: places in the full text, or rows. */
  function* lookUp(entries: Iterable<number>, haveWords: boolean): Generator<number, FoundFew> {
    const rows = new Map<number, Row>()
    // In the order in which they lie.
    const places = Float64Array.from(entries).sort()
    for (const [index, entry] of places.entries()) {
      const row = selectRow.get(entry) ?? selectRow.get(selectAbout.get(entry) ?? Number.NaN)
      if (row !== undefined) rows.set(row.entry, row)
      if (index % lookedUpAtOnce === 0) giveWay()
      if (index % lookedUpATurn === lookedUpATurn - 1) yield index / places.length
    }
    return { columns: columnsOf([...rows.values()]), haveWords }
  }

  function* sift(conditions: readonly Condition[], expected: number): Generator<number, FoundFew | null> {
    const where = conditions.map(({ sql }) => sql).join(' AND ')
    const bound = conditions.flatMap((condition) => condition.bound)
    const select = db.prepare<(number | string)[], Row>(
      `SELECT ${rowColumns} FROM finding_row WHERE entry > ? AND entry <= ? AND ${where}`,
    )
    const rows: Row[] = []
    for (let [last, looked] = [Number.MIN_SAFE_INTEGER, rowsAtOnce]; ; looked += rowsAtOnce) {
      const end = selectEnd.get(last) ?? Number.MAX_SAFE_INTEGER
      rows.push(...select.all(last, end, ...bound))
      if (rows.length > mostFew) return null
      if (end === Number.MAX_SAFE_INTEGER) return { columns: columnsOf(rows), haveWords: false }
      last = end
      giveWay()
      if (looked % rowsATurn === 0) yield Math.min(0.99, looked / expected)
    }
  }

  /** Null: there is nothing to go by. */
  function stepsOf({ test, places, expected }: FewAsked): State['steps'] {
    const found = places(mostFew)
    if (found !== null) return lookUp(found.places, found.haveWords)
    const asked = test()
    if (asked.reviewed?.wanted && asked.reviewed.rows.size <= mostFew)
      return lookUp(asked.reviewed.rows, false)
    const conditions = conditionsOf(asked)
    return conditions.length === 0 ? null : sift(conditions, expected)
  }

  return {
    /** Looks on, where it was asked the same before. */
    next(asked: FewAsked): Few {
      const turn = selectTurn.get() ?? 0
      const isSame = state?.key === asked.key
      if (state === null || state.turn !== turn) written()
      // What was written while it looked may have been passed by: then everything is read.
      if (state !== null && isSame && state.turn !== turn && state.found === null) state.steps = null
      else if (state === null || !isSame || state.turn !== turn)
        state = { key: asked.key, turn, steps: stepsOf(asked), found: null }
      if (state.steps === null) return state.found
      const { done, value } = state.steps.next()
      if (!done) return value
      state.steps = null
      state.found = value
      return value
    },
    forget(): void {
      state = null
    },
  }
}

/** What a row itself tells of whether it may fit. A plus keeps SQLite from going by time, from page to page. */
function conditionsOf({ from, to, facets, cases, duration, held, mostHours, brokenPromise }: Test) {
  const conditions: Condition[] = []
  const add = (sql: string, ...bound: (number | string)[]) => void conditions.push({ sql, bound })
  if (brokenPromise) add('broken_at IS NOT NULL')
  if (from > 0) add('+at >= ?', from * 1000)
  if (to < 2 ** 32) add('+at < ?', to * 1000)
  const kinds = numbersOf(facets)
  // The first is none.
  if (kinds.length < facets.length - 1)
    add('facet IN (SELECT value FROM json_each(?))', JSON.stringify(kinds))
  if (duration !== null) add(`min(duration_seconds, ${none - 1}) BETWEEN ? AND ?`, ...duration)
  if (held !== null) add(`min(held_seconds, ${none}) BETWEEN ? AND ?`, ...held)
  if (mostHours !== null) add(`min(hours_since, ${none - 1}) <= ?`, mostHours)
  if (cases !== null && cases[0] !== 1) {
    const numbers = numbersOf(cases)
    if (numbers.length > mostCases) add('+case_number <> 0')
    else add('+case_number IN (SELECT value FROM json_each(?))', JSON.stringify(numbers))
  }
  return conditions
}

function numbersOf(fits: Uint8Array): readonly number[] {
  return Array.from(fits.keys()).filter((number) => fits[number] === 1)
}
