import { closeSync, openSync, readSync, statSync } from 'node:fs'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { DatabaseDamaged, DatabaseTooNew, sqliteCode, WrongKey } from './errors.ts'
import { giveWayFunction } from './giving-way.ts'

export type OpenOptions = {
  readonly file: string
  /** 32 random bytes, used raw: no key derivation stands between them and the pages. */
  readonly key: Uint8Array
  readonly mode: 'read-write' | 'read-only'
  /** The newest `user_version` this program knows. */
  readonly newestVersion: number
}

const keyBytes = 32
const plainHeader = 'SQLite format 3\0'

/**
 * Opens the encrypted database, creating it where there is none and `mode` is `read-write`.
 * @throws {WrongKey | DatabaseTooNew | DatabaseDamaged} with database and WAL left byte for byte as they were.
 */
export function openDatabase({ file, key, mode, newestVersion }: OpenOptions): Database {
  if (key.byteLength !== keyBytes) throw new WrongKey(`a key has ${keyBytes} bytes`)
  const exists = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
  // Read-only first: a read-write connection that cannot decrypt may still touch the WAL when it closes.
  if (exists && mode === 'read-write') inspect(file, key, newestVersion).close()
  return mode === 'read-only' ? inspect(file, key, newestVersion) : openForWriting(file, key)
}

/** Loads SQLite into this thread, which otherwise the first database does. */
export function loadLibrary(): void {
  new BetterSqlite3(':memory:').close()
}

function inspect(file: string, key: Uint8Array, newestVersion: number): Database {
  const db = new BetterSqlite3(file, { readonly: true, timeout: 5000 })
  try {
    unlock(db, file, key)
    const version = userVersion(db)
    if (version > newestVersion)
      throw new DatabaseTooNew(`database version ${version}, this program knows ${newestVersion}`)
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function openForWriting(file: string, key: Uint8Array): Database {
  const db = new BetterSqlite3(file, { timeout: 5000 })
  try {
    unlock(db, file, key)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    // Without it a WAL grown by an import would keep its size for good.
    db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** AEGIS-256, authenticated page by page; by AES instructions several times as fast as the library's default. */
export const cipher = 'aegis'

function unlock(db: Database, file: string, key: Uint8Array): void {
  try {
    db.pragma(`cipher = '${cipher}'`)
    db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    // A page that does not decrypt is no database to SQLite, whatever the reason.
    if (sqliteCode(error) !== 'SQLITE_NOTADB') throw damagedOr(error)
    throw isPlain(file)
      ? new DatabaseDamaged('not an encrypted database')
      : new WrongKey('the key does not fit')
  }
}

function damagedOr(error: unknown): unknown {
  return sqliteCode(error).startsWith('SQLITE_CORRUPT')
    ? new DatabaseDamaged('corrupt', { cause: error })
    : error
}

function isPlain(file: string): boolean {
  const header = Buffer.alloc(plainHeader.length)
  const descriptor = openSync(file, 'r')
  try {
    return readSync(descriptor, header) < header.length || header.toString('latin1') === plainHeader
  } finally {
    closeSync(descriptor)
  }
}

function configure(db: Database): void {
  db.pragma('temp_store = MEMORY')
  db.pragma('foreign_keys = ON')
  // Kibibytes. The upper pages of every index fit; a search keeps more.
  db.pragma('cache_size = -4096')
  db.function(giveWayFunction, () => 1)
}

export function userVersion(db: Database): number {
  const version: unknown = db.pragma('user_version', { simple: true })
  return typeof version === 'number' ? version : 0
}
