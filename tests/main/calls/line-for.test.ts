import { expect, it } from 'vitest'
import { createLineFor, type TracedCall } from '../../../src-main/calls/line-for.ts'
import { plainManner } from '../../../src-main/contract/accounts.ts'
import { AccountId, CustomerId } from '../../../src-main/contract/ids.ts'
import type { AccountOnLine } from '../../../src-main/contract/line.ts'

const rossiId = AccountId.parse('01900000-0000-7000-8000-000000000001')
const verdeId = AccountId.parse('01900000-0000-7000-8000-000000000002')
const maria = CustomerId.parse('01900000-0000-7000-8000-0000000000aa')
const mariasNumber = '+393331234567'

function account(id: AccountId, more: Partial<AccountOnLine> = {}): AccountOnLine {
  const { name, tone, greeting, numbers } = plainManner
  const up = { state: 'registered', trouble: null, status: null, nextTryAt: null } as const
  return { ...up, id, account: '1001', name, tone, greeting, numbers, since: 0, ...more }
}
const rossi = account(rossiId, {
  numbers: [
    { name: 'Negozio', number: '+390212340' },
    { name: 'Ingrosso', number: '+390212341' },
  ],
})
const verde = account(verdeId)

const rang = (accountId: AccountId, line = ''): TracedCall => ({
  direction: 'in',
  line,
  account: { id: accountId, name: '', number: '' },
})
const went = (accountId: AccountId, number = ''): TracedCall => ({
  direction: 'out',
  line: '1001',
  account: { id: accountId, name: '', number },
})

function deskWith(
  accounts: readonly AccountOnLine[],
  { marias = [], all = [] }: { marias?: readonly TracedCall[]; all?: readonly TracedCall[] } = {},
) {
  return createLineFor({
    accounts: () => accounts,
    customerOf: (target) => (target === mariasNumber ? maria : null),
    callsOf: () => marias,
    lastCalls: () => all,
  })
}

it('calls a customer by the line that the customer called on last', () => {
  const { lineFor } = deskWith([rossi, verde], {
    marias: [went(rossiId), rang(verdeId), rang(rossiId)],
    all: [went(rossiId)],
  })
  expect(lineFor(mariasNumber)).toEqual({ accountId: verdeId, number: '' })
})

it('calls with the very number that was called, where the account has several', () => {
  const { lineFor } = deskWith([rossi, verde], { marias: [rang(rossiId, '+39 02 12341')] })
  expect(lineFor(mariasNumber)).toEqual({ accountId: rossiId, number: '+390212341' })
})

it('calls a stranger by the line that was used last, and by the first one on the first day', () => {
  const used = deskWith([rossi, verde], { all: [rang(rossiId), went(verdeId)] })
  expect(used.lineFor('+390611111')).toEqual({ accountId: verdeId, number: '' })
  expect(deskWith([rossi, verde]).lineFor('+390611111')).toEqual({ accountId: rossiId, number: '+390212340' })
})

it('passes over an account that is gone, or cannot call now', () => {
  const down = { ...verde, state: 'unreachable' } as const
  const { lineFor, lineOf } = deskWith([down, rossi], { marias: [rang(verdeId)], all: [went(verdeId)] })
  expect(lineFor(mariasNumber)).toEqual({ accountId: rossiId, number: '+390212340' })
  expect(lineOf(rang(verdeId))).toBeNull()
})

it('asks nobody where there is one line, and has none without an account', () => {
  const alone = createLineFor({
    accounts: () => [verde],
    customerOf: () => {
      throw new Error('nobody has to be looked up')
    },
    callsOf: () => [],
    lastCalls: () => [],
  })
  expect(alone.lineFor(mariasNumber)).toEqual({ accountId: verdeId, number: '' })
  expect(deskWith([]).lineFor(mariasNumber)).toBeNull()
})
