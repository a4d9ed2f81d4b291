import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import {
  comeFirst,
  createBulkPause,
  createUrgencies,
  giveWayBetweenRows,
  nowAndThen,
} from '../../../src-main/database/giving-way.ts'
import type { Lane, Store } from '../../../src-main/database/store.ts'
import type { CountingQueries } from '../../support/counting-reader.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Each story starts four threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

/** Milliseconds: so long somebody stands still at most; a clock may say a little less. */
const longestStand = 199
const lanes = ['interactive', 'finding', 'long'] as const satisfies readonly Lane[]
const workers = { ...testWorkers, reader: new URL('../../support/counting-reader.ts', import.meta.url) }

async function openCounting(): Promise<Store<CountingQueries>> {
  const store = (await openTestStore({ workers })) as unknown as Store<CountingQueries>
  // All threads are there when the story begins.
  for (const lane of lanes) await store.query('count:words', { words: '' }, lane)
  return store
}

it.each(lanes)(
  'the %s reader stands still while a call pops, and goes on when it is painted',
  async (lane) => {
    const store = await openCounting()
    const late: number[] = []
    for (let round = 0; round < 10; round += 1) {
      const painted = store.pauseBulk()
      const counted = store.query('count:rows', { rows: 3 }, lane)
      await sleep(30)
      const paintedAt = performance.timeOrigin + performance.now()
      painted()
      const { stoodMs, doneAt } = await counted
      // Unless it had stood long enough before this process came to its turn.
      if (stoodMs < longestStand) expect(doneAt).toBeGreaterThan(paintedAt - 1)
      late.push(doneAt - paintedAt)
    }
    // Whatever else is at work: the quickest of them.
    expect(Math.min(...late)).toBeLessThan(100)
  },
)

it.each(lanes)('the %s reader stands still for a while, but not for ever', async (lane) => {
  const store = await openCounting()
  store.pauseBulk()
  const { stoodMs } = await store.query('count:rows', { rows: 100_000 }, lane)
  expect(stoodMs).toBeGreaterThan(longestStand)
})

it.each([
  ['finding', 'interactive'],
  ['long', 'interactive'],
  ['long', 'finding'],
] as const)('the %s reader gives way to who waits for the %s one', async (lane, first) => {
  const store = await openCounting()
  const told = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const asked = store.query('count:until', { told }, first)
  const { stoodMs } = await store.query('count:rows', { rows: 10 }, lane)
  expect(stoodMs).toBeGreaterThan(longestStand)

  Atomics.store(new Int32Array(told), 0, 1)
  Atomics.notify(new Int32Array(told), 0)
  expect(await asked).toBe('counted')
  const alone: number[] = []
  for (let round = 0; round < 10; round += 1)
    alone.push((await store.query('count:rows', { rows: 10 }, lane)).stoodMs)
  expect(Math.min(...alone)).toBeLessThan(100)
})

it('the finding reader answers while the long one is at work, and does not stand still for itself', async () => {
  const store = await openCounting()
  const told = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const report = store.query('count:until', { told }, 'long')
  const stood: number[] = []
  for (let round = 0; round < 5; round += 1) {
    stood.push((await store.query('count:rows', { rows: 10 }, 'finding')).stoodMs)
    // After a stand it works for as long: only then would it stand again.
    await sleep(longestStand + 50)
  }
  expect(Math.min(...stood)).toBeLessThan(100)

  Atomics.store(new Int32Array(told), 0, 1)
  Atomics.notify(new Int32Array(told), 0)
  expect(await report).toBe('counted')
})

it('bulk work stands still for calls alone, and until somebody waits', () => {
  const urgencies = createUrgencies()
  const pause = createBulkPause(urgencies)
  const never = () => expect.fail('it stood still')
  comeFirst(urgencies, 'question')
  comeFirst(urgencies, 'finding')
  expect(pause.isOn()).toBe(false)
  pause.standStill(never)

  const painted = [comeFirst(urgencies, 'call'), comeFirst(urgencies, 'call')]
  const late: number[] = []
  for (let round = 0; round < 5; round += 1) {
    let asked = 0
    const begun = performance.now()
    pause.standStill(() => ++asked === 10)
    expect(asked).toBe(10)
    late.push(performance.now() - begun)
  }
  // Nine looks, five milliseconds each; whatever else is at work: the quickest of them.
  expect(Math.min(...late)).toBeGreaterThan(9 * 4)
  expect(Math.min(...late)).toBeLessThan(9 * 40)

  painted[0]?.()
  expect(pause.isOn()).toBe(true)
  painted[1]?.()
  expect(pause.isOn()).toBe(false)
  pause.standStill(never)
})

it('stands still between two rows of the database, wherever they are gone over', () => {
  const { reading } = openTestDoor()
  let asked = 0
  giveWayBetweenRows(reading, () => {
    asked += 1
  })
  const rows = reading
    .prepare<[number], number>(
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n',
    )
    .pluck()
  expect([...rows.iterate(3)]).toEqual([1, 2, 3])
  expect(asked).toBe(3)
  // As before, whoever stops half way can go over them again.
  for (const row of rows.iterate(5)) if (row === 2) break
  expect([...rows.iterate(2)]).toEqual([1, 2])
})

it('stands still at each row that is looked up, and in a statement that counts thousands by itself', () => {
  const { reading } = openTestDoor()
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    SELECT count(*) FROM n WHERE ${nowAndThen('i')}`
  // Also where nobody may stand still.
  expect(reading.prepare<[], number>(numbers).pluck().get()).toBe(1000)
  let asked = 0
  giveWayBetweenRows(reading, () => {
    asked += 1
  })
  const count = reading.prepare<[], number>(numbers).pluck()
  expect(count.get()).toBe(1000)
  expect(asked).toBe(1 + Math.floor(1000 / 101))
})
