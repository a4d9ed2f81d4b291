import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import { StorageFull } from '../../../src-main/database/errors.ts'
import type { Store } from '../../../src-main/database/store.ts'
import type { FillingJobs } from '../../support/filling-writer.ts'
import { created, noteAdded } from '../../support/make-changes.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Each story starts three threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const workers = { ...testWorkers, writer: new URL('../../support/filling-writer.ts', import.meta.url) }
const nobody = { agentId: null }
const rows = (count: number) => new TextEncoder().encode(String(count))

/** A store whose writer may use no more than some pages: SQLite says SQLITE_FULL as on a full disk. */
async function openOnSmallDisk() {
  const opened = await openTestStore({ workers })
  // The same store: only the jobs that its writer knows are others.
  const bulk = opened.bulk as unknown as Store<never, FillingJobs>['bulk']
  const limit = (pages: number) => bulk.start('fill', { pageLimit: pages }, nobody, () => {})
  const pages = () => Number(opened.db.pragma('page_count', { simple: true }))
  return { store: opened, limit, pages }
}

it('says that the disk is full, keeps what is typed, and saves it when there is room', async () => {
  const { store, limit, pages } = await openOnSmallDisk()
  const told: boolean[] = []
  store.onFull((full) => told.push(full))
  const maria = created({ name: 'Maria Rossi' })
  await store.record([maria], nobody)
  await limit(pages())

  const key = uuidv7()
  const typed = 'Ha chiesto tre volte il rimborso. '.repeat(400)
  await expect(store.saveDraft(key, typed)).rejects.toThrow(StorageFull)
  expect(store.drafts()).toMatchObject([{ key }])
  expect(store.drafts()[0]?.text === typed).toBe(true)
  const before = store.revision()
  const long = noteAdded(maria.customerId, { text: typed })
  await expect(store.record([long], nobody)).rejects.toThrow(StorageFull)
  expect(store.revision()).toBe(before)
  expect(told).toEqual([true])

  await limit(1_000_000)
  while (told.at(-1) === true) await sleep(50)
  expect(store.db.prepare('SELECT text = ? FROM draft').pluck().all(typed)).toEqual([1])
  await store.record([long], nobody)
  expect(store.revision()).toBe(before + 1)
  expect(told).toEqual([true, false])
})

it('lets an import wait for room and loses no row of it', async () => {
  const { store, limit, pages } = await openOnSmallDisk()
  const job = await limit(pages() + 200)
  const full = new Promise<void>((resolve) => store.onFull((now) => now && resolve()))
  const imported = job.piece(rows(3000))
  await full
  const stored = () => store.db.prepare('SELECT count(*) FROM customer').pluck().get()
  expect(stored()).toBeLessThan(3000)

  await limit(1_000_000)
  expect(await imported).toEqual({ written: 3000 })
  expect(stored()).toBe(3000)
})
