import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { MergeId } from '../../../src-main/contract/ids.ts'
import type { Ledger, PromiseReminder } from '../../../src-main/contract/ledger.ts'
import type { CallbackPromise } from '../../../src-main/contract/promises.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { createLedgerDesk } from '../../../src-main/promises/ledger-desk.ts'
import { created, promiseMade } from '../../support/make-changes.ts'
import { gaia, help, luca, openPromiseDesk } from '../../support/open-promise-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const minute = 60_000
const hour = 60 * minute

beforeEach(() => void vi.useFakeTimers({ now: noon }))
afterEach(() => void vi.useRealTimers())

function openLedger(me: typeof gaia | null = gaia) {
  const desk = openPromiseDesk()
  const told: Ledger[] = []
  const reminders: PromiseReminder[] = []
  let reads = 0
  const maria = created({ name: 'Maria Rossi' })
  desk.record(maria)
  const ledger = createLedgerDesk({
    owed(most) {
      reads += 1
      return desk.promises.owed(most)
    },
    customer(id) {
      const summary = desk.customers.summary(id)
      return summary && { id: summary.id, name: summary.name, phone: null }
    },
    shifts: (deskId, from, to) => desk.houseClock().shifts(deskId, from, to),
    agentId: () => me?.id ?? null,
    now: Date.now,
    tell: (changed) => void told.push(changed),
    remind: (reminder) => void reminders.push(reminder),
  })
  function promise(dueAt: number, more: Parameters<typeof promiseMade>[1] = {}) {
    const change = promiseMade(maria.customerId, {
      madeAt: Date.now(),
      dueAt,
      deskId: help,
      ownerId: gaia.id,
      ...more,
    })
    desk.record(change)
    ledger.written({ kinds: ['promise:made'], subjects: [maria.customerId] })
    return change.promise.id
  }
  return { ...desk, ledger, told, reminders, promise, reads: () => reads, maria: maria.customerId }
}

function releaseOf({ id, customerId }: Pick<CallbackPromise, 'id' | 'customerId'>): Change {
  const release = { at: noon, agentId: null, initials: 'GR', reason: 'Ha disdetto' }
  return { kind: 'promise:released', promiseId: id, customerId, release }
}

const moments = (reminders: readonly PromiseReminder[]) => reminders.map(({ moment }) => moment)

describe('the ledger', () => {
  it('tells what is owed after a write, once for writes that come together', () => {
    const { ledger, told, promise } = openLedger()
    ledger.refresh()
    promise(noon + hour)
    promise(noon + 2 * hour)
    vi.advanceTimersByTime(200)

    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      revision: 2,
      total: 2,
      entries: [
        { customerName: 'Maria Rossi', holder: { agentId: gaia.id, from: null } },
        { promise: { dueAt: noon + 2 * hour } },
      ],
    })
    expect(ledger.ledger()).toBe(told[0])
    ledger.close()
  })

  it('counts what is owed where it is thousands, without what was released', () => {
    const { promises, maria, record } = openLedger()
    const made = Array.from({ length: 2_005 }, (_, minutes) =>
      promiseMade(maria, { madeAt: noon, dueAt: noon + minutes * minute }),
    )
    record(...made)
    const released = made.slice(0, 3).map(({ promise }) => releaseOf(promise))
    record(...released)
    expect(promises.owed(150)).toMatchObject({ total: 2_002 })
    expect(promises.owed(150).promises).toHaveLength(300)
    record(...made.slice(3, 10).map(({ promise }) => releaseOf(promise)))
    expect(promises.owed(150).total).toBe(1_995)
  })

  it('says nothing where nothing that is owed has changed', () => {
    const { ledger, told, record } = openLedger()
    ledger.refresh()
    record(created({ name: 'Carlo Bianchi' }))
    ledger.written({ kinds: ['import:undone'], subjects: [] })
    vi.advanceTimersByTime(200)
    expect(told).toEqual([])
    ledger.close()
  })

  it('is not read again for a call that rings, a note or a new card', () => {
    const { ledger, reads, maria } = openLedger()
    ledger.refresh()
    ledger.written({
      kinds: ['call:logged', 'interaction:added', 'note:added', 'customer:created'],
      subjects: [maria],
    })
    vi.advanceTimersByTime(500)
    expect(reads()).toBe(1)
    ledger.close()
  })

  it('is read again for what somebody is called or reached by whom something is owed to, and for nobody else', () => {
    const { ledger, reads, promise, maria, record, told } = openLedger()
    promise(noon + hour)
    vi.advanceTimersByTime(200)
    const before = reads()
    const others = Array.from({ length: 500 }, () => created({ name: 'Carlo Bianchi' }))
    record(...others)
    ledger.written({
      kinds: ['customer:changed', 'phone:added', 'contact-point:removed'],
      subjects: others.map(({ customerId }) => customerId),
    })
    vi.advanceTimersByTime(500)
    expect(reads()).toBe(before)

    record({ kind: 'customer:changed', customerId: maria, fields: { name: 'Maria Verdi' } })
    ledger.written({ kinds: ['customer:changed'], subjects: [maria] })
    vi.advanceTimersByTime(500)
    expect(told.at(-1)?.entries).toMatchObject([{ customerName: 'Maria Verdi' }])
    ledger.close()
  })

  it('follows the name on the card that stands for a merged one', () => {
    const { ledger, reads, promise, maria, record } = openLedger()
    const anna = created({ name: 'Anna Rossi' })
    record(anna)
    record({
      kind: 'customer:merged',
      mergeId: MergeId.parse(uuidv7()),
      keptId: anna.customerId,
      mergedId: maria,
      at: noon,
      agentId: null,
      initials: null,
      fields: {},
      before: {},
    })
    // A colleague who does not know of that yet.
    promise(noon + hour)
    ledger.refresh()
    const before = reads()
    ledger.written({ kinds: ['customer:changed'], subjects: [anna.customerId] })
    vi.advanceTimersByTime(500)
    expect(reads()).toBe(before + 1)
    ledger.close()
  })

  it('passes a promise on at the moment the shift ends, without being asked', () => {
    const { ledger, told, promise } = openLedger()
    ledger.refresh()
    // Gaia is there until two in the afternoon, an hour after this noon in Italy.
    promise(noon + 4 * hour)
    vi.advanceTimersByTime(hour - 1)
    expect(told.at(-1)?.entries[0]?.holder.agentId).toBe(gaia.id)
    vi.advanceTimersByTime(2 * hour)
    expect(told.at(-1)?.entries[0]?.holder).toEqual({
      agentId: luca.id,
      since: noon + 2 * hour,
      from: gaia.id,
    })
    ledger.close()
  })

  it('is left by what is kept', () => {
    const { ledger, told, promise, record, maria } = openLedger()
    ledger.refresh()
    const promiseId = promise(noon + hour)
    vi.advanceTimersByTime(200)
    record({ kind: 'promise:kept', promiseId, customerId: maria, keptAt: noon })
    ledger.written({ kinds: ['promise:kept'], subjects: [maria] })
    vi.advanceTimersByTime(200)
    expect(told.at(-1)).toMatchObject({ total: 0, entries: [] })
    ledger.close()
  })

  it('has one timer, for the next moment that matters', () => {
    const { ledger, promise, reads } = openLedger()
    ledger.refresh()
    promise(noon + hour)
    vi.advanceTimersByTime(200)
    const before = reads()
    vi.advanceTimersByTime(40 * minute)
    expect(reads()).toBe(before)
    expect(vi.getTimerCount()).toBe(1)
    ledger.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('reminders', () => {
  it('come ten minutes before, when it is due, and when it is broken: each once', () => {
    const { ledger, reminders, promise } = openLedger()
    ledger.refresh()
    promise(noon + hour)
    vi.advanceTimersByTime(50 * minute - 1)
    expect(reminders).toEqual([])
    vi.advanceTimersByTime(1)
    expect(moments(reminders)).toEqual(['soon'])
    vi.advanceTimersByTime(10 * minute)
    expect(moments(reminders)).toEqual(['soon', 'due'])
    vi.advanceTimersByTime(5 * hour)
    expect(moments(reminders)).toEqual(['soon', 'due', 'broken'])
    ledger.close()
  })

  it('are for whoever owes it', () => {
    const { ledger, reminders, promise } = openLedger()
    ledger.refresh()
    promise(noon + 2 * hour, { ownerId: luca.id })
    vi.advanceTimersByTime(119 * minute)
    // Luca comes at one and is back in good time: it is his.
    expect(reminders).toEqual([])
    ledger.close()
  })

  it('are said again to whoever a late promise falls to', () => {
    const { ledger, reminders, promise } = openLedger(luca)
    ledger.refresh()
    promise(noon + hour)
    vi.advanceTimersByTime(2 * hour - 1)
    expect(reminders).toEqual([])
    vi.advanceTimersByTime(1)
    expect(moments(reminders)).toEqual(['broken'])
    ledger.close()
  })

  it('are for whoever sits there where the house has no rota', () => {
    const { ledger, reminders, promise, houseIs } = openLedger()
    houseIs(emptyHouse)
    ledger.refresh()
    promise(noon + hour, { ownerId: luca.id, deskId: null })
    vi.advanceTimersByTime(50 * minute)
    expect(moments(reminders)).toEqual(['soon'])
    ledger.close()
  })

  it('catch up after sleep with one word for all that was slept through', () => {
    const { ledger, reminders, promise } = openLedger(null)
    ledger.refresh()
    promise(noon + hour)
    promise(noon + hour + 5 * minute)
    promise(noon + 2 * hour)
    vi.advanceTimersByTime(200)
    // Timers stand still while the machine sleeps.
    vi.setSystemTime(noon + 90 * minute)
    ledger.refresh()
    expect(reminders).toMatchObject([{ moment: 'broken', dueAt: noon + hour, others: 1 }])
    ledger.close()
  })

  it('are not all said again at the start of the day: what is late stands there, what is due soon is said', () => {
    const { ledger, reminders, promise } = openLedger()
    promise(noon - hour, { madeAt: noon - 3 * hour })
    promise(noon + 5 * minute, { madeAt: noon - 3 * hour })
    ledger.refresh()
    expect(reminders).toMatchObject([{ moment: 'soon', dueAt: noon + 5 * minute, others: 0 }])
    ledger.close()
  })
})
