import { type Interaction, type Note, type TimelinePage, timelinePageSize } from '../contract/history.ts'
import { CustomerId, Time } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { mergeTimeline } from '../domain/timeline.ts'
import {
  type InteractionRow,
  interactionColumns,
  type NoteRow,
  noteColumns,
  toInteraction,
  toNote,
} from './history-rows.ts'

/** A page of the timeline with the facts it was made of. */
export type TimelineWindow = TimelinePage & {
  readonly interactions: readonly Interaction[]
  readonly notes: readonly Note[]
}

type Cursor = { readonly at: number; readonly id: Buffer }

/** One more than a page shows: whether there is a next page. */
const span = timelinePageSize + 1
const longestCallMs = 24 * 60 * 60 * 1000

/**
 * Reads the timeline of all the cards of a customer page by page, newest first. `after` is the `next` of the page before, null for the first;
 * a cursor it cannot read answers an empty page. Several statements: call it inside a read transaction.
 */
export function createTimelineReader(db: Database) {
  const selectInteractions = db.prepare<[Buffer, number, Buffer], InteractionRow>(`
    SELECT ${interactionColumns} FROM interaction
    WHERE customer_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ${span}
  `)
  const readNotes = createNotesReader(db)

  return (customerIds: readonly CustomerId[], after: string | null): TimelineWindow => {
    const cursor = after === null ? newerThanAll : readCursor(after)
    if (cursor === null) return { entries: [], next: null, interactions: [], notes: [] }
    const customers = customerIds.map(uuidToBlob)
    const found = customers.flatMap((customer) => selectInteractions.all(customer, cursor.at, cursor.id))
    const interactions = (customers.length > 1 ? newestOf(found) : found).map(toInteraction)
    const notes = readNotes(customers, interactions, cursor)
    const merged = mergeTimeline(interactions, notes)
    const entries = merged.slice(0, timelinePageSize)
    const last = entries.at(-1)
    return {
      entries,
      next: merged.length > timelinePageSize && last ? `${last.at}.${last.id}` : null,
      interactions,
      notes,
    }
  }
}

/** Each card's come sorted; of several together as many as one card would have. */
function newestOf(rows: InteractionRow[]): InteractionRow[] {
  return rows.sort((a, b) => b.at - a.at || Buffer.compare(b.id, a.id)).slice(0, span)
}

/**
 * The notes about `interactions`, and those that stand alone below `cursor`. A note is signed after the contact it is
 * about has begun, so walking from the newest note down to the oldest contact meets all of them.
 */
function createNotesReader(db: Database) {
  const selectNotes = db.prepare<[Buffer, number], NoteRow>(
    `SELECT ${noteColumns} FROM note WHERE customer_id = ? AND at >= ? ORDER BY at DESC, id DESC`,
  )
  const interactionExists = db.prepare<[Buffer]>('SELECT 1 FROM interaction WHERE id = ?')
  const callExists = db.prepare<[Buffer, number, number, Buffer]>(
    'SELECT 1 FROM interaction WHERE customer_id = ? AND at BETWEEN ? AND ? AND call_id = ?',
  )

  /** Shown with its contact on another page; one whose contact has not arrived stands alone until then. */
  function isElsewhere({ at, interaction_id, call_id }: NoteRow, customers: readonly Buffer[]): boolean {
    if (interaction_id !== null) return interactionExists.get(interaction_id) !== undefined
    if (call_id === null) return false
    return customers.some((id) => callExists.get(id, at - longestCallMs, at, call_id) !== undefined)
  }

  return (
    customers: readonly Buffer[],
    interactions: readonly Interaction[],
    cursor: Cursor,
  ): readonly Note[] => {
    const shown = new Set(interactions.flatMap(({ id, callId }) => (callId === null ? [id] : [id, callId])))
    const lowest = interactions.length < span ? 0 : (interactions.at(-1)?.at ?? 0)
    const notes: Note[] = []
    for (const customer of customers) {
      let alone = 0
      for (const row of selectNotes.iterate(customer, lowest)) {
        const note = toNote(row)
        const subject = note.interactionId ?? note.callId
        if (subject !== null && shown.has(subject)) notes.push(note)
        else if (isBelow(row, cursor) && !isElsewhere(row, customers)) {
          notes.push(note)
          alone += 1
          if (alone === span) break
        }
      }
    }
    return notes
  }
}

const newerThanAll: Cursor = { at: Number.MAX_SAFE_INTEGER, id: Buffer.alloc(16, 0xff) }

function readCursor(text: string): Cursor | null {
  const [at, id] = text.split('.')
  const time = Time.safeParse(Number(at || Number.NaN))
  // Interactions and notes have ids of the same form as customers.
  const uuid = CustomerId.safeParse(id)
  return time.success && uuid.success ? { at: time.data, id: uuidToBlob(uuid.data) } : null
}

function isBelow(row: NoteRow, cursor: Cursor): boolean {
  return row.at < cursor.at || (row.at === cursor.at && row.id.compare(cursor.id) < 0)
}
