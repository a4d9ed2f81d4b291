import BetterSqlite3 from 'better-sqlite3'
import { InUse, sqliteCode } from './errors.ts'

/**
 * Takes the profile for this process alone. The lock is the operating system's, held through SQLite on an empty file
 * beside the database: a crash frees it, and no process id has to be guessed alive or dead.
 * @throws {InUse} at once when another holder has it, in this process too.
 */
export function takeLock(file: string): () => void {
  const lock = new BetterSqlite3(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw sqliteCode(error).startsWith('SQLITE_BUSY') ? new InUse('another process has this profile') : error
  }
  return () => lock.close()
}
