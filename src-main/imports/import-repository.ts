import { type ImportId, ImportId as ImportIdSchema } from '../contract/ids.ts'
import { Import } from '../contract/imports.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'

type ImportRow = { id: Buffer }

const columns = `id, what, file_name AS fileName, started_at AS startedAt, state, bytes_read AS bytesRead,
  bytes_total AS bytesTotal, taken, refused, kept_at_undo AS keptAtUndo,
  (SELECT count(*) FROM (SELECT 1 FROM import_likeness l WHERE l.import_id = customer_import.id LIMIT 10000)) AS alike`

export type ImportRepository = ReturnType<typeof createImportRepository>

/** Imports as they stand in the database; one that runs is told from memory by the handlers. */
export function createImportRepository(db: Database) {
  const select = db.prepare<[Buffer], ImportRow>(`SELECT ${columns} FROM customer_import WHERE id = ?`)
  const selectAll = db.prepare<[], ImportRow>(
    `SELECT ${columns} FROM customer_import ORDER BY id DESC LIMIT 50`,
  )
  const selectLeft = db
    .prepare<[Buffer], Buffer>("SELECT id FROM customer_import WHERE state = 'running' AND seat = ?")
    .pluck()
  const selectUncleared = db
    .prepare<[], Buffer>("SELECT id FROM customer_import WHERE state = 'undone' AND cleared = 0")
    .pluck()
  const countTaken = db
    .prepare<{ id: Buffer }, number>(
      `SELECT (SELECT count(*) FROM customer WHERE import_id = @id)
         + (SELECT count(*) FROM survey_answer WHERE import_id = @id)`,
    )
    .pluck()
  const countRefused = db
    .prepare<[Buffer], number>('SELECT count(*) FROM import_refusal WHERE import_id = ?')
    .pluck()

  return {
    find(importId: ImportId): Import | null {
      const row = select.get(uuidToBlob(importId))
      return row === undefined ? null : toImport(row)
    },
    /** The newest fifty, newest first. */
    list: (): readonly Import[] => selectAll.all().map(toImport),
    /** Imports that this seat was reading when its last run died. */
    leftRunning: (seat: string): readonly ImportId[] => selectLeft.all(uuidToBlob(seat)).map(toId),
    /** Undone imports whose cards are not all cleared away yet. */
    uncleared: (): readonly ImportId[] => selectUncleared.all().map(toId),
    /** Counted from what is there, where nobody was left to count. */
    count(importId: ImportId): { taken: number; refused: number } {
      const id = uuidToBlob(importId)
      return { taken: countTaken.get({ id }) ?? 0, refused: countRefused.get(id) ?? 0 }
    },
  }
}

function toId(blob: Buffer): ImportId {
  return ImportIdSchema.parse(uuidFromBlob(blob))
}

function toImport(row: ImportRow): Import {
  return Import.parse({ ...row, id: uuidFromBlob(row.id) })
}
