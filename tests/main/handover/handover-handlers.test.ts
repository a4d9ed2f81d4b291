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

/** Alice at a desk with a real store: the sheet is read in its long reader thread. */
async function aliceOnMonday() {
  const store = await openTestStore()
  await store.record([{ kind: 'house:changed', house: { desks: house.desks, rota: house.rota } }], {
    agentId: alice,
  })
  const handlers = createHandoverHandlers({
    now: () => now,
    agent: () => ({ id: alice }),
    house: () => house,
    houseClock: () => createHouseClock(house, [alice]),
    readSheet: (question) => store.query('handover:sheet', question, 'long'),
  })
  return { store, handlers }
}

it('tells what two seats wrote since the end of her last shift, read by a thread of its own', async () => {
  const { store, handlers } = await aliceOnMonday()
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
  const { handlers } = await aliceOnMonday()
  const read = handlers['handover:read']({ period: { kind: 'date', date: '2026-11-24' } }, window)
  expect(await read).toEqual({ ok: false, code: 'invalid-input', detail: 'date' })
})

it('says who is on shift without asking the database', async () => {
  const { handlers } = await aliceOnMonday()
  expect(await handlers['shift:board'](null, window)).toMatchObject({
    ok: true,
    value: {
      desks: [{ id: support, open: true, people: [{ agentId: alice, until: rome('2026-11-23 13:00') }] }],
      changesAt: rome('2026-11-23 13:00'),
    },
  })
})
