import type { Interaction, Note } from '../contract/history.ts'
import type { CallId, CaseId, CustomerId, InteractionId, NoteId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import {
  type InteractionRow,
  interactionColumns,
  type NoteRow,
  noteColumns,
  toInteraction,
  toNote,
} from './history-rows.ts'
import { createTimelineReader } from './timeline-reader.ts'

export type HistoryRepository = ReturnType<typeof createHistoryRepository>

/** Single facts of a history; the timeline reads its pages by itself. `db` may be read-only. */
export function createHistoryRepository(db: Database) {
  const readTimeline = createTimelineReader(db)
  const selectNote = db.prepare<[Buffer], NoteRow>(`SELECT ${noteColumns} FROM note WHERE id = ?`)
  const selectInteraction = db.prepare<[Buffer], InteractionRow>(
    `SELECT ${interactionColumns} FROM interaction WHERE id = ?`,
  )
  const selectLastContact = db.prepare<[Buffer], InteractionRow>(
    `SELECT ${interactionColumns} FROM interaction WHERE customer_id = ? AND channel <> 'event'
     ORDER BY at DESC, id DESC LIMIT 1`,
  )
  const selectByCall = db.prepare<[Buffer, Buffer], InteractionRow>(
    `SELECT ${interactionColumns} FROM interaction WHERE customer_id = ? AND call_id = ? ORDER BY at DESC LIMIT 1`,
  )
  const selectLastOfCase = db.prepare<[Buffer, Buffer], NoteRow>(`
    SELECT ${noteColumns} FROM note WHERE customer_id = ? AND case_id = ? ORDER BY at DESC, id DESC LIMIT 1
  `)

  return {
    /** See `createTimelineReader`. */
    timeline: readTimeline,
    note(noteId: NoteId): Note | null {
      const row = selectNote.get(uuidToBlob(noteId))
      return row === undefined ? null : toNote(row)
    },
    interaction(interactionId: InteractionId): Interaction | null {
      const row = selectInteraction.get(uuidToBlob(interactionId))
      return row === undefined ? null : toInteraction(row)
    },
    /** The contact that a call became, once it is in the history. */
    interactionOfCall(customerId: CustomerId, callId: CallId): Interaction | null {
      const row = selectByCall.get(uuidToBlob(customerId), uuidToBlob(callId))
      return row === undefined ? null : toInteraction(row)
    },
    /** However many events lie above it. */
    lastContact(customerIds: readonly CustomerId[]): Interaction | null {
      const [last] = customerIds
        .flatMap((id) => selectLastContact.get(uuidToBlob(id)) ?? [])
        .sort((left, right) => right.at - left.at)
      return last === undefined ? null : toInteraction(last)
    },
    /** Whichever of the customer's cards it was written on. */
    lastNoteOfCase(customerIds: readonly CustomerId[], caseId: CaseId): Note | null {
      const last = customerIds
        .flatMap((id) => selectLastOfCase.get(uuidToBlob(id), uuidToBlob(caseId)) ?? [])
        .reduce<NoteRow | null>((newest, row) => (newest === null || row.at > newest.at ? row : newest), null)
      return last === null ? null : toNote(last)
    },
  }
}
