import { z } from 'zod'
import type { ImportId } from '../contract/ids.ts'
import { ImportLikeness, ImportRefusal } from '../contract/imports.ts'
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

const Likenesses = z.array(ImportLikeness)

/** The rows that were taken although a card looks like them, in the order of the file. */
export function createLikenessQuery(db: Database) {
  const select = db.prepare<[Buffer], { kinds: string }>(
    'SELECT line, code, points, kinds, content FROM import_likeness WHERE import_id = ? ORDER BY line',
  )
  return ({ importId }: { importId: ImportId }): readonly ImportLikeness[] =>
    Likenesses.parse(
      select.all(uuidToBlob(importId)).map((row) => ({ ...row, kinds: JSON.parse(row.kinds) })),
    )
}
