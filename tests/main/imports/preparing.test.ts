import { setTimeout as sleep } from 'node:timers/promises'
import { MessageChannel, Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { ImportLayout } from '../../../src-main/contract/imports.ts'
import { createChangeLog } from '../../../src-main/database/change-log.ts'
import { comeFirst, createUrgencies } from '../../../src-main/database/giving-way.ts'
import { createIdentities } from '../../../src-main/database/identities.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { toNewcomer } from '../../../src-main/imports/candidate.ts'
import { newcomerChanges } from '../../../src-main/imports/newcomer-changes.ts'
import type { PreparedRow } from '../../../src-main/imports/prepared-rows.ts'
import { mostAhead, type PreparerData } from '../../../src-main/imports/preparer.ts'
import { createPreparing } from '../../../src-main/imports/preparing.ts'
import { createSource } from '../../../src-main/imports/sources.ts'
import { createFacts } from '../../../src-main/threads/appliers.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { valueIn } from '../../support/import-house.ts'
import { openImportDesk } from '../../support/open-import-desk.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import { testPreparer, testWorkers } from '../../support/test-workers.ts'

vi.setConfig({ testTimeout: 120_000 })

const fields = [
  'source-id',
  'name',
  'company',
  'phone-mobile',
  'phone-work',
  'email',
  'address',
  'tags',
  'note',
]
const layout = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: false,
  columns: fields.map((field) => ({ title: '', field })),
} as ImportLayout

/** Some have letters from far away, some nothing to be reached by, and some a row that is none. */
function lineOf(at: number): string {
  if (at % 97 === 0) return `K${at};Nessuno;;;;;;;`
  if (at % 101 === 0) return Array.from({ length: 501 }, () => 'x').join(';')
  const name = ['Maria Rossi', 'Niccolò D’Angelo', '王小明', 'Zoë 👩‍👧', 'Ada Neri'][at % 5]
  const points = `333 ${1_000_000 + at};${at % 3 === 0 ? `02/${6_000_000 + at}` : ''};c${at}@esempio.it`
  return `K${at};${name};${at % 4 === 0 ? 'Rossi & Figli' : ''};${points};Via Roma ${at}, Milano;VIP,Nuovi;${at % 7 === 0 ? '"due\nrighe"' : ''}`
}
const fileOf = (rows: number) => Buffer.from(Array.from({ length: rows }, (_, at) => lineOf(at)).join('\n'))

function openPreparing(url = testPreparer) {
  let woken = Promise.withResolvers<void>()
  const wake = () => {
    woken.resolve()
    woken = Promise.withResolvers()
  }
  const thread = { wake, settle: () => {}, urgencies: createUrgencies() }
  const preparing = createPreparing({ thread, url, layout, formOfAddress: 'lei', at: 1 })
  onTestFinished(() => preparing.close())
  return {
    preparing,
    async rest(until: 'hungry' | 'ended'): Promise<readonly PreparedRow[]> {
      const rows: PreparedRow[] = []
      for (;;) {
        const changed = woken.promise
        const next = preparing.next()
        if (next === until) return rows
        if (typeof next !== 'string') rows.push(next)
        else await changed
      }
    },
  }
}

test('every row comes as it was read, in the order of the file, with its changes written out', async () => {
  const file = fileOf(3000)
  const { preparing, rest } = openPreparing()
  for (let at = 0; at < file.length; at += 50_000) preparing.add(file.subarray(at, at + 50_000))
  preparing.finish()
  const rows = await rest('ended')

  const source = createSource(layout)
  const read = [...source.read(file), ...source.end()]
  expect(rows).toHaveLength(3000)
  expect(rows.map(({ line, content }) => [line, content])).toEqual(
    read.map(({ line, content }) => [line, content.slice(0, 500)]),
  )
  rows.forEach((row, at) => {
    const item = read[at]
    if (item === undefined) throw new Error('a row too many')
    const own = 'reason' in item ? item.reason : toNewcomer(item.candidate, 'lei')
    if (typeof own === 'string') expect(row).toMatchObject({ reason: own })
    else expect(row).toMatchObject({ newcomer: own })
  })
  const ids = rows.flatMap((row) => ('newcomer' in row ? row.newcomer.ids : []))
  expect(ids.toSorted()).toEqual([...new Set(ids)])
  expect([preparing.bytesRead(), preparing.bytesLeft()]).toEqual([file.length, 0])
})

test('what the log says is what the cards say, whatever letters somebody has', async () => {
  const { preparing, rest } = openPreparing()
  preparing.add(fileOf(200))
  preparing.finish()
  const newcomers = (await rest('ended')).flatMap((row) => ('newcomer' in row ? [row.newcomer] : []))
  expect(newcomers.length).toBeGreaterThan(190)
  newcomers.forEach((newcomer, at) => {
    const { changes, payloads } = newcomerChanges(newcomer, makeCode('00', at), 1, null)
    expect(payloads).toHaveLength(changes.length)
    changes.forEach((change, place) => {
      // A note is its own payload.
      const said = payloads[place] ?? null
      expect(said === null ? null : JSON.parse(said)).toEqual(change.kind === 'note:added' ? null : change)
    })
  })
})

test('the log of an import makes the same cards in another seat', async () => {
  const house = await openImportDesk()
  const file = fileOf(250)
  const done = await house.take(file, { layout })
  const { db } = house.store
  const log = createChangeLog(db, createFacts(db), createIdentities(db)).read(0, 10_000)
  const seqs = log.map(({ stamp }) => stamp.seq)
  expect(seqs).toEqual(seqs.map((_, at) => at + 1))

  const other = openTestDoor()
  other.door.applyRemote(log.flatMap(({ stamp, change }) => (change === null ? [] : [{ stamp, change }])))
  const [ours, theirs] = [dumpTables(db), dumpTables(other.db)]
  expect(ours['customer']).toHaveLength(done.taken)
  for (const table of ['customer', 'phone', 'email', 'note']) expect(theirs[table]).toEqual(ours[table])
})

/** The thread as it is, with nobody who takes what it has ready. */
function startThread() {
  const { port1, port2 } = new MessageChannel()
  const [ahead, urgencies] = [new SharedArrayBuffer(4), createUrgencies()]
  const workerData: PreparerData = { port: port2, layout, formOfAddress: 'lei', at: 1, ahead, urgencies }
  const worker = new Worker(testPreparer, { workerData, execArgv: [], transferList: [port2] })
  let slices = 0
  port1.on('message', () => {
    slices += 1
  })
  onTestFinished(async () => {
    port1.close()
    await worker.terminate()
  })
  const add = (bytes: Buffer) => port1.postMessage({ kind: 'piece', bytes: new Uint8Array(bytes) })
  return { add, slices: () => slices, ahead: new Int32Array(ahead), urgencies }
}

test('the thread stays ahead by some slices and no more, until they are taken', async () => {
  const { add, slices, ahead } = startThread()
  add(fileOf(8000))
  await vi.waitFor(() => expect(slices()).toBe(mostAhead), { timeout: 60_000 })
  await sleep(200)
  expect(slices()).toBe(mostAhead)

  Atomics.sub(ahead, 0, 3)
  Atomics.notify(ahead, 0)
  await vi.waitFor(() => expect(slices()).toBe(mostAhead + 3), { timeout: 60_000 })
  await sleep(200)
  expect(slices()).toBe(mostAhead + 3)
})

test('the thread stands still while a call pops', async () => {
  const { add, slices, urgencies } = startThread()
  const painted = comeFirst(urgencies, 'call')
  add(fileOf(1000))
  await sleep(500)
  expect(slices()).toBe(0)
  painted()
  await vi.waitFor(() => expect(slices()).toBeGreaterThan(3), { timeout: 60_000 })
})

test('cancelled with rows ready, while a call pops: whole cards stay, and a second run takes the rest', async () => {
  const house = await openImportDesk()
  const file = fileOf(4000)
  const importId = await house.begin(file.length, layout)
  const before = house.store.revision()
  const sent = house.send(importId, file)
  while (house.store.revision() === before) await sleep(1)
  const goOn = house.store.pauseBulk()
  const cancelling = house.cancel(importId)
  await sleep(50)
  goOn()
  await sent
  const cancelled = await cancelling
  const count = house.store.db.prepare<[], number>('SELECT count(*) FROM customer').pluck()
  expect(cancelled).toMatchObject({ state: 'cancelled', taken: count.get() })
  const again = await house.take(file, { layout })
  expect(again).toMatchObject({ state: 'done', taken: (count.get() ?? 0) - cancelled.taken })
  expect(again.taken + again.refused).toBe(4000)
})

test('the reading thread dies: the import is interrupted with whole cards, and a second run takes the rest', async () => {
  const writer = new URL('../../support/dying-import-writer.ts', import.meta.url)
  const house = await openImportDesk({ workers: { ...testWorkers, writer } })
  const file = fileOf(900)
  const importId = await house.begin(2 * file.length, layout)
  valueIn(await house.send(importId, file))
  const broken = Buffer.from('\nK9001;Guasto;;333 9999999;;;;;\n')
  async function sendTheRest(): Promise<void> {
    await house.send(importId, broken)
    await house.finish(importId)
  }
  await expect(sendTheRest()).rejects.toThrow()
  const [interrupted] = house.desk.list()
  const count = house.store.db.prepare<[], number>('SELECT count(*) FROM customer').pluck()
  expect(interrupted).toMatchObject({ state: 'interrupted', taken: count.get() })
  expect(count.get()).toBeGreaterThan(400)
  const without = 'SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM phone)'
  expect(house.store.db.prepare(without).pluck().get()).toBe(0)
  // The writer lives, and the next import has a thread of its own.
  const again = await house.take(file, { layout })
  expect(again.taken + (interrupted?.taken ?? 0)).toBe(count.get())
  expect(again.taken + again.refused).toBe(900)
})
