import { expect, it } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'

it('has who waits in the snapshot, calls them back, closes only the withheld, and tells what is left', async () => {
  const { open } = await openTestConsole()
  const window = open()
  const snapshot = await window.request('console:snapshot', null)
  if (!snapshot.ok) throw new Error(snapshot.code)
  const { missed } = snapshot.value
  const [paolo, withheld] = missed.groups
  if (!paolo || !withheld) throw new Error('the demo house has missed somebody')
  expect(paolo).toMatchObject({ party: { customer: { name: 'Paolo Bianchi' } }, times: 2 })
  expect(withheld).toMatchObject({ party: { kind: 'withheld' }, closable: 'withheld' })

  const refused = await window.request('missed-call:close', { callId: paolo.callId })
  expect(refused).toEqual({ ok: false, code: 'conflict' })
  const closed = await window.request('missed-call:close', { callId: withheld.callId })
  expect(closed).toEqual({ ok: true, value: null })
  const told = await window.event('missed:changed', (payload) => payload.missed.total === missed.total - 1)
  expect(told.missed.revision).toBeGreaterThan(missed.revision)
  expect(told.missed.groups.map(({ callId }) => callId)).not.toContain(withheld.callId)

  // Somebody writes to them by hand: they were reached.
  const { customer } = paolo.party.kind === 'customer' ? paolo.party : { customer: null }
  if (!customer) throw new Error('Paolo has a card')
  await window.request('contact:add', {
    key: paolo.callId,
    customerId: customer.id,
    channel: 'email',
    direction: 'out',
    at: Date.now(),
    outcome: null,
    subject: '',
    text: 'Mandato il modulo di disdetta.',
    caseId: null,
  })
  const after = await window.event('missed:changed', (payload) => payload.missed.total === missed.total - 2)
  expect(after.missed.groups.map(({ party }) => party.kind)).toEqual(['unknown'])
  expect(await window.request('missed-call:call-back', { callId: paolo.callId })).toEqual({
    ok: false,
    code: 'conflict',
  })
})
