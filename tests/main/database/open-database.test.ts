import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { DatabaseDamaged, DatabaseTooNew, WrongKey } from '../../../src-main/database/errors.ts'
import { migrate, newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { type OpenOptions, openDatabase } from '../../../src-main/database/open-database.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const key = new Uint8Array(32).fill(1)
const otherKey = new Uint8Array(32).fill(2)

function options(folder: string, changed: Partial<OpenOptions> = {}): OpenOptions {
  return {
    file: join(folder, 'pronto.db'),
    key,
    mode: 'read-write',
    newestVersion: newestVersion(migrations),
    ...changed,
  }
}

/** A profile as a crash leaves it: rows in the database, and newer ones in its WAL only. */
function crashedProfile(): string {
  const [writing, crashed] = [temporaryFolder(), temporaryFolder()]
  const db = openDatabase(options(writing))
  migrate(db, migrations)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.exec(`INSERT INTO draft VALUES (x'${'01'.repeat(16)}', 'Maria Rossi ha chiamato', 1)`)
  for (const name of ['pronto.db', 'pronto.db-wal']) copyFileSync(join(writing, name), join(crashed, name))
  db.close()
  return crashed
}

const contents = (folder: string) =>
  ['pronto.db', 'pronto.db-wal'].map((name) => readFileSync(join(folder, name)).toString('base64'))

it('has nothing readable on disk, and reads it all with the key', () => {
  const folder = crashedProfile()
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('Maria Rossi')).toBe(false)
  const db = openDatabase(options(folder))
  expect(db.prepare('SELECT text FROM draft').pluck().all()).toEqual(['Maria Rossi ha chiamato'])
  db.close()
})

it('leaves a profile byte for byte as it is when the key is wrong, its WAL too', () => {
  const folder = crashedProfile()
  const before = contents(folder)
  for (const mode of ['read-write', 'read-only'] as const) {
    expect(() => openDatabase(options(folder, { key: otherKey, mode }))).toThrow(WrongKey)
    expect(contents(folder)).toEqual(before)
  }
  expect(() => openDatabase(options(folder, { key: new Uint8Array(16) }))).toThrow(WrongKey)
})

it('refuses what a newer program wrote, untouched', () => {
  const folder = crashedProfile()
  const before = contents(folder)
  expect(() => openDatabase(options(folder, { newestVersion: 1 }))).toThrow(DatabaseTooNew)
  expect(contents(folder)).toEqual(before)
})

it('says damaged of a file that is no encrypted database, untouched', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'pronto.db')
  const plain = new BetterSqlite3(file)
  plain.exec('CREATE TABLE a (b)')
  plain.close()
  const before = readFileSync(file)
  expect(() => openDatabase(options(folder))).toThrow(DatabaseDamaged)
  expect(readFileSync(file).equals(before)).toBe(true)

  writeFileSync(file, 'PNG')
  expect(() => openDatabase(options(folder))).toThrow(DatabaseDamaged)
  expect(readFileSync(file, 'utf8')).toBe('PNG')
})

it('makes every commit durable and what is deleted unreadable', () => {
  const db = openDatabase(options(temporaryFolder()))
  const read = (name: string) => db.pragma(name, { simple: true })
  expect(read('journal_mode')).toBe('wal')
  expect(read('synchronous')).toBe(2)
  expect(read('secure_delete')).toBe(1)
  expect(read('temp_store')).toBe(2)
  expect(read('foreign_keys')).toBe(1)
  db.close()
})
