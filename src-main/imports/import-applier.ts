import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { clockTime } from '../domain/clock.ts'

/** An import's beginning, end and undoing. The cards of an undone one are cleared away bit by bit by `undo-job.ts`. */
export const createImportApplier: CreateApplier<'import:started' | 'import:ended' | 'import:undone'> = (
  db,
) => {
  const insert = db.prepare<[Buffer, Buffer, string, number, number, string]>(`
    INSERT INTO customer_import (id, seat, file_name, started_at, bytes_total, what, state, bytes_read, taken, refused,
                                 kept_at_undo, cleared_up_to, cleared)
    VALUES (?, ?, ?, ?, ?, ?, 'running', 0, 0, 0, 0, x'', 0) ON CONFLICT DO NOTHING
  `)
  const exists = db.prepare<[Buffer]>('SELECT 1 FROM customer_import WHERE id = ?')
  // What was undone stays undone, whatever arrives later.
  const end = db.prepare<[string, number, number, Buffer]>(`
    UPDATE customer_import
    SET state = CASE state WHEN 'undone' THEN state ELSE ? END, taken = ?, refused = ? WHERE id = ?
  `)
  const undo = db.prepare<[Buffer]>("UPDATE customer_import SET state = 'undone' WHERE id = ?")

  function mustExist(importId: string): Buffer {
    const id = uuidToBlob(importId)
    if (exists.get(id) === undefined) throw new MissingEntity('import')
    return id
  }

  return {
    'import:started': ({ importId, fileName, bytesTotal, what }, { seat, clock }) => {
      const startedAt = clockTime(clock)
      insert.run(uuidToBlob(importId), uuidToBlob(seat), fileName, startedAt, bytesTotal, what ?? 'customers')
    },
    'import:ended': ({ importId, state, taken, refused }) => {
      end.run(state, taken, refused, mustExist(importId))
    },
    'import:undone': ({ importId }) => {
      undo.run(mustExist(importId))
    },
  }
}
