import { expect, test } from 'vitest'
import { createOutgoingGuard, guardOutgoing } from '../../../src-main/calls/outgoing-guard.ts'
import { CallId } from '../../../src-main/contract/ids.ts'
import type { Softphone } from '../../../src-main/contract/softphone.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'

const callId = CallId.parse('0198b0c0-0000-7000-8000-000000000001')
const premium = '892424'

function atTheGuard(change: Partial<typeof emptyHouse.outgoing> = {}) {
  const clock = { now: 1_000 }
  const dialled: string[] = []
  const guard = createOutgoingGuard(
    () => ({ ...emptyHouse.outgoing, ...change }),
    () => clock.now,
  )
  // Only what dials is asked of it here.
  const telephone = {
    dial: async (target: string) => {
      dialled.push(target)
      return { outcome: 'done', callId }
    },
    consult: async (_call: CallId, target: string) => {
      dialled.push(target)
      return { outcome: 'done', callId }
    },
    transfer: async (_call: CallId, target: string) => {
      dialled.push(target)
      return 'done'
    },
  } as unknown as Softphone
  return { clock, dialled, guard, phone: guardOutgoing(telephone, guard) }
}

test('a costly number is called once it was confirmed, once', async () => {
  const { guard, phone, dialled } = atTheGuard()
  expect(await phone.dial(premium)).toEqual({ outcome: 'confirm-call', callId: null })
  const question = guard.question()
  expect(question).toMatchObject({ target: premium, doubt: 'premium', country: 'IT' })
  expect(guard.confirm(question?.id ?? 0)).toBe(true)
  expect(await phone.dial(premium)).toMatchObject({ outcome: 'done' })
  expect(await phone.dial(premium)).toMatchObject({ outcome: 'confirm-call' })
  expect(dialled).toEqual([premium])
})

test('the word for one number is none for another, nor for later', async () => {
  const { clock, guard, phone, dialled } = atTheGuard()
  await phone.dial(premium)
  const first = guard.question()?.id ?? 0
  await phone.dial('+881612345678')
  expect(guard.confirm(first)).toBe(false)
  guard.confirm(guard.question()?.id ?? 0)
  expect(await phone.dial(premium)).toMatchObject({ outcome: 'confirm-call' })
  guard.confirm(guard.question()?.id ?? 0)
  clock.now += 60_001
  expect(await phone.dial(premium)).toMatchObject({ outcome: 'confirm-call' })
  expect(dialled).toEqual([])
})

test('transfers and consultations go through the same guard', async () => {
  const { phone, dialled } = atTheGuard({ allowed: ['+39'] })
  expect(await phone.transfer(callId, '+441234567890')).toBe('call-not-allowed')
  expect(await phone.consult(callId, premium)).toMatchObject({ outcome: 'confirm-call' })
  expect(await phone.transfer(callId, '1002')).toBe('done')
  expect(dialled).toEqual(['1002'])
})

test('a machine that dials is stopped within a minute', async () => {
  const { clock, phone, dialled } = atTheGuard({ mostPerMinute: 3 })
  for (let call = 0; call < 5; call += 1) await phone.dial('0612345678')
  expect(dialled).toHaveLength(3)
  expect(await phone.dial('0612345678')).toEqual({ outcome: 'too-many-calls', callId: null })
  clock.now += 60_000
  expect(await phone.dial('0612345678')).toMatchObject({ outcome: 'done' })
})
