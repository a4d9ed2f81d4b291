import { expect, test } from 'vitest'
import { destinationOf } from '../../../src-main/domain/costly-numbers.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { judgeTarget, tooMany } from '../../../src-main/domain/outgoing-rules.ts'

const rules = emptyHouse.outgoing
const judge = (target: string, change: Partial<typeof rules> = {}) => {
  const verdict = judgeTarget(target, { ...rules, ...change })
  return verdict.kind === 'confirm' ? verdict.doubt : verdict.kind === 'refused' ? verdict.why : 'allowed'
}

test.each([
  ['892424', 'premium'],
  ['895 123 456', 'premium'],
  ['899.1234567', 'premium'],
  ['+39 899 123456', 'premium'],
  ['0039144123456', 'premium'],
  ['166-123456', 'premium'],
  ['199 123 456', 'shared-cost'],
  ['848123456', 'shared-cost'],
  ['1782123456', 'shared-cost'],
  ['+979123456789', 'premium'],
  ['+19005551234', 'premium'],
  ['+8816 1234 5678', 'satellite'],
  ['00882 34 12345', 'satellite'],
  ['+883510001', 'satellite'],
  ['tel:+870773111632', 'satellite'],
  ['sip:+881612345678@pbx.example', 'satellite'],
  // An outside line's zero before the country code.
  ['000881612345678', 'satellite'],
  // Behind a code that hides one's own number, or sends calls on.
  ['*31#899123456', 'premium'],
  ['#31#+8816 1234 5678', 'satellite'],
  ['*67# 892424', 'premium'],
  ['*21*899123456#', 'premium'],
  ['899123456*', 'premium'],
])('%s is asked about: %s', (target, doubt) => {
  expect(judge(target)).toBe(doubt)
})

test.each([
  '06 1234 5678',
  '+39 333 123 4567',
  '3331234567',
  '800 123 456',
  '803123',
  '112',
  '1001',
  '*43',
  '600',
])('%s is called without a question', (target) => {
  expect(judge(target)).toBe('allowed')
})

test('another country is asked about, with its name', () => {
  expect(judgeTarget('+41 79 123 45 67', rules)).toEqual({ kind: 'confirm', doubt: 'foreign', country: 'CH' })
  expect(judge('+41791234567', { confirmForeign: false })).toBe('allowed')
  // A caribbean number that looks American: the country says more than the code.
  expect(destinationOf('+18095551234')).toMatchObject({ country: 'DO' })
})

test('a house that asks about nothing costly calls it at once', () => {
  expect(judge('892424', { confirmCostly: false })).toBe('allowed')
})

test('only what begins as the house allows is called, extensions always', () => {
  const allowed = ['+39', '+41']
  expect(judge('+41791234567', { allowed, confirmForeign: false })).toBe('allowed')
  expect(judge('+18095551234', { allowed })).toBe('call-not-allowed')
  expect(judge('00 44 1234567890', { allowed })).toBe('call-not-allowed')
  expect(judge('892424', { allowed })).toBe('premium')
  expect(judge('1001', { allowed })).toBe('allowed')
})

test('a name at another server may be anywhere', () => {
  expect(judge('sip:anna@elsewhere.example')).toBe('elsewhere')
  expect(judge('sip:anna@elsewhere.example', { allowed: ['+39'] })).toBe('call-not-allowed')
})

test('so many calls a minute and no more, and the next minute again', () => {
  const begun = Array.from({ length: 10 }, (_, index) => index * 1_000)
  expect(tooMany(begun, 20_000, rules)).toBe(true)
  expect(tooMany(begun.slice(1), 20_000, rules)).toBe(false)
  expect(tooMany(begun, 60_000, rules)).toBe(false)
})
