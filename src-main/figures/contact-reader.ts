import { Direction, Outcome } from '../contract/history.ts'
import { ReviewChannel } from '../contract/review.ts'
import type { Database } from '../database/connection.ts'
import { nowAndThen } from '../database/giving-way.ts'
import { wordReader } from '../database/row-values.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { contactDirection, reachedSomebody, solvesAtOnce } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

/** What many contacts have in common; see `finding_facet` in migration 0060. */
export type Kind = {
  readonly agent: string
  /** Its place among those of the reader. */
  readonly agentNumber: number
  /** Somebody had it, and nobody was named. */
  readonly isUnnamed: boolean
  readonly channel: string
  readonly direction: 'in' | 'out'
  readonly solves: boolean
  readonly reached: boolean
  readonly transferred: boolean
  readonly reason: string
  /** Of the worker who was asked for. */
  readonly wanted: boolean
}

/** `at`, UTC seconds. Seconds; null: none, or no earlier contact. */
export type CountedContact = {
  readonly at: number
  readonly kind: Kind
  readonly entry: number
  readonly hoursSince: number | null
  readonly duration: number | null
  readonly held: number
  /** Of the desk and the worker who were asked for. */
  readonly wanted: boolean
}

/** `facet` has 20 bits, so that all of a number stays below 2 to the power of 53. */
const facetSize = 2 ** 20
const none = 65_535

/** Contacts of a stretch, in no order. */
export function createContactReader(db: Database, whose: Whose) {
  const { kinds, agents } = readKinds(db, whose)
  const isOfDesk =
    whose.deskId === null ? '1' : 'case_number IN (SELECT number FROM finding_case WHERE desk_id = ?)'
  const desk = whose.deskId === null ? [] : [uuidToBlob(whose.deskId)]
  // In the order in which they lie in the table: what was imported lies in that of the file, and by time each of many
  // contacts would be on another page, to be read and decrypted anew.
  const range = `FROM finding_row
    WHERE entry IN (SELECT entry FROM finding_row WHERE at >= ? AND at < ? AND ${nowAndThen('entry')})`
  const said = `at / 1000 * ${facetSize} + facet`
  // To hand a number over costs more than to read it.
  const selectTimes = db
    .prepare<(number | Buffer)[], number>(`SELECT ${said} ${range} AND ${isOfDesk}`)
    .pluck()
  const selectAll = db
    .prepare<(number | Buffer)[], [number, number, number, number]>(
      `SELECT ${said}, entry,
         (coalesce(min(duration_seconds, ${none - 1}), ${none}) * 65536 + min(held_seconds, ${none})) * 65536
           + coalesce(min(hours_since, ${none - 1}), ${none}),
         ${isOfDesk} ${range}`,
    )
    .raw()

  // Two numbers a combination, and of those there are few.
  const selectPeople = db
    .prepare<[number, number], [number, Buffer]>(
      `SELECT DISTINCT facet, coalesce((SELECT desk_id FROM finding_case WHERE number = case_number), x'')
       ${range}`,
    )
    .raw()

  function kindOf(packed: number): readonly [number, Kind | undefined] {
    const at = Math.floor(packed / facetSize)
    return [at, kinds[packed - at * facetSize]]
  }

  return {
    /** By their number; a first empty one is nobody. */
    agents,
    /** All of them, also those that were not asked for. */
    each({ from, to }: Span, tell: (contact: CountedContact) => void): void {
      for (const [packed, entry, spans, ofDesk] of selectAll.iterate(...desk, from, to)) {
        const [at, kind] = kindOf(packed)
        if (kind === undefined) continue
        const duration = Math.floor(spans / 2 ** 32)
        const low = spans - duration * 2 ** 32
        tell({
          at,
          kind,
          entry,
          duration: numberOrNull(duration),
          held: low >>> 16,
          hoursSince: numberOrNull(low & 0xffff),
          wanted: kind.wanted && ofDesk === 1,
        })
      }
    },
    /** When those were that were asked for: half as long to read. */
    eachTime({ from, to }: Span, tell: (at: number, kind: Kind) => void): void {
      for (const packed of selectTimes.iterate(from, to, ...desk)) {
        const [at, kind] = kindOf(packed)
        if (kind?.wanted) tell(at, kind)
      }
    },
    /** Each worker once for each desk (null: about none) with a contact of theirs; empty: somebody unnamed. */
    eachPerson({ from, to }: Span, tell: (deskId: string | null, agent: string) => void): void {
      for (const [facet, deskId] of selectPeople.iterate(from, to)) {
        const kind = kinds[facet]
        if (kind !== undefined && (kind.agent !== '' || kind.isUnnamed))
          tell(deskId.length === 0 ? null : uuidFromBlob(deskId), kind.agent)
      }
    },
  }
}

function numberOrNull(value: number): number | null {
  return value === none ? null : value
}

type FacetRow = {
  id: number
  agent: string
  channel: string
  direction: string
  outcome: string
  transferred: number
  reason: string
}

const channelOf = wordReader(ReviewChannel)
const directionOf = wordReader(Direction)
const outcomeOf = wordReader(Outcome)

/** By number; what is no contact is left out. */
function readKinds(
  db: Database,
  { agentId }: Whose,
): { readonly kinds: readonly (Kind | undefined)[]; readonly agents: readonly string[] } {
  const rows = db
    .prepare<[], FacetRow>(
      `SELECT id, lower(hex(agent_id)) AS agent, channel, direction, outcome, transferred, reason FROM finding_facet`,
    )
    .all()
  const wanted = agentId?.replaceAll('-', '') ?? null
  const kinds: (Kind | undefined)[] = []
  const agents = ['']
  const numbers = new Map([['', 0]])
  const numberOf = (agent: string) => {
    const number = numbers.get(agent) ?? agents.push(agent) - 1
    numbers.set(agent, number)
    return number
  }
  for (const row of rows) {
    const direction = contactDirection(channelOf(row.channel), directionOf(row.direction))
    if (direction === null) continue
    const transferred = row.transferred === 1
    const outcome = row.outcome === '' ? null : outcomeOf(row.outcome)
    kinds[row.id] = {
      agentNumber: numberOf(row.agent),
      isUnnamed: row.agent === '' && (direction === 'out' || row.channel === 'phone'),
      ...{ agent: row.agent, direction, transferred, channel: row.channel, reason: row.reason },
      solves: solvesAtOnce({ outcome, transferred }),
      reached: reachedSomebody(outcome),
      wanted: wanted === null || row.agent === wanted,
    }
  }
  return { kinds, agents }
}
