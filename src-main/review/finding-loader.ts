import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import {
  columnsStepByStep,
  createNearSearch,
  type FindingColumns,
  none,
  type RawColumns,
} from './finding-columns.ts'
import { createSizeReader } from './finding-size.ts'

/** Rows read in one go, some ten milliseconds, and before somebody else who asks this thread gets a turn. */
const rowsAtOnce = 20_000
const rowsATurn = 200_000

/**
 * What `finding_row` holds, three numbers a row instead of seven: to hand a number over costs more than to read it.
 * `facet` has 20 bits, so that all of a number stays below 2 to the power of 53.
 */
const facetBits = 20

export type Loaded = { readonly columns: FindingColumns; readonly notes: NoteRows }
/** Notes about a contact, by their rising place in the full text, and the row each is about. */
export type NoteRows = { readonly entry: Float64Array; readonly row: Float64Array }

export type Loading = {
  /** From 0 to 1. */
  share(): number
  /** Reads on; null until everything is read. */
  next(): Loaded | null
  /** About how many rows there are. */
  readonly expected: number
  /** The newest touch that was there when it began. */
  readonly turn: number
}

/** Reads everything there is to find contacts by, slice by slice. */
export function createLoader(db: Database, giveWay: GiveWay): () => Loading {
  const sizeOf = createSizeReader(db)
  const selectTurn = db.prepare<[], number>('SELECT coalesce(max(turn), 0) FROM finding_touch').pluck()
  const slice = createSlice(db)
  const withSparse = createSparse(db, giveWay)
  const readNotes = createNoteReader(db)

  function* read(tell: (length: number) => void): Generator<undefined, Loaded, undefined> {
    const parts: Slice[] = []
    let length = 0
    for (let last = Number.MIN_SAFE_INTEGER; ; ) {
      const part = slice(last)
      if (part.entries.length === 0) break
      parts.push(part)
      length += part.entries.length
      last = part.entries.at(-1) ?? last
      tell(length)
      giveWay()
      if (length % rowsATurn === 0) yield
    }
    const dense = unpacked(parts, length)
    // Hundreds of megabytes that nobody needs any more.
    parts.length = 0
    yield
    const raw = yield* withSparse(dense)
    yield
    const notes = readNotes()
    yield
    return { columns: yield* columnsStepByStep(raw, giveWay), notes }
  }

  return () => {
    const expected = sizeOf()
    let length = 0
    const steps = read((now) => {
      length = now
    })
    return {
      turn: selectTurn.get() ?? 0,
      expected,
      // What follows the reading takes a sixth of the time.
      share: () => (expected === 0 ? 1 : Math.min(1, length / expected) * 0.85),
      next() {
        const { done, value } = steps.next()
        return done ? value : null
      },
    }
  }
}

type Slice = { readonly entries: Float64Array; readonly said: Float64Array; readonly spans: Float64Array }

function createSlice(db: Database): (after: number) => Slice {
  const select = (what: string) =>
    db
      .prepare<[number], number>(
        `SELECT ${what} FROM finding_row WHERE entry > ? ORDER BY entry LIMIT ${rowsAtOnce}`,
      )
      .pluck()
  const entries = select('entry')
  const said = select(`at / 1000 * ${2 ** facetBits} + facet`)
  const spans = select(`
    (coalesce(min(duration_seconds, ${none - 1}), ${none}) * 65536 + min(held_seconds, ${none})) * 65536
      + coalesce(min(hours_since, ${none - 1}), ${none})`)
  const read = db.transaction(
    (after: number): Slice => ({
      entries: Float64Array.from(entries.all(after)),
      said: Float64Array.from(said.all(after)),
      spans: Float64Array.from(spans.all(after)),
    }),
  )
  return (after) => read(after)
}

type Dense = Omit<RawColumns, 'caseNumber' | 'brokenAt'>

function unpacked(parts: readonly Slice[], length: number): Dense {
  const [entry, at, facet] = [new Float64Array(length), new Uint32Array(length), new Uint32Array(length)]
  const [duration, held, hoursSince] = [0, 1, 2].map(() => new Uint16Array(length)) as [
    Uint16Array<ArrayBuffer>,
    Uint16Array<ArrayBuffer>,
    Uint16Array<ArrayBuffer>,
  ]
  let begin = 0
  for (const { entries, said, spans } of parts) {
    entry.set(entries, begin)
    for (let index = 0; index < entries.length; index += 1) {
      const one = said[index] ?? 0
      const seconds = Math.floor(one / 2 ** facetBits)
      at[begin + index] = seconds
      facet[begin + index] = one - seconds * 2 ** facetBits
      const span = spans[index] ?? 0
      const high = Math.floor(span / 2 ** 32)
      const low = span - high * 2 ** 32
      duration[begin + index] = high
      held[begin + index] = low >>> 16
      hoursSince[begin + index] = low & 0xffff
    }
    begin += entries.length
  }
  return { length, entry, at, facet, duration, held, hoursSince }
}

/** What few contacts have; of ten million every third is about a case. */
function createSparse(
  db: Database,
  giveWay: GiveWay,
): (dense: Dense) => Generator<undefined, RawColumns, undefined> {
  const aboutCases = (column: 'entry' | 'case_number') =>
    db
      .prepare<[number], number>(
        `SELECT ${column} FROM finding_row INDEXED BY finding_row_case
         WHERE case_number <> 0 AND entry > ? ORDER BY entry LIMIT ${rowsAtOnce}`,
      )
      .pluck()
  const [selectEntries, selectNumbers] = [aboutCases('entry'), aboutCases('case_number')]
  const read = db.transaction((after: number) => ({
    entries: selectEntries.all(after),
    numbers: selectNumbers.all(after),
  }))
  const selectBroken = db
    .prepare<[], [number, number]>(
      'SELECT entry, broken_at FROM finding_row INDEXED BY finding_row_broken WHERE broken_at IS NOT NULL',
    )
    .raw()
  return function* (dense) {
    const caseNumber = new Uint32Array(dense.length)
    const indexOfNext = createNearSearch(dense.entry)
    for (let [last, looked] = [Number.MIN_SAFE_INTEGER, rowsAtOnce]; ; looked += rowsAtOnce) {
      const { entries, numbers } = read(last)
      for (const [place, entry] of entries.entries()) {
        const index = indexOfNext(entry)
        if (index >= 0) caseNumber[index] = numbers[place] ?? 0
      }
      const end = entries.at(-1)
      if (end === undefined) break
      last = end
      giveWay()
      if (looked % rowsATurn === 0) yield
    }
    return { ...dense, caseNumber, brokenAt: new Map(selectBroken.all()) }
  }
}

function createNoteReader(db: Database): () => NoteRows {
  const select = (column: 'entry' | 'row') =>
    db.prepare<[], number>(`SELECT ${column} FROM finding_note ORDER BY entry`).pluck()
  const [entries, rows] = [select('entry'), select('row')]
  return db.transaction(() => ({
    entry: Float64Array.from(entries.all()),
    row: Float64Array.from(rows.all()),
  }))
}
