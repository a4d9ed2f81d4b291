import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import type { FacetSaid, Moments } from '../domain/review-filter.ts'
import { createCases, type FindingCases } from './finding-cases.ts'
import { createNearSearch, type FindingColumns, noColumns } from './finding-columns.ts'
import { createFew, type Few, type FewAsked } from './finding-few.ts'
import { createFreshRows } from './finding-fresh.ts'
import { createHead } from './finding-head.ts'
import { createLoader, type Loading, type NoteRows } from './finding-loader.ts'
import { createSizeReader } from './finding-size.ts'

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
  /** Those that are not here yet are read. */
  cases(): FindingCases
  /** Rows of `finding_row` with a review. */
  reviewed(): ReadonlySet<number>
  /** How many reviews there are: none ever goes, so that another number says that one came. */
  reviews(): number
  /** The row that a place in the full text belongs to, quick for places each of which lies near the last one. */
  rowFinder(): (entry: number) => number
  /** Another one whenever anything was written but reviews. */
  readonly version: number
  /** To be called between some thousands of places. */
  readonly giveWay: GiveWay
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
export function createFindingIndex(db: Database, giveWay: GiveWay) {
  const begin = createLoader(db, giveWay)
  const readTouches = createTouchReader(db)
  const { reviewed, reviews } = createReviewedReader(db)
  const facets = createFacetReader(db)
  const cases = createCases(db)
  // Nobody tells of what is written before everything is read.
  const head = createHead(db, cases.forget)
  const sizeOf = createSizeReader(db)
  const few = createFew(db, giveWay, cases.forget)
  let loading: Loading | null = null
  let kept: Kept | null = null
  let findings: Findings | null = null
  let version = 0

  function load(): number | Findings {
    loading ??= begin()
    const loaded = cases.readSome() ? null : loading.next()
    if (loaded === null) return loading.share()
    const { columns: base, notes } = loaded
    kept = { base, turn: loading.turn, freshRows: createFreshRows(db), notes, freshNotes: new Map() }
    loading = null
    head.forget()
    few.forget()
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
    const own = version
    const shared = { cases: cases.all, reviewed: () => reviewed(own), reviews, rowFinder, giveWay }
    return { base, fresh, facets: facets(), version: own, ...shared }
  }

  function take(one: Kept, { rows, notes, turn, ...touched }: Touched): void {
    one.turn = turn
    cases.touch(touched.cases)
    for (const [entry, row] of notes) one.freshNotes.set(entry, row)
    one.freshRows.read(rows)
    for (const row of rows) {
      const place = one.base.placeOf(row)
      if (place >= 0) one.base.facet[place] = 0
    }
  }

  const alone = (columns: FindingColumns) => findingsOf(noColumns, columns, () => (entry) => entry)

  function unread(): number | null {
    if (kept !== null) return null
    loading ??= begin()
    return loading.expected < fewRows ? null : loading.expected
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
     * The newest contacts of a period and the share of all its contacts that they are, before everything is read; asked
     * again, some more of them. Null: everything is read, or there is so little that it is read as soon.
     */
    newest({ from, to }: Moments): { readonly findings: Findings; readonly share: number } | null {
      const columns = unread() === null ? null : head.more(to)
      if (columns === null) return null
      // They come from the end of the period, and go beyond its beginning where they are all.
      const isAll = (columns.at[0] ?? 0) * 1000 < from
      const share = isAll ? 1 : Math.min(1, columns.length / Math.max(1, sizeOf({ from, to })))
      return { findings: alone(columns), share }
    },
    /** About how many contacts are still to be read; null: none, or so few that they are read as soon. */
    unread,
    /** As `createFew` finds them, before everything is read; null as for `newest`, too. */
    few(asked: Omit<FewAsked, 'expected'>): Few {
      const expected = unread()
      return expected === null ? null : few.next({ ...asked, expected })
    },
    /** As if there were no other contacts. */
    alone,
    /** Gives the memory back. */
    forget(): void {
      kept = null
      findings = null
      loading = null
      head.forget()
      few.forget()
      cases.forget()
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

/** What facets say: one never changes. */
function createFacetReader(db: Database): () => readonly (FacetSaid | undefined)[] {
  type FacetRow = Omit<FacetSaid, 'agentId' | 'transferred'> & {
    id: number
    agent: Buffer
    transferred: number
  }
  const select = db.prepare<[number], FacetRow>(
    `SELECT id, agent_id AS agent, channel, direction, outcome, transferred, reason
     FROM finding_facet WHERE id >= ? ORDER BY id`,
  )
  const facets: (FacetSaid | undefined)[] = []
  return () => {
    for (const { id, agent, transferred, ...said } of select.all(facets.length))
      facets[id] = {
        ...said,
        agentId: agent.length === 0 ? '' : uuidFromBlob(agent),
        transferred: transferred === 1,
      }
    return facets
  }
}

/** Rows with a review, read anew when another review, or another contact, was written. */
function createReviewedReader(db: Database) {
  const select = db
    .prepare<[], number>(
      // From the few to the many: SQLite would begin at the other end.
      'SELECT r.entry FROM review v CROSS JOIN finding_row r ON r.id = v.interaction_id',
    )
    .pluck()
  const count = db.prepare<[], number>('SELECT count(*) FROM review').pluck()
  const reviews = (): number => count.get() ?? 0
  let read = { version: -1, count: -1, rows: new Set<number>() }
  return {
    reviews,
    reviewed(version: number): ReadonlySet<number> {
      if (read.version !== version || read.count !== reviews())
        read = { version, count: reviews(), rows: new Set(select.all()) }
      return read.rows
    },
  }
}
