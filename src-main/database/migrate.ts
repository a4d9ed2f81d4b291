import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { DatabaseDamaged, DatabaseTooNew } from './errors.ts'
import type { Migration } from './migrations/migration.ts'
import { openDatabase, userVersion } from './open-database.ts'

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings `db` up to the newest of `migrations`, one transaction each.
 * @throws {DatabaseTooNew} before anything is touched.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const current = userVersion(db)
  const newest = newestVersion(migrations)
  if (current > newest) throw new DatabaseTooNew(`database version ${current}, this program knows ${newest}`)
  for (const { version, up } of migrations) {
    if (version <= current) continue
    db.transaction(() => {
      up(db)
      // Inside the transaction: a crash must not leave a version that lies.
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
}

/** As `migrate`; an existing database that has to change is copied first, to `<file>.before-<newest>`. */
export function migrateWithCopy(
  db: Database,
  { file, key }: { file: string; key: Uint8Array },
  migrations: readonly Migration[],
): void {
  const current = userVersion(db)
  const newest = newestVersion(migrations)
  if (current > 0 && current < newest) copyDatabase(db, `${file}.before-${newest}`, key)
  migrate(db, migrations)
}

/**
 * A whole, checked copy under the same key; `to` appears only when the copy is sound and on disk.
 * (`db.backup()` fails on an encrypted database.)
 * @throws {DatabaseDamaged} when the copy does not pass the integrity check.
 */
export function copyDatabase(db: Database, to: string, key: Uint8Array): void {
  const temporary = `${to}.part`
  rmSync(temporary, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    checkCopy(temporary, key)
    syncPath(temporary)
    renameSync(temporary, to)
    syncPath(dirname(to))
  } finally {
    rmSync(temporary, { force: true })
  }
}

function checkCopy(file: string, key: Uint8Array): void {
  const copy = openDatabase({ file, key, mode: 'read-only', newestVersion: Number.MAX_SAFE_INTEGER })
  try {
    const verdict: unknown = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new DatabaseDamaged('the copy does not pass the integrity check')
  } finally {
    copy.close()
  }
}

function syncPath(path: string): void {
  // Windows refuses to open a folder; there the rename is durable by itself.
  if (process.platform === 'win32' && !path.endsWith('.part')) return
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
