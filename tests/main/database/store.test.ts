import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import { AgentId } from '../../../src-main/contract/ids.ts'
import { InUse, StorageFailed, Superseded } from '../../../src-main/database/errors.ts'
import { openStore, type Store } from '../../../src-main/database/store.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import type { CountingQueries } from '../../support/counting-reader.ts'
import { created, noteAdded } from '../../support/make-changes.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Each story starts three threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

it('answers a record after the commit, and the main process reads it at once', async () => {
  const store = await openTestStore()
  const alice = {
    id: AgentId.parse(uuidv7()),
    name: 'Alice Bianchi',
    initials: 'AB',
    role: 'operator',
  } as const
  const maria = created({ name: 'Maria Rossi' })
  const note = noteAdded(maria.customerId, { text: 'Richiamare dopo le 15.' })

  const recorded = await store.record([{ kind: 'agent:added', agent: alice }, maria, note], {
    agentId: alice.id,
  })

  expect(recorded).toEqual({
    from: 0,
    to: 3,
    subjects: [maria.customerId],
    kinds: ['agent:added', 'customer:created', 'note:added'],
  })
  expect(store.revision()).toBe(3)
  const text = store.db.prepare('SELECT text FROM note WHERE id = ?').pluck().get(uuidToBlob(note.note.id))
  expect(text).toBe('Richiamare dopo le 15.')
  expect(store.reports).toEqual([])
})

it('keeps nothing of a record whose second change cannot be applied', async () => {
  const store = await openTestStore()
  const maria = created({ name: 'Maria Rossi' })
  const stranger = created({ name: 'Maria Rossi' })
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

it('keeps drafts as they are typed, and forgets one that is emptied', async () => {
  const folder = temporaryFolder()
  const store = await openTestStore({ folder })
  const [first, second] = [uuidv7(), uuidv7()]
  await store.saveDraft(first, 'Ha chiesto')
  await store.saveDraft(first, 'Ha chiesto il rimborso')
  await store.saveDraft(second, 'x')
  await store.saveDraft(second, '')
  await store.close()

  const again = await openTestStore({ folder })
  expect(again.drafts()).toMatchObject([{ key: first, text: 'Ha chiesto il rimborso' }])
})

it('tells every listener of a commit until it is disposed of', async () => {
  const store = await openTestStore()
  const maria = created({ name: 'Maria Rossi' })
  const told: unknown[] = []
  const dispose = store.onRecorded((recorded) => told.push(recorded))
  await store.record([maria], { agentId: null })
  dispose()
  await store.record([noteAdded(maria.customerId)], { agentId: null })
  expect(told).toEqual([{ from: 0, to: 1, subjects: [maria.customerId], kinds: ['customer:created'] }])
})

it('answers queries on the lane they ask for, and drops the older of two searches that wait', async () => {
  const workers = { ...testWorkers, reader: new URL('../../support/counting-reader.ts', import.meta.url) }
  const opened = await openTestStore({ workers })
  const store = opened as unknown as Store<CountingQueries>
  const report = store.query('count:slowly', { ms: 300 }, 'long')
  const typed = ['m', 'ma', 'mar'].map((words) => store.query('count:words', { words }, 'interactive'))

  // The first has begun, the second has not, the third took its place.
  expect(await Promise.allSettled(typed)).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: expect.any(Superseded) },
    { status: 'fulfilled', value: 3 },
  ])
  expect(await report).toBe('counted')
  await expect(store.query('count:wrongly', null, 'interactive')).rejects.toThrow(StorageFailed)
  expect(await store.query('count:words', { words: 'ok' }, 'interactive')).toBe(2)
})

it.each(['finding', 'long'] as const)('once closed, it starts no %s reader any more', async (lane) => {
  const workers = { ...testWorkers, reader: new URL('../../support/counting-reader.ts', import.meta.url) }
  const opened = await openTestStore({ workers })
  const store = opened as unknown as Store<CountingQueries>
  await store.close()
  await expect(store.query('count:words', { words: 'ok' }, lane)).rejects.toThrow(StorageFailed)
})
