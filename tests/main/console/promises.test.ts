import { expect, it } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'

it('has what is owed in the snapshot, tells it when it changes, and lets nothing be promised for yesterday', async () => {
  const { open } = await openTestConsole()
  const window = open()
  const snapshot = await window.request('console:snapshot', null)
  if (!snapshot.ok) throw new Error(snapshot.code)
  const { ledger, cards: _cards } = snapshot.value
  const [owed] = ledger.entries
  if (!owed) throw new Error('the demo house owes something')
  expect(ledger.total).toBe(ledger.entries.length)

  const kept = await window.request('promise:keep', { promiseId: owed.promise.id })
  expect(kept).toEqual({ ok: true, value: null })

  const told = await window.event('ledger:changed', (payload) => payload.ledger.total === ledger.total - 1)
  expect(told.ledger.revision).toBeGreaterThan(ledger.revision)
  expect(told.ledger.entries.map(({ promise }) => promise.id)).not.toContain(owed.promise.id)
  expect(
    await window.request('promise:make', {
      customerId: owed.customerId,
      caseId: null,
      what: 'richiamare',
      dueAt: Date.now() - 86_400_000,
      deskId: null,
      ownerId: null,
    }),
  ).toEqual({ ok: false, code: 'time-past' })
})
