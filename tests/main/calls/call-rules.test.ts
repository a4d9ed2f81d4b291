import { expect, it } from 'vitest'
import { createCallRules } from '../../../src-main/calls/call-rules.ts'
import { type CallRules, noCallRules } from '../../../src-main/contract/profile.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { forwardTrouble } from '../../../src-main/session/forwarding.ts'

const caller = (user: string) => ({ user, displayName: '', withheld: user === '', verified: true })

const allows = { ...emptyHouse.outgoing, confirmCostly: true }
const mayForwardTo = (target: string) => forwardTrouble(target, allows) === null

function verdict(rules: Partial<CallRules>, user = '+393331234567', isBusy = false) {
  return createCallRules(() => ({ ...noCallRules, ...rules }), mayForwardTo)(caller(user), isBusy)
}

it.each(['333 123 4567', '0039 333/1234567', '+39 333 1234567'])(
  'blocks a number written as %s',
  (written) => {
    expect(verdict({ blocked: [written] })).toBe('blocked')
    expect(verdict({ blocked: [written] }, '+393331234568')).toBe('ring')
  },
)

it('blocks a number whose leading zero was lost, on either side', () => {
  expect(verdict({ blocked: ['612345678'] }, '+390612345678')).toBe('blocked')
  expect(verdict({ blocked: ['06 1234 5678'] }, '+39612345678')).toBe('blocked')
})

it('blocks what is no number as it is written, and never somebody who withholds it', () => {
  expect(verdict({ blocked: ['Anonimo-1'] }, 'anonimo-1')).toBe('blocked')
  expect(verdict({ blocked: ['333 123 4567'] }, '')).toBe('ring')
})

it('lets nobody disturb, unless somebody else is there to answer', () => {
  expect(verdict({ doNotDisturb: true })).toBe('do-not-disturb')
  expect(verdict({ doNotDisturb: true, forwardTo: '1002' })).toBe('forward')
  expect(verdict({ doNotDisturb: true, blocked: ['333 123 4567'], forwardTo: '1002' })).toBe('blocked')
})

it('sends on always, or who finds nobody', () => {
  expect(verdict({ forwardTo: '1002', forwardWhen: 'always' })).toBe('forward')
  expect(verdict({ forwardTo: '1002', forwardWhen: 'unanswered' })).toBe('forward-later')
  expect(verdict({ forwardTo: '1002', forwardWhen: 'unanswered' }, undefined, true)).toBe('forward')
  expect(verdict({})).toBe('ring')
})

it.each(['899 123 456', '+881 6 1234 5678', 'chi sa'])(
  'sends nobody on to %s: the call rings here',
  (forwardTo) => {
    expect(verdict({ forwardTo, forwardWhen: 'always' })).toBe('ring')
    expect(verdict({ forwardTo, forwardWhen: 'unanswered' }, undefined, true)).toBe('ring')
    expect(verdict({ forwardTo, doNotDisturb: true })).toBe('do-not-disturb')
  },
)

it('says why a number is none to send callers on to, by what the house would ask', () => {
  const house = { ...emptyHouse.outgoing, confirmCostly: true, confirmForeign: true }
  expect(forwardTrouble('', house)).toBeNull()
  expect(forwardTrouble('06 999 888', house)).toBeNull()
  expect(forwardTrouble('chi sa', house)).toMatchObject({ code: 'not-a-number' })
  expect(forwardTrouble('*31#899123456', house)).toMatchObject({ code: 'forward-costly', detail: 'premium' })
  expect(forwardTrouble('+41 79 123 45 67', house)).toMatchObject({
    code: 'forward-costly',
    detail: 'foreign',
  })
  expect(forwardTrouble('+41 79 123 45 67', { ...house, allowed: ['+39'] })).toMatchObject({
    code: 'call-not-allowed',
  })
})
