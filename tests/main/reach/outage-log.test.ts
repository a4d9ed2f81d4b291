import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { OutageId } from '../../../src-main/contract/ids.ts'
import type { Outage } from '../../../src-main/contract/outages.ts'
import { createOutageLog } from '../../../src-main/reach/outage-log.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const nobody = { agentId: null }

function outage(from: number, more: Partial<Outage> = {}): Outage {
  const id = OutageId.parse(uuidv7())
  return { id, from, to: from + 1_000, over: true, causes: ['network'], agentId: null, ...more }
}

it('keeps the latest word on each time in which nobody could call, newest first', async () => {
  const store = await openTestStore()
  const morning = outage(1_000, { over: false })
  const noon = outage(9_000, { causes: ['microphone', 'asleep'] })
  await store.record([{ kind: 'line:deaf', outage: morning }], nobody)
  await store.record([{ kind: 'line:deaf', outage: noon }], nobody)
  await store.record([{ kind: 'line:deaf', outage: { ...morning, to: 4_000, over: true } }], nobody)
  const log = createOutageLog(store.db, store.seat)
  expect(log.page(Number.MAX_SAFE_INTEGER)).toEqual([noon, { ...morning, to: 4_000, over: true }])
  expect(log.page(9_000).map(({ from }) => from)).toEqual([1_000])
  expect(log.open()).toEqual([])
  const evening = outage(20_000, { over: false })
  await store.record([{ kind: 'line:deaf', outage: evening }], nobody)
  expect(log.open()).toEqual([evening])
})

it('is silent about the deafness of a colleague', async () => {
  const store = await openTestStore()
  const stamp = { seat: uuidv7(), seq: 1, clock: 2_048_000, agentId: null, importId: null }
  await store.applyRemote([{ stamp, change: { kind: 'line:deaf', outage: outage(1_000) } }])
  expect(createOutageLog(store.db, store.seat).page(Number.MAX_SAFE_INTEGER)).toEqual([])
  expect(createOutageLog(store.db, stamp.seat).page(Number.MAX_SAFE_INTEGER)).toHaveLength(1)
})
