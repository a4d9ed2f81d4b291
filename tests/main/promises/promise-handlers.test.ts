import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { PromiseId, WindowId } from '../../../src-main/contract/ids.ts'
import { aCall, talking } from '../../support/gallery/calls.ts'
import { created, phoneAdded, promiseMade } from '../../support/make-changes.ts'
import { gaia, help, luca, officeHouse, openPromiseDesk } from '../../support/open-promise-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())
const minute = 60_000
const hour = 60 * minute

function deskWithMaria() {
  const desk = openPromiseDesk()
  const maria = created({ name: 'Maria Rossi' })
  desk.record(maria, phoneAdded(maria.customerId, '+393331234567'))
  const draft = {
    customerId: maria.customerId,
    caseId: null,
    what: 'richiamare per il rimborso',
    dueAt: noon + 4 * hour,
    deskId: help,
    ownerId: luca.id,
  }
  return { ...desk, maria, draft }
}

describe('making one', () => {
  it('promises what was offered, by whom, to the minute', async () => {
    const { handlers, draft, card } = deskWithMaria()
    const offers = await handlers['promise:offers']({ deskId: null, caseId: null }, window)
    if (!offers.ok) throw new Error(offers.code)
    expect(offers.value).toMatchObject({ deskId: help, desks: [{ id: help, name: 'Assistenza' }] })
    expect(offers.value.offers[0]).toEqual({ at: noon + 30 * minute, ownerId: gaia.id })

    const made = await handlers['promise:make']({ ...draft, dueAt: draft.dueAt + 12_345 }, window)

    expect(made).toMatchObject({
      value: { dueAt: draft.dueAt, ownerId: luca.id, deskId: help, initials: 'GR', attempts: [] },
    })
    expect(card(draft.customerId)?.told).toMatchObject([{ kind: 'promise-due' }])
  })

  it('is refused for a time gone by, closed, or with nobody there', async () => {
    const { handlers, draft, houseIs } = deskWithMaria()
    const at = (dueAt: number) => handlers['promise:make']({ ...draft, dueAt }, window)
    expect(await at(noon - minute)).toEqual({ ok: false, code: 'time-past' })
    expect(await at(noon + 8 * hour)).toEqual({ ok: false, code: 'desk-closed' })
    const { rota, ...rest } = officeHouse()
    houseIs({ ...rest, rota: { ...rota, shifts: rota.shifts.filter(({ agentId }) => agentId === gaia.id) } })
    expect(await at(noon + 4 * hour)).toEqual({ ok: false, code: 'nobody-on-shift' })
  })

  it('is checked against the rota of the moment, not against the one it was offered from', async () => {
    const { handlers, draft, houseIs, promises } = deskWithMaria()
    const offers = await handlers['promise:offers']({ deskId: help, caseId: null }, window)
    const offered = offers.ok ? offers.value.offers.find(({ at }) => at > noon + 3 * hour) : undefined
    const office = officeHouse()
    houseIs({
      ...office,
      rota: {
        ...office.rota,
        absences: [{ agentId: luca.id, from: '2026-11-21', to: '2026-11-21' }],
      },
    })

    const made = await handlers['promise:make']({ ...draft, dueAt: offered?.at ?? 0 }, window)

    expect(made).toEqual({ ok: false, code: 'nobody-on-shift' })
    expect(promises.owed(10).total).toBe(0)
  })

  it('needs a customer', async () => {
    const { handlers, draft } = deskWithMaria()
    const nobody = created({ name: 'Nessuno' }).customerId
    expect(await handlers['promise:make']({ ...draft, customerId: nobody }, window)).toEqual({
      ok: false,
      code: 'not-found',
    })
  })
})

describe('keeping and releasing', () => {
  it('keeps a promise once, at the time it was kept', async () => {
    const { handlers, record, maria, promises, itIs } = deskWithMaria()
    const refund = promiseMade(maria.customerId)
    record(refund)
    const input = { promiseId: refund.promise.id, callId: null }

    expect(await handlers['promise:keep'](input, window)).toEqual({ ok: true, value: null })
    itIs(noon + hour)
    expect(await handlers['promise:keep'](input, window)).toEqual({ ok: true, value: null })

    expect(promises.find(refund.promise.id)).toMatchObject({ keptAt: noon })
    expect(promises.owed(10)).toEqual({ promises: [], total: 0 })
  })

  it('lets it go by the customer’s own word alone, and then it is not to be kept any more', async () => {
    const { handlers, record, maria, promises } = deskWithMaria()
    const refund = promiseMade(maria.customerId)
    record(refund)
    const promiseId = refund.promise.id

    expect(
      await handlers['promise:release']({ promiseId, reason: 'Il rimborso è già arrivato.' }, window),
    ).toEqual({ ok: true, value: null })

    expect(promises.find(promiseId)?.release).toEqual({
      at: noon,
      agentId: gaia.id,
      initials: 'GR',
      reason: 'Il rimborso è già arrivato.',
    })
    for (const late of [
      handlers['promise:release']({ promiseId, reason: 'Di nuovo' }, window),
      handlers['promise:keep']({ promiseId, callId: null }, window),
      handlers['promise:call']({ promiseId }, window),
    ])
      expect(await late).toEqual({ ok: false, code: 'conflict' })
  })

  it('says that a promise is not there', async () => {
    const { handlers } = deskWithMaria()
    const promiseId = PromiseId.parse(uuidv7())
    expect(await handlers['promise:keep']({ promiseId, callId: null }, window)).toEqual({
      ok: false,
      code: 'not-found',
    })
  })
})

describe('calling back', () => {
  async function calledBack() {
    const desk = deskWithMaria()
    const refund = promiseMade(desk.maria.customerId)
    desk.record(refund)
    const promiseId = refund.promise.id
    const called = await desk.handlers['promise:call']({ promiseId }, window)
    if (!called.ok) throw new Error(called.code)
    const promise = () => desk.promises.find(promiseId)
    return { ...desk, promiseId, call: called.value, promise }
  }

  it('dials the customer’s number, and an answer keeps the promise from that moment on', async () => {
    const { call, callIs, promise, dialled } = await calledBack()
    expect(dialled).toEqual(['+393331234567'])
    callIs({ ...call, state: 'alerting' })
    expect(promise()?.attempts).toEqual([])

    callIs({ ...call, state: 'talking', answeredAt: noon + 20_000 })

    expect(promise()).toMatchObject({
      keptAt: noon + 20_000,
      attempts: [{ outcome: 'answered', keeps: true, initials: 'GR', callId: call.id }],
    })
  })

  it('is taken back until the wrap-up ends, and not afterwards', async () => {
    const { call, callIs, promise, handlers, promiseId } = await calledBack()
    const talked = { ...call, state: 'talking' as const, answeredAt: noon + 20_000 }
    callIs(talked)
    const over = { ...talked, state: 'ended' as const, endedAt: noon + 80_000, wrapUpPending: true }
    callIs(over)

    expect(await handlers['promise:not-kept']({ promiseId, callId: call.id }, window)).toMatchObject({
      ok: true,
    })
    expect(promise()).toMatchObject({ keptAt: null, attempts: [{ outcome: 'answered', keeps: false }] })
    expect(await handlers['promise:keep']({ promiseId, callId: call.id }, window)).toMatchObject({ ok: true })
    expect(promise()).toMatchObject({ keptAt: noon + 20_000 })

    callIs({ ...over, wrapUpPending: false, outcome: 'solved' })
    expect(await handlers['promise:not-kept']({ promiseId, callId: call.id }, window)).toEqual({
      ok: false,
      code: 'conflict',
    })
    expect(promise()).toMatchObject({ keptAt: noon + 20_000, attempts: [{ keeps: true }] })
  })

  it('does not keep it where the wrap-up says that it was a wrong number', async () => {
    const { call, callIs, promise } = await calledBack()
    const over = { ...call, state: 'ended' as const, answeredAt: noon + 5_000, endedAt: noon + 9_000 }
    callIs({ ...over, wrapUpPending: true })
    callIs({ ...over, outcome: 'wrong-number' })
    expect(promise()).toMatchObject({ keptAt: null, attempts: [{ outcome: 'wrong-number', keeps: false }] })
  })

  it.each([
    ['busy', 'no-answer'],
    ['no-answer', 'no-answer'],
    ['cancelled-here', 'no-answer'],
    ['no-such-number', 'wrong-number'],
  ] as const)('remembers a try that ended with %s as %s', async (reason, outcome) => {
    const { call, callIs, promise } = await calledBack()
    callIs({ ...call, state: 'ended', endedAt: noon + 30_000, end: { reason, status: null } })
    expect(promise()).toMatchObject({ keptAt: null, attempts: [{ outcome, keeps: false }] })
  })

  it('counts no try that never reached the telephone network', async () => {
    const { call, callIs, promise } = await calledBack()
    callIs({ ...call, state: 'ended', endedAt: noon, end: { reason: 'line-lost', status: null } })
    expect(promise()?.attempts).toEqual([])
  })

  it('is kept with one key while the customer, who called first, is on the line', async () => {
    const { handlers, record, maria, callIs, promises } = deskWithMaria()
    const refund = promiseMade(maria.customerId)
    record(refund)
    const call = aCall(950, { ...talking, answeredAt: noon + minute })
    callIs(call)

    const kept = await handlers['promise:keep']({ promiseId: refund.promise.id, callId: call.id }, window)

    expect(kept).toMatchObject({ ok: true })
    expect(promises.find(refund.promise.id)).toMatchObject({
      keptAt: noon + minute,
      attempts: [{ callId: call.id, outcome: 'answered', keeps: true }],
    })
  })

  it('keeps a second promise by the same call, and what the wrap-up says counts for both', async () => {
    const { handlers, record, maria, callIs, promises } = deskWithMaria()
    const refund = promiseMade(maria.customerId)
    const invoice = promiseMade(maria.customerId, { what: 'mandare la fattura' })
    record(refund, invoice)
    const call = aCall(952, { ...talking, answeredAt: noon + minute })
    callIs(call)

    for (const { promise } of [refund, invoice])
      expect(
        await handlers['promise:keep']({ promiseId: promise.id, callId: call.id }, window),
      ).toMatchObject({ ok: true })

    for (const { promise } of [refund, invoice])
      expect(promises.find(promise.id)).toMatchObject({
        keptAt: noon + minute,
        attempts: [{ callId: call.id, outcome: 'answered', keeps: true }],
      })

    callIs({ ...call, state: 'ended', endedAt: noon + 2 * minute, outcome: 'wrong-number' })
    for (const { promise } of [refund, invoice])
      expect(promises.find(promise.id)).toMatchObject({ keptAt: null, attempts: [{ keeps: false }] })
  })

  it('cannot be kept by a call that is not there', async () => {
    const { handlers, record, maria } = deskWithMaria()
    const refund = promiseMade(maria.customerId)
    record(refund)
    const input = { promiseId: refund.promise.id, callId: aCall(951).id }
    expect(await handlers['promise:keep'](input, window)).toEqual({ ok: false, code: 'call-over' })
  })

  it('says that there is no number to call', async () => {
    const { handlers, record, dialled } = deskWithMaria()
    const carlo = created({ name: 'Carlo Bianchi' })
    const invoice = promiseMade(carlo.customerId)
    record(carlo, invoice)
    expect(await handlers['promise:call']({ promiseId: invoice.promise.id }, window)).toEqual({
      ok: false,
      code: 'no-phone',
    })
    expect(dialled).toEqual([])
  })
})
