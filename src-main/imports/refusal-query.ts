import { z } from 'zod'
import type { ImportId } from '../contract/ids.ts'
import { ImportRefusal } from '../contract/imports.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

const Refusals = z.array(ImportRefusal)

/** The rows an import did not take, in the order of the file; for a reader thread, since there may be many. */
export function createRefusalQuery(db: Database) {
  const select = db.prepare<[Buffer], unknown>(
    'SELECT line, reason, content FROM import_refusal WHERE import_id = ? ORDER BY line',
  )
  return ({ importId }: { importId: ImportId }): readonly ImportRefusal[] =>
    Refusals.parse(select.all(uuidToBlob(importId)))
}
