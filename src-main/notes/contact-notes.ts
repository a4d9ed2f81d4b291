import { type Interaction, type Note, notesPerEntry } from '../contract/history.ts'
import type { InteractionId, NoteId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type NoteRow, noteColumns, toNote } from './history-rows.ts'

export type ContactNotes = { readonly notes: readonly Note[]; readonly earlierNotes: number }

type Position = { readonly interaction: Buffer; readonly call: Buffer | null; at: number; id: Buffer }

const afterAll = { at: Number.MAX_SAFE_INTEGER, id: Buffer.alloc(16, 0xff) }

/** A note is about a contact by the contact itself, or by its call where it was signed before the call was over. */
const about = '(interaction_id = @interaction OR (interaction_id IS NULL AND call_id = @call))'

/**
 * The notes about one contact, the newest `notesPerEntry` of them, oldest first; with `before`, those before that one.
 * Somebody may have written ten thousand on one call: how many there are is counted only where they are too many.
 */
export function createContactNotesReader(db: Database) {
  const select = db.prepare<[Position], NoteRow>(`
    SELECT ${noteColumns} FROM note WHERE ${about} AND (at, id) < (@at, @id)
    ORDER BY at DESC, id DESC LIMIT ${notesPerEntry + 1}
  `)
  const count = db
    .prepare<[Position], number>(`SELECT count(*) FROM note WHERE ${about} AND (at, id) < (@at, @id)`)
    .pluck()
  const selectPlace = db.prepare<[Buffer], { at: number; id: Buffer }>('SELECT at, id FROM note WHERE id = ?')
  const selectCall = db
    .prepare<[Buffer], Buffer | null>('SELECT call_id FROM interaction WHERE id = ?')
    .pluck()

  function read(position: Position): ContactNotes {
    const rows = select.all(position)
    const shown = rows.slice(0, notesPerEntry).map(toNote).reverse()
    return {
      notes: shown,
      earlierNotes: rows.length > shown.length ? (count.get(position) ?? 0) - shown.length : 0,
    }
  }

  return {
    of: ({ id, callId }: Interaction): ContactNotes =>
      read({ interaction: uuidToBlob(id), call: callId === null ? null : uuidToBlob(callId), ...afterAll }),
    /** Nothing where the contact or `before` is not there. */
    before(interactionId: InteractionId, before: NoteId | null): ContactNotes {
      const interaction = uuidToBlob(interactionId)
      const call = selectCall.get(interaction)
      const place = before === null ? afterAll : selectPlace.get(uuidToBlob(before))
      if (call === undefined || place === undefined) return { notes: [], earlierNotes: 0 }
      return read({ interaction, call, ...place })
    },
  }
}
