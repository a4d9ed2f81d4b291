import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type CaseSaid, noCase } from '../domain/review-filter.ts'

/** What cases say: many say the same, and only their numbers are many. */
export type FindingCases = {
  /** Different from each other; the first is said of what is about no case. */
  readonly said: readonly CaseSaid[]
  /** For each row of `finding_case`: which of `said`. */
  readonly saidBy: readonly number[]
}

/** To hand one text over costs less than two identifiers. */
type Row = [number: number, told: string]

const columns = "number, state || ' ' || complaint || ' ' || hex(category_id) || ' ' || hex(desk_id)"
/** Read before somebody else who asks this thread gets a turn: a tenth of a second. */
const rowsAtOnce = 100_000

/** Keeps what cases say in memory. */
export function createCases(db: Database) {
  const selectAfter = db
    .prepare<[number], Row>(
      `SELECT ${columns} FROM finding_case WHERE number > ? ORDER BY number LIMIT ${rowsAtOnce}`,
    )
    .raw()
  const selectOne = db.prepare<[number], Row>(`SELECT ${columns} FROM finding_case WHERE number = ?`).raw()
  let cases = noCases()

  function take([number, told]: Row): void {
    const { said, saidBy, known } = cases
    const place = known.get(told) ?? said.push(saidIn(told)) - 1
    known.set(told, place)
    while (saidBy.length < number) saidBy.push(0)
    saidBy[number] = place
  }

  function readSome(): boolean {
    let read = 0
    for (const row of selectAfter.iterate(cases.saidBy.length - 1)) {
      take(row)
      read += 1
    }
    return read === rowsAtOnce
  }

  return {
    /** Reads some of those that are not here yet; whether there may be more. */
    readSome,
    /** All there are. */
    all(): FindingCases {
      while (readSome());
      return cases
    },
    /** They say something else by now. */
    touch(numbers: readonly number[]): void {
      for (const number of numbers) {
        // One that is not here yet is read with the others.
        const row = number < cases.saidBy.length ? selectOne.get(number) : undefined
        if (row !== undefined) take(row)
      }
    },
    forget(): void {
      cases = noCases()
    },
  }
}

function noCases() {
  return { said: [noCase], saidBy: [0], known: new Map<string, number>() }
}

function saidIn(told: string): CaseSaid {
  const [state = '', complaint, category = '', desk = ''] = told.split(' ')
  return { state, complaint: complaint === '1', categoryId: uuidOf(category), deskId: uuidOf(desk) }
}

function uuidOf(hex: string): string {
  return hex === '' ? '' : uuidFromBlob(Buffer.from(hex, 'hex'))
}
