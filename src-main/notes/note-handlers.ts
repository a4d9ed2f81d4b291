import { Note } from '../contract/history.ts'
import { type CustomerId, NoteId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import type { HistoryRepository } from './history-repository.ts'

export type NoteContext = WriteContext & {
  readonly history: Pick<HistoryRepository, 'note' | 'interactionOfCall'>
  /** Resolves when it is on disk; empty text removes it. */
  saveDraft(key: string, text: string): Promise<void>
  customerExists(customerId: CustomerId): boolean
  /** All cards of the customer, where several were merged; else this one. */
  cardsOf(customerId: CustomerId): readonly CustomerId[]
}

export function createNoteHandlers(context: NoteContext): Pick<Handlers, 'note:draft' | 'note:finish'> {
  return {
    async 'note:draft'({ key, text }) {
      await context.saveDraft(key, text)
      return success(null)
    },
    async 'note:finish'(input) {
      const note = signedNote(input, context)
      if (!note.ok) return note
      await context.record([{ kind: 'note:added', note: note.value }], authorOf(context))
      // Only now: what was typed is never nowhere. Should this fail, the store tries again; the note is signed.
      await context.saveDraft(input.key, '').catch(() => {})
      return note
    },
  }
}

/** A correction stands beside what it corrects: same card, same contact, same call, same case. */
function signedNote(input: Input<'note:finish'>, context: NoteContext): Result<Note> {
  const { history, now, newId, customerExists } = context
  const { corrects, text } = input
  if (!customerExists(input.customerId)) return failure('not-found')
  const cards = context.cardsOf(input.customerId)
  const original = corrects === null ? null : history.note(corrects)
  if (corrects !== null && !cards.some((card) => card === original?.customerId)) return failure('not-found')
  const customerId = original?.customerId ?? input.customerId
  const callId = original?.callId ?? input.callId
  const [contact] =
    callId === null ? [] : cards.flatMap((card) => history.interactionOfCall(card, callId) ?? [])
  const note = Note.safeParse({
    id: NoteId.parse(newId()),
    customerId,
    interactionId: original?.interactionId ?? contact?.id ?? null,
    callId,
    caseId: input.caseId ?? original?.caseId ?? null,
    at: now(),
    ...signature(context),
    text,
    corrects,
  })
  return note.success ? success(note.data) : failure('invalid-input', 'text')
}
