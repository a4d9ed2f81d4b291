import type { Database } from 'better-sqlite3'
import { Draft } from '../contract/snapshot.ts'
import { uuidFromBlob, uuidToBlob } from './uuid.ts'

/** Text typed and not yet signed lives outside the log: it changes with every key and is nobody's history. */
export function createDraftWriter(db: Database) {
  const upsert = db.prepare<[Buffer, string, number]>(`
    INSERT INTO draft (key, text, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
  `)
  const remove = db.prepare<[Buffer]>('DELETE FROM draft WHERE key = ?')
  const probe = db.transaction(() => {
    const key = Buffer.alloc(16)
    upsert.run(key, 'x'.repeat(8192), 0)
    remove.run(key)
  })
  return {
    /** Empty text removes the draft. `at` is UTC milliseconds. */
    save(key: string, text: string, at: number): null {
      if (text === '') remove.run(uuidToBlob(key))
      else upsert.run(uuidToBlob(key), text, at)
      return null
    },
    /** Throws what any write would throw now, and leaves nothing behind. */
    probe(): null {
      probe.immediate()
      return null
    },
  }
}

export function createDraftReader(db: Database): () => readonly Draft[] {
  const select = db.prepare<[], { key: Buffer; text: string; updated_at: number }>(
    'SELECT key, text, updated_at FROM draft ORDER BY updated_at',
  )
  return () =>
    select
      .all()
      .map(({ key, text, updated_at }) =>
        Draft.parse({ key: uuidFromBlob(key), text, updatedAt: updated_at }),
      )
}
