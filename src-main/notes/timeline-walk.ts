import type { Interaction, Note, TimelineFilter } from '../contract/history.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import {
  type InteractionRow,
  type NoteRow,
  noteColumns,
  timelineColumns,
  toInteraction,
  toNote,
} from './history-rows.ts'

export type Cursor = { readonly at: number; readonly id: Buffer }
export type Direction = 'older' | 'newer'

type Bound = Cursor & {
  readonly customer: Buffer
  readonly channels: string | null
  readonly caseId: Buffer | null
  readonly about: string
  readonly limit: number
}

/** A call is over, and in the history, at most this long after a note on it was signed. */
const longestCallMs = 24 * 60 * 60 * 1000

const steps = {
  older: { beyond: '<', order: 'DESC' },
  newer: { beyond: '>', order: 'ASC' },
} as const satisfies Record<Direction, { beyond: string; order: string }>

/**
 * What a filter lets through of the cards of one customer, nearest to a cursor first: walks the rows of the primary
 * key (customer_id, at, id) from there and stops at `limit`. Both lists come unmerged.
 */
export function createTimelineWalk(db: Database) {
  const isElsewhere = createElsewhere(db)
  const caseSubjects = createCaseSubjects(db)
  const interactions = {
    older: db.prepare<[Bound], InteractionRow>(interactionsGoing('older')),
    newer: db.prepare<[Bound], InteractionRow>(interactionsGoing('newer')),
  }
  const notes = {
    older: db.prepare<[Omit<Bound, 'limit' | 'channels' | 'about'>], NoteRow>(notesGoing('older')),
    newer: db.prepare<[Omit<Bound, 'limit' | 'channels' | 'about'>], NoteRow>(notesGoing('newer')),
  }

  function aloneNotes(
    direction: Direction,
    customers: readonly Buffer[],
    cursor: Cursor,
    caseId: Buffer | null,
    limit: number,
  ) {
    return customers.flatMap((customer) => {
      const found: Note[] = []
      for (const row of notes[direction].iterate({ customer, ...cursor, caseId })) {
        if (isElsewhere(row, customers)) continue
        found.push(toNote(row))
        if (found.length === limit) break
      }
      return found
    })
  }

  return (
    customers: readonly Buffer[],
    direction: Direction,
    cursor: Cursor,
    filter: TimelineFilter,
    limit: number,
  ): { readonly interactions: readonly Interaction[]; readonly notes: readonly Note[] } => {
    const channels = filter.kinds.filter((kind) => kind !== 'note')
    const all = filter.kinds.length === 0
    const caseId = uuidToBlobOrNull(filter.caseId)
    const about = caseId === null ? '[]' : JSON.stringify(caseSubjects(customers, caseId))
    const bound = { ...cursor, channels: all ? null : JSON.stringify(channels), caseId, about, limit }
    return {
      interactions:
        all || channels.length > 0
          ? customers.flatMap((customer) =>
              interactions[direction].all({ customer, ...bound }).map(toInteraction),
            )
          : [],
      notes:
        all || filter.kinds.includes('note') ? aloneNotes(direction, customers, cursor, caseId, limit) : [],
    }
  }
}

function interactionsGoing(direction: Direction): string {
  const { beyond, order } = steps[direction]
  return `
    SELECT ${timelineColumns} FROM interaction
    WHERE customer_id = @customer AND (at, id) ${beyond} (@at, @id)
      AND (@channels IS NULL OR channel IN (SELECT value FROM json_each(@channels)))
      AND (@caseId IS NULL OR coalesce(concluded_case_id, case_id) = @caseId
           OR hex(id) IN (SELECT value FROM json_each(@about))
           OR hex(call_id) IN (SELECT value FROM json_each(@about)))
    ORDER BY at ${order}, id ${order} LIMIT @limit
  `
}

function notesGoing(direction: Direction): string {
  const { beyond, order } = steps[direction]
  return `
    SELECT ${noteColumns} FROM note
    WHERE customer_id = @customer AND (at, id) ${beyond} (@at, @id) AND (@caseId IS NULL OR case_id = @caseId)
    ORDER BY at ${order}, id ${order}
  `
}

/** Contacts and calls that somebody wrote a note on about this case, in hexadecimal. */
function createCaseSubjects(db: Database) {
  const select = db
    .prepare<[Buffer, Buffer], string>(
      `SELECT DISTINCT hex(coalesce(interaction_id, call_id)) FROM note
       WHERE customer_id = ? AND case_id = ? AND coalesce(interaction_id, call_id) IS NOT NULL`,
    )
    .pluck()
  return (customers: readonly Buffer[], caseId: Buffer) =>
    customers.flatMap((customer) => select.all(customer, caseId))
}

/** Whether a note is shown with its contact; one whose contact has not arrived stands alone until then. */
export function createElsewhere(db: Database) {
  const interactionExists = db.prepare<[Buffer]>('SELECT 1 FROM interaction WHERE id = ?')
  const callExists = db.prepare<[Buffer, number, number, Buffer]>(
    'SELECT 1 FROM interaction WHERE customer_id = ? AND at BETWEEN ? AND ? AND call_id = ?',
  )
  return ({ at, interaction_id, call_id }: NoteRow, customers: readonly Buffer[]): boolean => {
    if (interaction_id !== null) return interactionExists.get(interaction_id) !== undefined
    if (call_id === null) return false
    return customers.some((id) => callExists.get(id, at - longestCallMs, at, call_id) !== undefined)
  }
}

/** The ids of a customer's cards, as the walk takes them. */
export function blobsOf(customerIds: readonly string[]): readonly Buffer[] {
  return customerIds.map(uuidToBlob)
}
