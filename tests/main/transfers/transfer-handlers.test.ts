import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { aCall, talking } from '../../support/gallery/calls.ts'
import { created } from '../../support/make-changes.ts'
import { gaia, help, luca, openPromiseDesk } from '../../support/open-promise-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())
const hour = 3_600_000

function talkingToMaria() {
  const desk = openPromiseDesk()
  const maria = created({ name: 'Maria Rossi' })
  desk.record(maria)
  const call = aCall(960, { ...talking, customerId: maria.customerId })
  desk.callIs(call)
  return { ...desk, call, customerId: maria.customerId }
}

it('shows who is on shift at which desk, until when, and the reasons the house accepts', async () => {
  const { handlers } = talkingToMaria()
  expect(await handlers['transfer:options'](null, window)).toEqual({
    ok: true,
    value: {
      desks: [
        { id: help, name: 'Assistenza', open: true, people: [{ agentId: gaia.id, until: noon + 2 * hour }] },
      ],
      reasons: ['Serve uno specialista'],
    },
  })
})

it('shows everybody where the house has agreed on no desks', async () => {
  const { handlers, houseIs } = talkingToMaria()
  houseIs(emptyHouse)
  expect(await handlers['transfer:options'](null, window)).toMatchObject({
    value: { desks: [{ id: null, open: true, people: [{ until: null }, { agentId: luca.id }] }] },
  })
})

it('counts the promise made instead, with the promise, in one write', async () => {
  const { handlers, call, customerId, decisions, promises } = talkingToMaria()
  const made = await handlers['transfer:promise'](
    {
      callId: call.id,
      customerId,
      caseId: null,
      what: 'spiegare il rimborso',
      dueAt: noon + 3 * hour,
      deskId: help,
      ownerId: luca.id,
    },
    window,
  )
  if (!made.ok) throw new Error(made.code)
  expect(decisions.ofCall(call.id)).toMatchObject([
    { choice: 'promise', promiseId: made.value.id, customerId, reason: null, initials: 'GR' },
  ])
  expect(promises.owed(10).total).toBe(1)
})

it('counts no promise that the house cannot keep', async () => {
  const { handlers, call, customerId, decisions } = talkingToMaria()
  const draft = { customerId, caseId: null, what: 'x', deskId: help, ownerId: null }
  const at = (dueAt: number) => handlers['transfer:promise']({ ...draft, callId: call.id, dueAt }, window)
  expect(await at(noon + 12 * hour)).toEqual({ ok: false, code: 'desk-closed' })
  expect(decisions.ofCall(call.id)).toEqual([])
})

it('holds the customer while a colleague is asked, and counts it', async () => {
  const { handlers, call, held, decisions } = talkingToMaria()
  expect(await handlers['transfer:ask']({ callId: call.id }, window)).toMatchObject({ ok: true })
  expect(held).toEqual([call.id])
  expect(decisions.ofCall(call.id)).toMatchObject([{ choice: 'ask' }])
})

it('passes the call on with a reason of the house, and writes down how it ended', async () => {
  const { handlers, call, transferred, decisions } = talkingToMaria()
  const passed = { callId: call.id, target: '1002', reason: 'Serve uno specialista' }
  expect(await handlers['transfer:blind'](passed, window)).toMatchObject({ ok: true })
  expect(transferred).toEqual(['1002'])
  expect(decisions.ofCall(call.id)).toMatchObject([
    { choice: 'transfer', reason: 'Serve uno specialista', succeeded: true },
  ])
})

it('counts a transfer that failed, too, and says so', async () => {
  const { handlers, call, transferEnds, decisions } = talkingToMaria()
  transferEnds('transfer-refused')
  const passed = { callId: call.id, target: '4711', reason: 'Serve uno specialista' }
  expect(await handlers['transfer:blind'](passed, window)).toEqual({ ok: false, code: 'transfer-refused' })
  expect(decisions.ofCall(call.id)).toMatchObject([{ choice: 'transfer', succeeded: false }])
  expect(decisions.counts(noon, noon + 1)).toEqual({ ask: 0, promise: 0, transfer: 1 })
})

it('transfers for no other reason, and no call that is not there', async () => {
  const { handlers, call, transferred, decisions } = talkingToMaria()
  const passed = { callId: call.id, target: '1002', reason: 'Così' }
  expect(await handlers['transfer:blind'](passed, window)).toMatchObject({ ok: false, code: 'invalid-input' })
  const gone = { ...passed, callId: aCall(961).id }
  expect(await handlers['transfer:blind'](gone, window)).toEqual({ ok: false, code: 'call-over' })
  expect(transferred).toEqual([])
  expect(decisions.ofCall(call.id)).toEqual([])
})

it('asks a colleague about the customer: counts it, and sends the reference of the card along', async () => {
  const { handlers, call, consulted, decisions } = talkingToMaria()
  const asked = await handlers['transfer:consult']({ callId: call.id, target: '1002' }, window)
  expect(asked).toMatchObject({ ok: true, value: { consultFor: call.id } })
  expect(consulted).toEqual([
    { target: '1002', story: { how: 'asks', kind: 'customer', code: makeCode('00', 7) } },
  ])
  expect(decisions.ofCall(call.id)).toMatchObject([{ choice: 'ask' }])
})

it('passes the call on to the colleague who was asked, with a reason of the house, and writes down how it ended', async () => {
  const { handlers, call, joined, decisions, transferEnds } = talkingToMaria()
  const complete = (reason: string | null) =>
    handlers['transfer:complete']({ callId: call.id, reason }, window)
  expect(await complete(null)).toMatchObject({ ok: false, code: 'invalid-input' })
  expect(await complete('Così')).toMatchObject({ ok: false, code: 'invalid-input' })
  expect(joined).toEqual([])

  transferEnds('transfer-refused')
  expect(await complete('Serve uno specialista')).toEqual({ ok: false, code: 'transfer-refused' })
  transferEnds('done')
  expect(await complete('Serve uno specialista')).toMatchObject({ ok: true })
  expect(decisions.ofCall(call.id).map(({ choice, succeeded }) => [choice, succeeded])).toEqual([
    ['transfer', false],
    ['transfer', true],
  ])
})

it('asks for no reason in a house that has agreed on none', async () => {
  const { handlers, call, houseIs, decisions } = talkingToMaria()
  houseIs(emptyHouse)
  expect(await handlers['transfer:complete']({ callId: call.id, reason: null }, window)).toMatchObject({
    ok: true,
  })
  expect(decisions.ofCall(call.id)).toMatchObject([{ choice: 'transfer', reason: null, succeeded: true }])
})
