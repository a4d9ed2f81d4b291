import type { TimelineFilter, TimelineMonth, TimelinePage, TimelinePlace } from './contract/history.ts'
import type { CustomerId, InteractionId, NoteId } from './contract/ids.ts'
import { createMergedCards } from './customers/merged-cards.ts'
import type { Database } from './database/connection.ts'
import type { ContactNotes } from './notes/contact-notes.ts'
import { createTimelinePages } from './notes/timeline-pages.ts'

type TimelineQuestion = { readonly customerId: CustomerId; readonly filter: TimelineFilter }

type TimelineRepository = {
  page(question: TimelineQuestion & { readonly from: TimelinePlace }): TimelinePage
  months(question: TimelineQuestion): readonly TimelineMonth[]
  /** See `createContactNotesReader`. */
  notesOf(interactionId: InteractionId, before: NoteId | null): ContactNotes
}

/**
 * The timeline beyond the page that the card itself holds, of all the cards that became one; here, because features do
 * not know each other. Each answer is of one moment. With a filter it may walk a whole history: ask a reader thread.
 */
export function createTimelineRepository(db: Database): TimelineRepository {
  const { cardsOf } = createMergedCards(db)
  const pages = createTimelinePages(db)
  return {
    page: db.transaction(({ customerId, from, filter }: Parameters<TimelineRepository['page']>[0]) =>
      pages.page(cardsOf(customerId), from, filter),
    ),
    months: db.transaction(({ customerId, filter }: TimelineQuestion) =>
      pages.months(cardsOf(customerId), filter),
    ),
    notesOf: db.transaction(pages.notesOf),
  }
}

/** The same in a reader thread. */
export const timelineQueries = {
  'timeline:page': (db: Database) => createTimelineRepository(db).page,
  'timeline:months': (db: Database) => createTimelineRepository(db).months,
}
