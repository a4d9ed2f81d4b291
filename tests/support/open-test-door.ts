import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { onTestFinished } from 'vitest'
import { createDoor } from '../../src-main/database/door.ts'
import { migrate, newestVersion } from '../../src-main/database/migrate.ts'
import { migrations } from '../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../src-main/database/open-database.ts'
import { createAppliers, createFacts, createGathering } from '../../src-main/threads/appliers.ts'

/** A noon in November, in Italy's winter time. */
export const noon = Date.UTC(2026, 10, 21, 11, 0)

/**
 * A real encrypted database in a temporary folder with its door and a second, read-only connection, in this thread:
 * for what the appliers write and the repositories read. Gone when the test is over.
 */
export function openTestDoor({ seat = uuidv7(), now = () => noon } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-door-'))
  const options = {
    file: join(folder, 'pronto.db'),
    key: randomBytes(32),
    newestVersion: newestVersion(migrations),
  }
  const db = openDatabase({ ...options, mode: 'read-write' })
  migrate(db, migrations)
  const features = {
    appliers: createAppliers(db),
    facts: createFacts(db),
    gathering: createGathering(db),
  }
  const door = createDoor({ db, seat, ...features, now })
  const reading = openDatabase({ ...options, mode: 'read-only' })
  onTestFinished(() => {
    reading.close()
    db.close()
    rmSync(folder, { recursive: true })
  })
  return { door, db, reading }
}
