import type { Database } from 'better-sqlite3'
import { uuidFromBlob, uuidToBlob } from './uuid.ts'

/** Small integers for the UUIDs that repeat on every row of the log. */
export type Identities = {
  /** The integer of `uuid`, made on first use. */
  intern(uuid: string): number
  uuid(id: number): string
  /** To be called when a transaction that may have interned something was rolled back. */
  forget(): void
}

export function createIdentities(db: Database): Identities {
  const select = db.prepare<[Buffer], number>('SELECT id FROM identity WHERE uuid = ?').pluck()
  const selectUuid = db.prepare<[number], Buffer>('SELECT uuid FROM identity WHERE id = ?').pluck()
  const insert = db.prepare<[Buffer], number>('INSERT INTO identity (uuid) VALUES (?) RETURNING id').pluck()
  const known = new Map<string, number>()
  const uuids = new Map<number, string>()

  return {
    intern(uuid) {
      const cached = known.get(uuid)
      if (cached !== undefined) return cached
      const blob = uuidToBlob(uuid)
      const id = select.get(blob) ?? insert.get(blob)
      if (id === undefined) throw new Error('an identity could not be stored')
      known.set(uuid, id)
      return id
    },
    uuid(id) {
      const cached = uuids.get(id)
      if (cached !== undefined) return cached
      const blob = selectUuid.get(id)
      if (blob === undefined) throw new Error(`no identity ${id}`)
      const uuid = uuidFromBlob(blob)
      uuids.set(id, uuid)
      return uuid
    },
    forget() {
      known.clear()
      uuids.clear()
    },
  }
}
