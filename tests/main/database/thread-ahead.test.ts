import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it, onTestFinished, vi } from 'vitest'
import { WrongKey } from '../../../src-main/database/errors.ts'
import { openStore } from '../../../src-main/database/store.ts'
import { startThreadAhead } from '../../../src-main/database/thread-ahead.ts'
import { created } from '../../support/make-changes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

// Each story starts threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

function startAhead(url = testWorkers.writer) {
  const reports: string[] = []
  const ahead = startThreadAhead({ url, name: 'writer', report: (what) => reports.push(what) })
  onTestFinished(ahead.close)
  /** What a store is given, told how often the thread was taken. */
  const taken: unknown[] = []
  const watched = {
    ...ahead,
    take(workerData: unknown) {
      const worker = ahead.take(workerData)
      taken.push(worker)
      return worker
    },
  }
  return { ahead: watched, reports, taken }
}

function storeOptions(folder = temporaryFolder(), key = new Uint8Array(32).fill(7)) {
  const reports: string[] = []
  const report = (what: string) => void reports.push(what)
  return { file: join(folder, 'pronto.db'), key, seat: uuidv7(), workers: testWorkers, report, reports }
}

it('opens a house in the thread that was there before its key', async () => {
  const { ahead, reports, taken } = startAhead()
  const options = storeOptions()
  const store = await openStore({ ...options, writer: ahead })
  const maria = created({ name: 'Maria Rossi' })
  const { subjects } = await store.record([maria], { agentId: null })
  expect(subjects).toEqual([maria.customerId])
  expect(taken).toEqual([expect.objectContaining({ threadId: expect.any(Number) })])
  await store.close()

  // The next profile has a thread of its own, and finds what the first has written.
  const again = await openStore({ ...options, writer: ahead })
  expect(taken).toEqual([expect.anything(), null])
  expect(again.revision()).toBe(1)
  await again.close()
  expect([...reports, ...options.reports]).toEqual([])
})

it('is refused a wrong key as any other thread is, and leaves none behind', async () => {
  const folder = temporaryFolder()
  await (await openStore(storeOptions(folder))).close()
  const { ahead } = startAhead()
  const wrong = storeOptions(folder, new Uint8Array(32).fill(8))
  await expect(openStore({ ...wrong, writer: ahead })).rejects.toThrow(WrongKey)
  await (await openStore(storeOptions(folder))).close()
})

it('is ended where nobody has taken it, however soon', async () => {
  const { ahead, reports } = startAhead()
  await ahead.close()
  expect(ahead.take(null)).toBeNull()
  await ahead.close()
  expect(reports).toEqual([])
})

it('that has died is one that nobody started', async () => {
  const { ahead, reports, taken } = startAhead(new URL('no-such-thread.js', import.meta.url))
  await vi.waitFor(() => expect(reports).toEqual(['writer died']), { timeout: 30_000 })
  await ahead.close()
  const store = await openStore({ ...storeOptions(), writer: ahead })
  expect(taken).toEqual([null])
  await store.record([created({ name: 'Maria Rossi' })], { agentId: null })
  await store.close()
})
