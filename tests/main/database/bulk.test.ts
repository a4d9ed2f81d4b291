import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { StorageFailed } from '../../../src-main/database/errors.ts'
import type { Store } from '../../../src-main/database/store.ts'
import type { FillingJobs } from '../../support/filling-writer.ts'
import { created, noteAdded } from '../../support/make-changes.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Each story starts three threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const workers = { ...testWorkers, writer: new URL('../../support/filling-writer.ts', import.meta.url) }
const rows = (count: number) => new TextEncoder().encode(String(count))
const nobody = { agentId: null }

async function openFillingStore() {
  const opened = await openTestStore({ workers })
  // The same store: only the jobs that its writer knows are others.
  return { ...opened, bulk: opened.bulk as unknown as Store<never, FillingJobs>['bulk'] }
}

it('answers a piece when its rows are on disk, and tells where it stands', async () => {
  const store = await openFillingStore()
  const told: number[] = []
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, ({ written }) => told.push(written))

  expect(await job.piece(rows(1500))).toEqual({ written: 1500 })
  expect(store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1500)
  expect(await job.piece(rows(10))).toEqual({ written: 1510 })
  expect(await job.finish()).toEqual({ written: 1510 })
  expect(store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1510)
  expect(told).toContain(1510)
  expect(told.length).toBeGreaterThan(2)
})

it('lets what alice types overtake an import', async () => {
  const store = await openFillingStore()
  const maria = created({ name: 'Maria Rossi' })
  await store.record([maria], nobody)
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})
  let importing = true
  const imported = job.piece(rows(8000)).finally(() => {
    importing = false
  })
  const waits: number[] = []
  while (importing) {
    const begin = performance.now()
    await store.record([noteAdded(maria.customerId)], nobody)
    if (importing) waits.push(performance.now() - begin)
    await sleep(10)
  }
  await imported

  waits.sort((a, b) => a - b)
  expect(waits.length).toBeGreaterThan(5)
  // Measured at 15 to 40 ms; an import takes seconds, so that waiting for it would be seen here.
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(150)
})

it('stands still while a call pops, and goes on afterwards', async () => {
  const store = await openFillingStore()
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})
  const imported = job.piece(rows(8000))
  while (store.revision() === 0) await sleep(1)

  const first = store.pauseBulk()
  const second = store.pauseBulk()
  // One batch may be under way.
  await sleep(40)
  const still = store.revision()
  await sleep(120)
  first()
  first()
  await sleep(60)
  expect(store.revision()).toBe(still)

  second()
  expect(await imported).toEqual({ written: 8000 })
  expect(store.revision()).toBeGreaterThan(still)
})

it('takes what alice types while a call pops in the middle of a batch', async () => {
  const store = await openFillingStore()
  const maria = created({ name: 'Maria Rossi' })
  await store.record([maria], nobody)
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})
  const imported = job.piece(rows(8000))
  await sleep(20)

  const goOn = store.pauseBulk()
  const { to } = await store.record([noteAdded(maria.customerId)], nobody)
  expect(store.revision()).toBe(to)
  await sleep(60)
  expect(store.revision()).toBe(to)
  goOn()
  expect(await imported).toEqual({ written: 8000 })
})

it('writes whole groups only: a cancelled job leaves no card without its numbers', async () => {
  const store = await openFillingStore()
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})
  const imported = job.piece(rows(20_000))
  while (store.revision() === 0) await sleep(1)
  const { written } = await job.cancel().then(async (progress) => {
    await imported
    return progress
  })
  const without = 'SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM phone)'
  expect(written).toBeLessThan(20_000)
  expect(store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(written)
  expect(store.db.prepare(without).pluck().get()).toBe(0)
})

it('rejects what waits when the thread dies, says so, and is there again', async () => {
  const store = await openFillingStore()
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})

  await expect(job.piece(new Uint8Array())).rejects.toThrow(StorageFailed)
  expect(store.reports.map(({ what }) => what)).toContain('writer ended')
  await expect(job.piece(rows(1))).rejects.toThrow(StorageFailed)

  const maria = created({ name: 'Maria Rossi' })
  const recorded = await retried(() => store.record([maria], nobody))
  expect(recorded.subjects).toEqual([maria.customerId])
})

it('closes in the middle of an import, and what was written is whole', async () => {
  const store = await openFillingStore()
  const job = await store.bulk.start('fill', { pageLimit: null }, nobody, () => {})
  const imported = job.piece(rows(20_000))
  while (store.revision() === 0) await sleep(1)
  await Promise.all([expect(imported).rejects.toThrow(StorageFailed), store.close()])

  const again = await openTestStore({ folder: dirname(store.file), key: store.key })
  expect(again.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBeGreaterThan(0)
  expect(again.db.pragma('quick_check', { simple: true })).toBe('ok')
})

async function retried<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof StorageFailed)) throw error
      await sleep(100)
    }
  }
  return write()
}
