import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { StampedChange } from '../../../src-main/contract/changes.ts'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { createHandoverHandlers } from '../../../src-main/handover/handover-handlers.ts'
import { alice, hours, houseOf, rome, support, weekdays, weekly } from '../../support/house-of.ts'
import { created, noteAdded } from '../../support/make-changes.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const window = WindowId.parse(uuidv7())
const now = rome('2026-11-23 09:20')
const house = houseOf({
  supportHours: hours(weekdays, '09:00-18:00'),
  shifts: weekly(alice, support, weekdays, '09:00-13:00'),
})

type ReadSheet = Parameters<typeof createHandoverHandlers>[0]['readSheet']

function aliceAt(readSheet: ReadSheet) {
  return createHandoverHandlers({
    now: () => now,
    agent: () => ({ id: alice }),
    house: () => house,
    houseClock: () => createHouseClock(house, [alice]),
    readSheet,
  })
}

it('tells what two seats wrote since the end of her last shift, read by a thread of its own', async () => {
  const store = await openTestStore()
  const handlers = aliceAt((question) => store.query('handover:sheet', question, 'long'))
  const { desks, rota } = house
  await store.record([{ kind: 'house:changed', house: { desks, rota } }], { agentId: alice })
  const maria = created({ name: 'Maria Rossi' })
  const { customerId } = maria
  const at = rome('2026-11-21 10:00')
  await store.record([maria, noteAdded(customerId, { at, text: 'Scritta qui.' })], { agentId: null })
  const there: StampedChange = {
    stamp: { seat: uuidv7(), seq: 1, clock: at * 2048, agentId: null, importId: null },
    change: noteAdded(customerId, { at: at + 1, text: 'Scritta là.' }),
  }
  await store.applyRemote([there])

  const read = await handlers['handover:read']({ period: { kind: 'last-shift' } }, window)
  if (!read.ok) throw new Error(read.code)
  expect(read.value.start).toEqual({ from: 'shift-end', at: rome('2026-11-20 13:00') })
  expect(read.value.until).toBe(now)
  expect(read.value.notes.rows.map(({ text }) => text)).toEqual(['Scritta là.', 'Scritta qui.'])
  expect(store.reports).toEqual([])
})

it('refuses a day to come, and says that it is the date', async () => {
  const handlers = aliceAt(async () => null)
  const read = handlers['handover:read']({ period: { kind: 'date', date: '2026-11-24' } }, window)
  expect(await read).toEqual({ ok: false, code: 'invalid-input', detail: 'date' })
})

it('says who is on shift, and asks no reader for it', async () => {
  const handlers = aliceAt(() => Promise.reject(new Error('nobody asks it')))
  expect(await handlers['shift:board'](null, window)).toMatchObject({
    ok: true,
    value: {
      desks: [{ id: support, open: true, people: [{ agentId: alice, until: rome('2026-11-23 13:00') }] }],
      changesAt: rome('2026-11-23 13:00'),
    },
  })
})
