import { expect, it } from 'vitest'
import { missed } from '../../support/make-calls.ts'
import { openImportDesk } from '../../support/open-import-desk.ts'
import { missedListOf } from '../../support/open-missed-list.ts'
import { noon } from '../../support/open-test-door.ts'

it('knows a stranger who called by the card that an import brings, and no more when it is undone', async () => {
  const house = await openImportDesk()
  const called = [missed('+393331234567', noon), missed('+390255500147', noon + 60_000)]
  await house.store.record(called, { agentId: null })
  const who = () =>
    missedListOf(house.store.db)
      .groups(10)
      .groups.map(({ party }) => (party.kind === 'customer' ? party.customer.name : party.kind))
  expect(who()).toEqual(['unknown', 'unknown'])

  const file = 'Nominativo;Cellulare;Telefono\r\nMaria Rossi;333 1234567;02 555 00147\r\n'
  const done = await house.take(Buffer.from(file))
  expect(who()).toEqual(['Maria Rossi'])
  await house.undo(done.id)
  expect(who()).toEqual(['unknown', 'unknown'])
})
