import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type CaseSaid, type FacetSaid, noCase } from '../domain/review-filter.ts'
import { createNearSearch, type FindingColumns, noColumns } from './finding-columns.ts'
import { createFreshRows } from './finding-fresh.ts'
import { createHead } from './finding-head.ts'
import { createLoader, type Loading, type NoteRows } from './finding-loader.ts'

/** More rows written since than this are not kept beside the others: everything is read anew. */
const mostFresh = 20_000
/** Read in less time than it takes to look at the newest first. */
const fewRows = 50_000

/** Everything contacts are found by, as of one moment. */
export type Findings = {
  readonly base: FindingColumns
  /** Written since; their older selves in `base` have facet 0, which fits nothing. */
  readonly fresh: FindingColumns
  /** By their number. */
  readonly facets: readonly (FacetSaid | undefined)[]
  cases(): readonly (CaseSaid | undefined)[]
  /** Rows of `finding_row` with a review. */
  reviewed(): ReadonlySet<number>
  /** The row that a place in the full text belongs to, quick for places each of which lies near the last one. */
  rowFinder(): (entry: number) => number
  /** Another one whenever anything was written. */
  readonly version: number
}

type Kept = {
  readonly base: FindingColumns
  readonly freshRows: ReturnType<typeof createFreshRows>
  /** Notes that were read with the others, by their rising entry, and those written since. */
  readonly notes: NoteRows
  readonly freshNotes: Map<number, number>
  turn: number
}

/** Keeps in memory what contacts are found by. */
export function createFindingIndex(db: Database) {
  const begin = createLoader(db)
  const readTouches = createTouchReader(db)
  const reviewed = createReviewedReader(db)
  const said = createSaidReader(db)
  const head = createHead(db)
  let loading: Loading | null = null
  let kept: Kept | null = null
  let findings: Findings | null = null
  let version = 0

  function load(): number | Findings {
    loading ??= begin()
    const loaded = loading.next()
    if (loaded === null) return loading.share()
    const { columns: base, notes } = loaded
    kept = { base, turn: loading.turn, freshRows: createFreshRows(db), notes, freshNotes: new Map() }
    loading = null
    head.forget()
    said.forget()
    return look(kept)
  }

  function look({ base, freshRows, notes, freshNotes }: Kept): Findings {
    const rowFinder = () => {
      const indexOfNext = createNearSearch(notes.entry)
      return (entry: number) => {
        const index = indexOfNext(entry)
        return freshNotes.get(entry) ?? (index < 0 ? entry : (notes.row[index] ?? entry))
      }
    }
    findings = findingsOf(base, freshRows.columns(), rowFinder)
    return findings
  }

  function findingsOf(
    base: FindingColumns,
    fresh: FindingColumns,
    rowFinder: Findings['rowFinder'],
  ): Findings {
    version += 1
    return { base, fresh, facets: said.facets(), cases: said.cases, reviewed, rowFinder, version }
  }

  function take(one: Kept, { rows, notes, cases, turn }: Touched): void {
    one.turn = turn
    said.touch(cases)
    for (const [entry, row] of notes) one.freshNotes.set(entry, row)
    one.freshRows.read(rows)
    for (const row of rows) {
      const place = one.base.placeOf(row)
      if (place >= 0) one.base.facet[place] = 0
    }
  }

  return {
    /** Everything written until now; a number from 0 to 1: so much of it is read, and it has to be asked again. */
    refresh(): number | Findings {
      if (kept === null || findings === null) return load()
      const touched = readTouches(kept.turn)
      if (touched === null || kept.freshRows.size() + touched.rows.length > mostFresh) {
        this.forget()
        return load()
      }
      if (touched.turn === kept.turn) return findings
      take(kept, touched)
      return look(kept)
    },
    /**
     * The newest contacts, and the share of all that they are, before everything is read; asked again, some more of
     * them. Null: everything is read, or there is so little that it is read as soon.
     */
    newest(): { readonly findings: Findings; readonly share: number } | null {
      if (kept !== null) return null
      loading ??= begin()
      if (loading.expected < fewRows) return null
      const columns = head.more()
      if (columns === null) return null
      said.forget()
      const newest = findingsOf(noColumns, columns, () => (entry) => entry)
      return { findings: newest, share: columns.length / loading.expected }
    },
    /** Gives the memory back. */
    forget(): void {
      kept = null
      findings = null
      loading = null
      head.forget()
      said.forget()
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
  const selectFacets = db.prepare<[number], FacetRow>(
    `SELECT id, agent_id AS agent, channel, direction, outcome, transferred, reason
     FROM finding_facet WHERE id >= ? ORDER BY id`,
  )
  const readCases = createCaseReader(db)
  const facets: (FacetSaid | undefined)[] = []
  let cases: (CaseSaid | undefined)[] = [noCase]
  let touched: number[] = []

  return {
    facets(): readonly (FacetSaid | undefined)[] {
      for (const { id, agent, transferred, ...said } of selectFacets.all(facets.length))
        facets[id] = { ...said, agentId: uuidOrNothing(agent), transferred: transferred === 1 }
      return facets
    },
    /** Read when a filter asks about them: there may be many. */
    cases(): readonly (CaseSaid | undefined)[] {
      readCases(cases, touched)
      touched = []
      return cases
    },
    touch(numbers: readonly number[]): void {
      touched.push(...numbers)
    },
    forget(): void {
      cases = [noCase]
      touched = []
    },
  }
}

function createCaseReader(db: Database) {
  type CaseRow = { number: number; state: string; category: Buffer; desk: Buffer; complaint: number }
  const columns = 'number, state, category_id AS category, desk_id AS desk, complaint'
  const selectFrom = db.prepare<[number], CaseRow>(
    `SELECT ${columns} FROM finding_case WHERE number >= ? ORDER BY number`,
  )
  const selectOne = db.prepare<[number], CaseRow>(`SELECT ${columns} FROM finding_case WHERE number = ?`)
  return (cases: (CaseSaid | undefined)[], touched: readonly number[]): void => {
    const rows = [
      ...touched.flatMap((number) => selectOne.get(number) ?? []),
      ...selectFrom.all(cases.length),
    ]
    for (const { number, state, category, desk, complaint } of rows)
      cases[number] = {
        state,
        categoryId: uuidOrNothing(category),
        deskId: uuidOrNothing(desk),
        complaint: complaint === 1,
      }
  }
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
