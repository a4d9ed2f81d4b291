import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { beginBulk } from '../../../src-main/database/bulk-runner.ts'
import { createUrgencies } from '../../../src-main/database/giving-way.ts'
import type { ReaderData, ReaderRequest } from '../../../src-main/database/messages.ts'
import { migrate, newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { createWorkerLink } from '../../../src-main/database/worker-link.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Writes up to 130 MB, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const key = new Uint8Array(32).fill(7)

function openBulk() {
  const file = join(temporaryFolder(), 'pronto.db')
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
  onTestFinished(() => void db.close())
  migrate(db, migrations)
  const bulk = beginBulk(db)
  const insert = db.prepare<[Buffer, string]>('INSERT INTO draft (key, text, updated_at) VALUES (?, ?, 0)')
  let written = 0
  /** One commit of about a megabyte. */
  const write = db.transaction(() => {
    written += 1
    const name = Buffer.alloc(16)
    name.writeUInt32BE(written)
    insert.run(name, 'x'.repeat(1_000_000))
  })
  function writeUntil(state: 'grown' | 'full'): void {
    for (let commits = 0; bulk.wal() !== state; commits += 1) {
      if (commits > 200) throw new Error(`never ${state}`)
      write()
    }
  }
  return { file, db, bulk, write, writeUntil }
}

function walPages(db: ReturnType<typeof openBulk>['db']): unknown {
  return db.pragma('wal_checkpoint(NOOP)')
}

it('lets another thread move what an import wrote, and begins the WAL anew', async () => {
  const { file, db, bulk, write, writeUntil } = openBulk()
  writeUntil('grown')
  const reader = createWorkerLink<ReaderRequest>({
    url: testWorkers.reader,
    workerData: {
      file,
      key,
      urgencies: createUrgencies(),
      givesWayTo: [],
      priority: 10,
    } satisfies ReaderData,
    name: 'reader',
    report: () => {},
    onTold: () => {},
    onRestart: () => {},
  })
  await reader.ready
  const moving = reader.request({ kind: 'checkpoint' })
  // Comes while the others are moved, or after it: the writer moves it itself.
  write()
  await moving
  await reader.close()

  expect(bulk.wal()).toBe('small')
  write()
  expect(walPages(db)).toEqual([{ busy: 0, log: expect.closeTo(250, -2), checkpointed: 0 }])
})

it('says when the WAL must not grow further because somebody still reads its beginning', () => {
  const { file, bulk, write, writeUntil } = openBulk()
  const alice = openDatabase({ file, key, mode: 'read-only', newestVersion: newestVersion(migrations) })
  onTestFinished(() => void alice.close())
  write()
  alice.exec('BEGIN; SELECT count(*) FROM draft')

  writeUntil('full')
  alice.exec('COMMIT')
  expect(bulk.wal()).toBe('small')
})
