import {
  type TimelineEntry,
  type TimelineFilter,
  type TimelineMonth,
  type TimelinePage,
  type TimelinePlace,
  timelinePageSize,
} from '../contract/history.ts'
import { CustomerId, Time } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { mergeTimeline } from '../domain/timeline.ts'
import { createContactNotesReader } from './contact-notes.ts'
import { blobsOf, type Cursor, createTimelineWalk, type Direction } from './timeline-walk.ts'

/** One more than a page shows: whether there is more. */
const span = timelinePageSize + 1
/** A hundred years of months: where a clock was wrong, the list still ends. */
const mostMonths = 1200

const beforeAll: Cursor = { at: -1, id: Buffer.alloc(16) }
const afterAll: Cursor = { at: Number.MAX_SAFE_INTEGER, id: Buffer.alloc(16, 0xff) }

/**
 * Any page of the timeline of all the cards of a customer. A cursor that cannot be read answers an empty page. Several
 * statements: call it inside a read transaction, and where a filter is set in a reader thread.
 */
export function createTimelinePages(db: Database) {
  const walk = createTimelineWalk(db)
  const contactNotes = createContactNotesReader(db)

  function read(
    customers: readonly Buffer[],
    direction: Direction,
    cursor: Cursor,
    filter: TimelineFilter,
    limit: number,
  ): readonly TimelineEntry[] {
    const { interactions, notes } = walk(customers, direction, cursor, filter, limit)
    const bare = mergeTimeline(interactions, notes)
    const near = direction === 'older' ? bare.slice(0, limit) : bare.slice(-limit)
    return near.map((entry) =>
      entry.interaction === null ? entry : { ...entry, ...contactNotes.of(entry.interaction) },
    )
  }

  function older(customers: readonly Buffer[], cursor: Cursor, filter: TimelineFilter): TimelinePage {
    const read50 = read(customers, 'older', cursor, filter, span)
    const entries = read50.slice(0, timelinePageSize)
    const [first] = entries
    const newer = first && read(customers, 'newer', cursorOf(first), filter, 1).length > 0
    return {
      entries,
      next: read50.length > timelinePageSize ? textOf(entries.at(-1)) : null,
      previous: newer ? textOf(first) : null,
    }
  }

  function newer(customers: readonly Buffer[], cursor: Cursor, filter: TimelineFilter): TimelinePage {
    const read50 = read(customers, 'newer', cursor, filter, span)
    const entries = read50.slice(-timelinePageSize)
    return {
      entries,
      next: textOf(entries.at(-1)),
      previous: read50.length > timelinePageSize ? textOf(entries[0]) : null,
    }
  }

  return {
    page(customerIds: readonly string[], place: TimelinePlace, filter: TimelineFilter): TimelinePage {
      const customers = blobsOf(customerIds)
      const cursor = cursorAt(place)
      if (cursor === null) return { entries: [], next: null, previous: null }
      return place.kind === 'newer' ? newer(customers, cursor, filter) : older(customers, cursor, filter)
    },
    /** Newest first: goes from month to month, and reads of each only its newest entry. */
    months(customerIds: readonly string[], filter: TimelineFilter): readonly TimelineMonth[] {
      const customers = blobsOf(customerIds)
      const months: TimelineMonth[] = []
      let cursor = afterAll
      while (months.length < mostMonths) {
        const [entry] = read(customers, 'older', cursor, filter, 1)
        if (entry === undefined) break
        const date = new Date(entry.at)
        months.push({ year: date.getFullYear(), month: date.getMonth() + 1, newestAt: entry.at })
        cursor = { at: new Date(date.getFullYear(), date.getMonth(), 1).getTime(), id: beforeAll.id }
      }
      return months
    },
    notesOf: contactNotes.before,
  }
}

function cursorAt(place: TimelinePlace): Cursor | null {
  switch (place.kind) {
    case 'newest':
      return afterAll
    case 'until':
      return { at: place.at, id: afterAll.id }
    case 'older':
    case 'newer':
      return readCursor(place.cursor)
  }
}

function cursorOf({ at, id }: TimelineEntry): Cursor {
  return { at, id: uuidToBlob(id) }
}

function textOf(entry: TimelineEntry | undefined): string | null {
  return entry === undefined ? null : `${entry.at}.${entry.id}`
}

/** As a page's `next` or `previous` has it. Null: it was not made here. */
function readCursor(text: string): Cursor | null {
  const [at, id] = text.split('.')
  const time = Time.safeParse(Number(at || Number.NaN))
  // Interactions and notes have ids of the same form as customers.
  const uuid = CustomerId.safeParse(id)
  return time.success && uuid.success ? { at: time.data, id: uuidToBlob(uuid.data) } : null
}
