import { constants, copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { migrate, newestVersion } from '../../src-main/database/migrate.ts'
import { migrations as allMigrations } from '../../src-main/database/migrations/index.ts'
import type { Migration } from '../../src-main/database/migrations/migration.ts'
import { openDatabase } from '../../src-main/database/open-database.ts'

/** What `migrations` have come to since: the product's own new ones are run on a copy, the old house stays as it is. */
export function carryHouse({
  file,
  earlier,
  key,
  beforeMigrating,
}: {
  readonly file: string
  /** Where the house of a beginning of today's migrations would lie. */
  readonly earlier: (migrations: readonly Migration[]) => string
  readonly key: Uint8Array
  readonly beforeMigrating: (db: Database) => void
}): boolean {
  const old = beginningsOf(allMigrations).map(earlier).find(existsSync)
  if (old === undefined) return false
  const working = mkdtempSync(join(dirname(file), 'carrying-'))
  try {
    const copy = join(working, 'house.db')
    copyWhole(old, copy, key)
    const db = openDatabase({
      file: copy,
      key,
      mode: 'read-write',
      newestVersion: newestVersion(allMigrations),
    })
    try {
      beforeMigrating(db)
      migrate(db, allMigrations)
      db.pragma('journal_mode = WAL')
    } finally {
      db.close()
    }
    renameSync(copy, file)
    return true
  } finally {
    rmSync(working, { recursive: true, force: true })
  }
}

/** The longest first, without the whole. */
function beginningsOf(migrations: readonly Migration[]): readonly (readonly Migration[])[] {
  return migrations.map((_, length) => migrations.slice(0, length)).toReversed()
}

/** Somebody may be at work in it: while we read, no checkpoint writes what our copy of the log does not hold. */
function copyWhole(from: string, to: string, key: Uint8Array): void {
  const reading = openDatabase({
    file: from,
    key,
    mode: 'read-only',
    newestVersion: newestVersion(allMigrations),
  })
  try {
    reading.exec('BEGIN')
    reading.prepare('SELECT count(*) FROM sqlite_schema').get()
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
  } finally {
    reading.close()
  }
}
