import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate, newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase, userVersion } from '../../../src-main/database/open-database.ts'
import { carryHouse } from '../../support/carry-house.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const key = new Uint8Array(32).fill(5)
const version = newestVersion(migrations)

it('brings a house of earlier migrations up to today’s and leaves the old one as it was', () => {
  const folder = temporaryFolder()
  const old = join(folder, 'old.db')
  const writer = openDatabase({ file: old, key, mode: 'read-write', newestVersion: version })
  migrate(writer, migrations.slice(0, -1))
  // Not in the file yet, but in the log beside it.
  writer.exec(
    "INSERT INTO agent (id, name, initials, role) VALUES (randomblob(16), 'Alice', 'AB', 'operator')",
  )
  const before = readFileSync(old)

  const file = join(folder, 'new.db')
  const earlier = (known: typeof migrations) =>
    known.length === migrations.length - 1 ? old : join(folder, 'nowhere.db')
  expect(carryHouse({ file, earlier, key, beforeMigrating: () => {} })).toBe(true)

  const db = openDatabase({ file, key, mode: 'read-only', newestVersion: version })
  expect(userVersion(db)).toBe(version)
  expect(db.prepare('SELECT name FROM agent').pluck().all()).toEqual(['Alice'])
  expect(userVersion(writer)).toBe(newestVersion(migrations.slice(0, -1)))
  expect(readFileSync(old).equals(before)).toBe(true)
  db.close()
  writer.close()
})

it('says that there is nothing to carry', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'new.db')
  const earlier = () => join(folder, 'nowhere.db')
  expect(carryHouse({ file, earlier, key, beforeMigrating: () => {} })).toBe(false)
})
