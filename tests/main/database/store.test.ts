import { expect, it } from 'vitest'
import { InUse } from '../../../src-main/database/errors.ts'
import { openStore } from '../../../src-main/database/store.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import { openTestStore, testWorkers } from '../../support/open-test-store.ts'
import { createAlice, createMaria, noteAbout } from '../../support/people.ts'

it('answers a record after the commit, and the main process reads it at once', async () => {
  const store = await openTestStore()
  const alice = createAlice()
  const maria = createMaria()
  const note = noteAbout(maria.customerId, 'Richiamare dopo le 15.')

  const recorded = await store.record([{ kind: 'agent:added', agent: alice }, maria, note], {
    agentId: alice.id,
  })

  expect(recorded).toEqual({ from: 0, to: 3, subjects: [maria.customerId] })
  expect(store.revision()).toBe(3)
  const text = store.db.prepare('SELECT text FROM note WHERE id = ?').pluck().get(uuidToBlob(note.note.id))
  expect(text).toBe('Richiamare dopo le 15.')
  expect(store.reports).toEqual([])
})

it('keeps nothing of a record whose second change cannot be applied', async () => {
  const store = await openTestStore()
  const maria = createMaria()
  const stranger = createMaria()
  const change = { kind: 'customer:changed', customerId: stranger.customerId, fields: { name: 'X' } } as const

  await expect(store.record([maria, change], { agentId: null })).rejects.toThrow()
  expect(store.revision()).toBe(0)
  expect(store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
})

it('is refused to a second process while it is open', async () => {
  const { file, key, seat } = await openTestStore()
  const second = openStore({ file, key, seat, workers: testWorkers, report: () => {} })
  await expect(second).rejects.toThrow(InUse)
})
