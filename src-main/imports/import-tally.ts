import type { Change } from '../contract/changes.ts'
import type { ImportId } from '../contract/ids.ts'
import type { RefusalReason } from '../contract/imports.ts'
import type { BulkStep } from '../database/bulk.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

/** What became of the rows of one import, as only this seat knows it, and the import's end. */
export function createImportTally(db: Database, importId: ImportId) {
  const id = uuidToBlob(importId)
  const insert = db.prepare<[Buffer, number, string, string]>(`
    INSERT INTO import_refusal (import_id, line, reason, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const update = db.prepare<[number, number, number, Buffer]>(
    'UPDATE customer_import SET bytes_read = ?, taken = ?, refused = ? WHERE id = ?',
  )
  let taken = 0
  let refused = 0
  let last: 'counting' | 'ending' | 'over' = 'counting'

  return {
    counts: () => ({ taken, refused }),
    take(): void {
      taken += 1
    },
    refuse({ line, content }: { line: number; content: string }, reason: RefusalReason): () => void {
      refused += 1
      return () => insert.run(id, line, reason, content)
    },
    /** The steps after the last row, one a call: the counts are kept, the end is told, and it is `done`. */
    end(state: 'done' | 'cancelled', bytesRead: number): BulkStep {
      if (last === 'over') return 'done'
      if (last === 'counting') {
        last = 'ending'
        return () => update.run(bytesRead, taken, refused, id)
      }
      last = 'over'
      const ended: Change = { kind: 'import:ended', importId, state, taken, refused }
      return [ended]
    },
  }
}
