import { expect, it } from 'vitest'
import { createCallRules } from '../../../src-main/calls/call-rules.ts'
import { type CallRules, noCallRules } from '../../../src-main/contract/profile.ts'

const caller = (user: string) => ({ user, displayName: '', withheld: user === '', verified: true })

function verdict(rules: Partial<CallRules>, user = '+393331234567', isBusy = false) {
  return createCallRules(() => ({ ...noCallRules, ...rules }))(caller(user), isBusy)
}

it.each(['333 123 4567', '0039 333/1234567', '+39 333 1234567'])(
  'blocks a number written as %s',
  (written) => {
    expect(verdict({ blocked: [written] })).toBe('blocked')
    expect(verdict({ blocked: [written] }, '+393331234568')).toBe('ring')
  },
)

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
