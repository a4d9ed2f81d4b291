import { expect, it } from 'vitest'
import { createWorkerLink } from '../../../src-main/database/worker-link.ts'

// Ended while it loads the native module, a thread aborts the whole process ("Error::New napi_get_last_error_info").
it('ends a thread only when it has begun', async () => {
  const reports: string[] = []
  const link = createWorkerLink({
    url: new URL('slow-thread.ts', import.meta.url),
    workerData: null,
    name: 'slow',
    onTold: () => {},
    onRestart: () => {},
    report: (what) => reports.push(what),
  })
  await link.close()
  await expect(link.ready).resolves.toBeUndefined()
  expect(reports).toEqual([])
})
