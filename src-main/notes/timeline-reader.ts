import {
  type Interaction,
  type Note,
  type TimelineEntry,
  type TimelineFilter,
  timelinePageSize,
} from '../contract/history.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { mergeTimeline } from '../domain/timeline.ts'
import {
  type InteractionRow,
  type NoteRow,
  noteColumns,
  timelineColumns,
  toInteraction,
  toNote,
} from './history-rows.ts'
import { createTimelinePages } from './timeline-pages.ts'
import { createElsewhere } from './timeline-walk.ts'

/** The newest page of a timeline with the facts it was made of. */
type FirstPage = {
  readonly entries: readonly TimelineEntry[]
  readonly next: string | null
  readonly interactions: readonly Interaction[]
  readonly notes: readonly Note[]
}

/** One more than a page shows: whether there is a next page. */
const span = timelinePageSize + 1
/** More notes than this about one page are read contact by contact, the newest of each. */
const mostWalked = 500

const nothingLeftOut: TimelineFilter = { kinds: [], caseId: null }

/**
 * Reads the first page of all the cards of a customer, newest first, on the way of a ringing call: a few neighbouring
 * database pages, whatever lies behind them. Several statements: call it inside a read transaction.
 */
export function createTimelineReader(db: Database) {
  const selectInteractions = db.prepare<[Buffer], InteractionRow>(`
    SELECT ${timelineColumns} FROM interaction
    WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT ${span}
  `)
  const readNotes = createNotesReader(db)
  const pages = createTimelinePages(db)

  function contactByContact(customerIds: readonly CustomerId[]): FirstPage {
    const { entries, next } = pages.page(customerIds, { kind: 'newest' }, nothingLeftOut)
    const interactions = entries.flatMap(({ interaction }) => interaction ?? [])
    return { entries, next, interactions, notes: entries.flatMap(({ notes }) => notes) }
  }

  return (customerIds: readonly CustomerId[]): FirstPage => {
    const customers = customerIds.map(uuidToBlob)
    const found = customers.flatMap((customer) => selectInteractions.all(customer))
    const interactions = (customers.length > 1 ? newestOf(found) : found).map(toInteraction)
    const notes = readNotes(customers, interactions)
    if (notes === null) return contactByContact(customerIds)
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
 * The notes about `interactions`, and those that stand alone beside them. A note is signed after the contact it is
 * about has begun, so walking from the newest note down to the oldest contact meets all of them. Null: too many.
 */
function createNotesReader(db: Database) {
  const selectNotes = db.prepare<[Buffer, number], NoteRow>(
    `SELECT ${noteColumns} FROM note WHERE customer_id = ? AND at >= ? ORDER BY at DESC, id DESC
     LIMIT ${mostWalked + 1}`,
  )
  const isElsewhere = createElsewhere(db)

  return (customers: readonly Buffer[], interactions: readonly Interaction[]): readonly Note[] | null => {
    const shown = new Set(interactions.flatMap(({ id, callId }) => (callId === null ? [id] : [id, callId])))
    const lowest = interactions.length < span ? 0 : (interactions.at(-1)?.at ?? 0)
    const notes: Note[] = []
    for (const customer of customers) {
      let alone = 0
      let walked = 0
      for (const row of selectNotes.iterate(customer, lowest)) {
        walked += 1
        if (walked > mostWalked) return null
        const note = toNote(row)
        const subject = note.interactionId ?? note.callId
        if (subject !== null && shown.has(subject)) notes.push(note)
        else if (!isElsewhere(row, customers)) {
          notes.push(note)
          alone += 1
          if (alone === span) break
        }
      }
    }
    return notes
  }
}
