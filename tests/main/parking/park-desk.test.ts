import { expect, it, onTestFinished, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { AccountId, type CallId } from '../../../src-main/contract/ids.ts'
import type { ParkedCall } from '../../../src-main/contract/parking.ts'
import type { CommandOutcome } from '../../../src-main/contract/softphone.ts'
import { createParkDesk } from '../../../src-main/parking/park-desk.ts'
import { aCall, callFrom, logged, talking } from '../../support/gallery/calls.ts'
import { uuid } from '../../support/gallery/cards.ts'
import { paolo } from '../../support/gallery/scenes.ts'

const account = { id: AccountId.parse(uuid(70)), name: 'Casa', number: '' }
const otherAccount = AccountId.parse(uuid(71))
const parkedMaria = (since: number): ParkedCall => ({
  id: maria.id,
  caller: maria.caller,
  displayName: '',
  customerId: maria.customerId,
  caseId: maria.caseId,
  accountId: account.id,
  slot: '701',
  since,
})
const maria = aCall(901, { ...talking, account })
const paolosCall = callFrom(paolo, 902, {
  ...talking,
  account,
  caller: { kind: 'unknown', number: null, raw: '0612345' },
})

/** Alice's desk at a PBX that parks by 700; `parks` is what happens there meanwhile. */
function aDesk(
  parks: (tell: (slot: string, taken: boolean, at?: AccountId) => void) => CommandOutcome,
  restored: readonly ParkedCall[] = [],
) {
  vi.useFakeTimers({ now: 1_000_000 })
  onTestFinished(() => {
    desk.close()
    vi.useRealTimers()
  })
  const told: (readonly ParkedCall[])[] = []
  const continued: [CallId, CallId][] = []
  const asked: string[] = []
  const calls = new Map<CallId, Call>([maria, paolosCall].map((call) => [call.id, call]))
  const desk = createParkDesk({
    rules: () => ({ code: '700', slots: ['701', '702'] }),
    softphone: {
      park: async (_callId, code) => {
        asked.push(code)
        return parks(lamp)
      },
      dial: async (target, from) => {
        asked.push(`${target} by ${from?.accountId === account.id ? 'Casa' : 'any'}`)
        return { outcome: 'done', callId: aCall(950).id }
      },
      watchSlots: (slots) => void asked.push(`watch ${slots}`),
    },
    findCall: (id) => calls.get(id) ?? null,
    continueAs: (id, { id: was }) => void continued.push([id, was]),
    tell: (parked) => void told.push(parked),
    restored,
    now: Date.now,
  })
  const lamp = (slot: string, taken: boolean, at = account.id) => desk.slotChanged(slot, taken, at)
  const slots = () => desk.parked().map(({ slot }) => slot)
  return { desk, told, continued, asked, slots, lamp }
}

it('knows the slot by the one that was taken meanwhile', async () => {
  const { desk, told, asked } = aDesk((slot) => {
    slot('702', true)
    return 'done'
  })
  expect(await desk.park(maria.id)).toBe('done')
  expect(asked).toEqual(['700'])
  expect(told.at(-1)).toEqual([
    expect.objectContaining({ id: maria.id, customerId: maria.customerId, slot: '702', since: 1_000_000 }),
  ])
})

it('knows it, too, where the PBX tells a moment late, and not much later', async () => {
  const { desk, slots, lamp } = aDesk(() => 'done')
  await desk.park(maria.id)
  expect(slots()).toEqual([null])
  lamp('703', true, otherAccount)
  expect(slots()).toEqual([null])
  lamp('701', true)
  expect(slots()).toEqual(['701'])
  await desk.park(paolosCall.id)
  vi.advanceTimersByTime(2_500)
  lamp('702', true)
  expect(slots()).toEqual(['701', null])
})

it('guesses nothing where two slots were taken at once', async () => {
  const { desk, slots, asked } = aDesk((slot) => {
    slot('701', true)
    slot('702', true)
    return 'done'
  })
  await desk.park(maria.id)
  expect(slots()).toEqual([null])
  expect(await desk.takeBack(maria.id, null)).toMatchObject({ outcome: 'not-found' })
  expect(await desk.takeBack(maria.id, '702')).toMatchObject({ outcome: 'done' })
  expect(asked.at(-1)).toBe('702 by Casa')
})

it('keeps nobody on the list whom the PBX did not park', async () => {
  const { desk, slots } = aDesk(() => 'transfer-refused')
  expect(await desk.park(maria.id)).toBe('transfer-refused')
  expect(slots()).toEqual([])
})

it('goes on with the same caller, card and case, and lists them until they are answered', async () => {
  const { desk, continued, slots } = aDesk((slot) => {
    slot('701', true)
    return 'done'
  })
  await desk.park(maria.id)
  const { callId } = await desk.takeBack(maria.id, null)
  expect(continued).toEqual([[callId, maria.id]])
  expect(slots()).toEqual(['701'])
  desk.step(logged(950, { answeredAt: null, endedAt: null }))
  expect(slots()).toEqual(['701'])
  desk.step(logged(950, { endedAt: null, end: null }))
  expect(slots()).toEqual([])
})

it('lists nobody whose slot is free again, and knows them when the PBX brings them back', async () => {
  const { desk, slots, lamp } = aDesk((slot) => {
    slot('701', true)
    return 'done'
  })
  await desk.park(maria.id)
  lamp('701', false, otherAccount)
  expect(slots()).toEqual(['701'])
  lamp('701', false)
  expect(slots()).toEqual([])
  expect(desk.returned(maria.caller)).toMatchObject({ id: maria.id, caseId: maria.caseId })
  expect(desk.returned(paolosCall.caller)).toBeNull()
  vi.advanceTimersByTime(6_000)
  expect(desk.returned(maria.caller)).toBeNull()
})

it('takes two who withhold their numbers for nobody', async () => {
  const { desk } = aDesk(() => 'done')
  await desk.park(maria.id)
  expect(desk.returned({ kind: 'withheld' })).toBeNull()
})

it('lists whoever returns no longer, where the PBX tells of no slots', async () => {
  const { desk, slots } = aDesk(() => 'done')
  await desk.park(maria.id)
  expect(desk.returned(maria.caller)).not.toBeNull()
  desk.step(logged(903, { passedOn: { how: 'returned', by: '', openedBy: 'reference' } }))
  expect(slots()).toEqual([])
})

it('lists whoever was parked when the program ended, until the PBX says that the slot is free', () => {
  const { desk, slots, lamp } = aDesk(() => 'done', [parkedMaria(600_000)])
  lamp('701', true)
  expect(slots()).toEqual(['701'])
  lamp('701', false)
  expect(slots()).toEqual([])
  expect(desk.returned(maria.caller)).toMatchObject({ customerId: maria.customerId })
})

it('takes back whoever was parked before the program ended, with the same card', async () => {
  const { desk, continued, asked } = aDesk(() => 'done', [parkedMaria(600_000)])
  const { callId } = await desk.takeBack(maria.id, null)
  expect(asked).toEqual(['701 by Casa'])
  expect(continued).toEqual([[callId, maria.id]])
})

it('believes no list that is older than any PBX lets somebody wait', () => {
  const { slots } = aDesk(() => 'done', [parkedMaria(1_000_000 - 3_600_000)])
  expect(slots()).toEqual([])
})
