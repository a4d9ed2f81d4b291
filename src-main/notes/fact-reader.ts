import type { CreateFactReader } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'
import {
  factColumns,
  type InteractionRow,
  type NoteRow,
  noteColumns,
  toInteraction,
  toNote,
} from './history-rows.ts'

/** Interactions and notes as they were added: their rows are the payload of their changes. */
export const createHistoryFactReader: CreateFactReader<'interaction:added' | 'note:added'> = (db) => {
  const selectInteraction = db.prepare<[Buffer], InteractionRow>(
    `SELECT ${factColumns} FROM interaction WHERE id = ?`,
  )
  const selectNote = db.prepare<[Buffer], NoteRow>(`SELECT ${noteColumns} FROM note WHERE id = ?`)

  return {
    'interaction:added': (id) => {
      const row = selectInteraction.get(uuidToBlob(id))
      return row === undefined ? null : { kind: 'interaction:added', interaction: toInteraction(row) }
    },
    'note:added': (id) => {
      const row = selectNote.get(uuidToBlob(id))
      return row === undefined ? null : { kind: 'note:added', note: toNote(row) }
    },
  }
}
