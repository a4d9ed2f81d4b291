import type { Note, TimelineFilter, TimelineMonth, TimelinePage } from '../contract/history.ts'
import type { InteractionId, NoteId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { success } from '../contract/result.ts'

export type TimelineContext = {
  /** At once, for pages that nothing is sifted for. */
  page(question: Input<'customer:timeline'>): TimelinePage
  /** In a reader thread; rejects with Superseded when a newer one took its place. */
  sift(question: Input<'customer:timeline'>): Promise<TimelinePage>
  months(question: Input<'customer:timeline-months'>): Promise<readonly TimelineMonth[]>
  notesOf(
    interactionId: InteractionId,
    before: NoteId | null,
  ): { readonly notes: readonly Note[]; readonly earlierNotes: number }
}

type TimelineHandlers = Pick<Handlers, 'customer:timeline' | 'customer:timeline-months' | 'contact:notes'>

export function createTimelineHandlers(context: TimelineContext): TimelineHandlers {
  return {
    'customer:timeline': async (question) =>
      success(isOpen(question.filter) ? context.page(question) : await context.sift(question)),
    'customer:timeline-months': async (question) => success([...(await context.months(question))]),
    'contact:notes': ({ interactionId, before }) => success(context.notesOf(interactionId, before)),
  }
}

function isOpen({ kinds, caseId }: TimelineFilter): boolean {
  return kinds.length === 0 && caseId === null
}
