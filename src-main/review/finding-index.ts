import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type CaseSaid, type FacetSaid, noCase } from '../domain/review-filter.ts'
import { type FindingColumns, indexOf } from './finding-columns.ts'
import { createFreshReader } from './finding-fresh.ts'
import { createLoader, type Loading } from './finding-loader.ts'

/** More rows written since than this are not kept beside the others: everything is read anew. */
const mostFresh = 20_000

/** Everything contacts are found by, as of one moment. */
export type Findings = {
  readonly base: FindingColumns
  /** Written since; their older selves in `base` have facet 0, which fits nothing. */
  readonly fresh: FindingColumns
  /** By their number. */
  readonly facets: readonly (FacetSaid | undefined)[]
  readonly cases: readonly (CaseSaid | undefined)[]
  /** Rows of `finding_row` with a review. */
  reviewed(): ReadonlySet<number>
  /** The row that a place in the full text belongs to. */
  rowOf(entry: number): number
  /** Another one whenever anything was written. */
  readonly version: number
}

type Kept = {
  readonly base: FindingColumns
  readonly freshRows: Set<number>
  /** Notes that were read with the others, by their rising entry, and those written since. */
  readonly notes: NoteRows
  readonly freshNotes: Map<number, number>
  turn: number
}
type NoteRows = { readonly entry: Float64Array; readonly row: Float64Array }

/** Keeps in memory what contacts are found by. */
export function createFindingIndex(db: Database) {
  const begin = createLoader(db)
  const readFresh = createFreshReader(db)
  const readTouches = createTouchReader(db)
  const readNotes = createNoteReader(db)
  const reviewed = createReviewedReader(db)
  let said = createSaidReader(db)
  let loading: Loading | null = null
  let kept: Kept | null = null
  let findings: Findings | null = null
  let version = 0

  function load(): number | Findings {
    loading ??= begin()
    const base = loading.next()
    if (base === null) return loading.share()
    const notes = readNotes()
    kept = { base, turn: loading.turn, freshRows: new Set(), notes, freshNotes: new Map() }
    loading = null
    said = createSaidReader(db)
    return look(kept, [])
  }

  function look({ base, freshRows, notes, freshNotes }: Kept, touchedCases: readonly number[]): Findings {
    version += 1
    const rowOf = (entry: number) => {
      const index = indexOf(notes.entry, entry)
      return freshNotes.get(entry) ?? (index < 0 ? entry : (notes.row[index] ?? entry))
    }
    const fresh = readFresh(freshRows)
    findings = { base, fresh, ...said(touchedCases), reviewed, rowOf, version }
    return findings
  }

  function take(one: Kept, { rows, notes, turn }: Touched): void {
    one.turn = turn
    for (const [entry, row] of notes) one.freshNotes.set(entry, row)
    for (const row of rows) {
      one.freshRows.add(row)
      const place = one.base.placeOf(row)
      if (place >= 0) one.base.facet[place] = 0
    }
  }

  return {
    /** Everything written until now; a number from 0 to 1: so much of it is read, and it has to be asked again. */
    refresh(): number | Findings {
      if (kept === null || findings === null) return load()
      const touched = readTouches(kept.turn)
      if (touched === null || kept.freshRows.size + touched.rows.length > mostFresh) {
        this.forget()
        return load()
      }
      if (touched.turn === kept.turn) return findings
      take(kept, touched)
      return look(kept, touched.cases)
    },
    /** As it was when it was last refreshed. */
    seen: (): Findings | null => findings,
    /** Gives the memory back. */
    forget(): void {
      kept = null
      findings = null
      loading = null
    },
  }
}

type Touched = {
  readonly turn: number
  readonly rows: readonly number[]
  /** Each with the row it is about. */
  readonly notes: readonly (readonly [number, number])[]
  readonly cases: readonly number[]
}

function createTouchReader(db: Database): (after: number) => Touched | null {
  type Touch = { turn: number; kind: string; number: number; row: number | null }
  const select = db.prepare<[number], Touch>(`
    SELECT t.turn, t.kind, t.number, n.row FROM finding_touch t
    LEFT JOIN finding_note n ON t.kind = 'note' AND n.entry = t.number
    WHERE t.turn > ? ORDER BY t.turn
  `)
  const selectOldest = db.prepare<[], number | null>('SELECT min(turn) FROM finding_touch').pluck()
  /** Null: more was written than is told. */
  return (after) => {
    const oldest = selectOldest.get() ?? 0
    if (oldest > after + 1) return null
    const touches = select.all(after)
    const of = (wanted: string) => touches.filter(({ kind }) => kind === wanted)
    return {
      turn: touches.at(-1)?.turn ?? after,
      rows: of('row').map(({ number }) => number),
      notes: of('note').flatMap(({ number, row }) => (row === null ? [] : [[number, row] as const])),
      cases: of('case').map(({ number }) => number),
    }
  }
}

/** What facets and cases say; a facet never changes, a case that was touched is read again. */
function createSaidReader(db: Database) {
  type FacetRow = Omit<FacetSaid, 'agentId' | 'transferred'> & {
    id: number
    agent: Buffer
    transferred: number
  }
  type CaseRow = { number: number; state: string; category: Buffer; desk: Buffer; complaint: number }
  const selectFacets = db.prepare<[number], FacetRow>(
    `SELECT id, agent_id AS agent, channel, direction, outcome, transferred, reason
     FROM finding_facet WHERE id >= ? ORDER BY id`,
  )
  const caseColumns = 'number, state, category_id AS category, desk_id AS desk, complaint'
  const selectCases = db.prepare<[number], CaseRow>(
    `SELECT ${caseColumns} FROM finding_case WHERE number >= ? ORDER BY number`,
  )
  const selectCase = db.prepare<[number], CaseRow>(`SELECT ${caseColumns} FROM finding_case WHERE number = ?`)
  const facets: (FacetSaid | undefined)[] = []
  const cases: (CaseSaid | undefined)[] = [noCase]

  return (touched: readonly number[]): Pick<Findings, 'facets' | 'cases'> => {
    for (const { id, agent, transferred, ...said } of selectFacets.all(facets.length))
      facets[id] = { ...said, agentId: uuidOrNothing(agent), transferred: transferred === 1 }
    const rows = [
      ...selectCases.all(cases.length),
      ...touched.flatMap((number) => selectCase.get(number) ?? []),
    ]
    for (const { number, state, category, desk, complaint } of rows)
      cases[number] = {
        state,
        categoryId: uuidOrNothing(category),
        deskId: uuidOrNothing(desk),
        complaint: complaint === 1,
      }
    return { facets, cases }
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

function createReviewedReader(db: Database): () => ReadonlySet<number> {
  const select = db
    .prepare<[], number>(
      // From the few to the many: SQLite would begin at the other end.
      'SELECT DISTINCT r.entry FROM review v CROSS JOIN finding_row r ON r.id = v.interaction_id',
    )
    .pluck()
  return () => new Set(select.all())
}

function uuidOrNothing(blob: Buffer): string {
  return blob.length === 0 ? '' : uuidFromBlob(blob)
}
