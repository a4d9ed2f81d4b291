import { constants, PerformanceObserver } from 'node:perf_hooks'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createYoungCollector } from '../../../src-main/session/young-heap.ts'

test('the young part of the heap is cleared on demand', async () => {
  const collect = createYoungCollector()
  const kinds: unknown[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kinds.push('detail' in entry && entry.detail)
  })
  observer.observe({ entryTypes: ['gc'] })
  onTestFinished(() => observer.disconnect())

  collect()
  await vi.waitFor(() =>
    expect(kinds).toContainEqual(
      expect.objectContaining({
        kind: constants.NODE_PERFORMANCE_GC_MINOR,
        flags: constants.NODE_PERFORMANCE_GC_FLAGS_FORCED,
      }),
    ),
  )
})
