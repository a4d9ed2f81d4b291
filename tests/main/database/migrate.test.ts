import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { DatabaseTooNew } from '../../../src-main/database/errors.ts'
import { migrate, migrateWithCopy, newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import type { Migration } from '../../../src-main/database/migrations/migration.ts'
import { openDatabase, userVersion } from '../../../src-main/database/open-database.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const key = new Uint8Array(32).fill(1)

const first: Migration = {
  version: 1,
  up: (db) => db.exec("CREATE TABLE note (text TEXT) STRICT; INSERT INTO note VALUES ('ieri')"),
}
const second: Migration = { version: 2, up: (db) => db.exec("UPDATE note SET text = 'oggi'") }
const broken: Migration = {
  version: 2,
  up(db) {
    db.exec("UPDATE note SET text = 'a metà'; CREATE TABLE half (a TEXT) STRICT")
    throw new Error('the disk was pulled out')
  },
}

function open(file: string): Database {
  return openDatabase({ file, key, mode: 'read-write', newestVersion: 99 })
}

const text = (db: Database) => db.prepare('SELECT text FROM note').pluck().get()

it('numbers the migrations one after the other, with no number twice', () => {
  const versions = migrations.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
})

it('leaves database and version as they were when a step fails in the middle', () => {
  const db = open(join(temporaryFolder(), 'pronto.db'))
  migrate(db, [first])
  expect(() => migrate(db, [first, broken])).toThrow('pulled out')
  expect(userVersion(db)).toBe(1)
  expect(text(db)).toBe('ieri')
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
  migrate(db, [first, second])
  expect(userVersion(db)).toBe(2)
  expect(text(db)).toBe('oggi')
  db.close()
})

it('copies what is there before it changes it, under the same key', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'pronto.db')
  const db = open(file)
  migrateWithCopy(db, { file, key }, [first])
  expect(existsSync(`${file}.before-1`)).toBe(false)

  migrateWithCopy(db, { file, key }, [first, second])
  expect(text(db)).toBe('oggi')
  const copy = open(`${file}.before-2`)
  expect(text(copy)).toBe('ieri')
  expect(userVersion(copy)).toBe(1)
  copy.close()
  db.close()
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

it('touches nothing of a database that is newer', () => {
  const db = open(join(temporaryFolder(), 'pronto.db'))
  migrate(db, [first, second])
  expect(() => migrate(db, [first])).toThrow(DatabaseTooNew)
  expect(userVersion(db)).toBe(2)
  db.close()
})

it('makes every table STRICT', () => {
  const db = open(join(temporaryFolder(), 'pronto.db'))
  migrate(db, migrations)
  expect(userVersion(db)).toBe(newestVersion(migrations))
  const loose = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
  expect(loose).toEqual([])
  db.close()
})
