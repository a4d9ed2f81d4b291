import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Names the folder into which a test run has bundled the worker threads; see bundle-workers.ts. */
export const bundleVariable = 'PRONTO_TEST_WORKERS'

const bundled = process.env[bundleVariable]

/** The threads of a store: bundled once for the test run, or from the sources where nobody did that. */
export const testWorkers = bundled
  ? {
      writer: pathToFileURL(join(bundled, 'writer.js')),
      reader: pathToFileURL(join(bundled, 'reader.js')),
    }
  : {
      writer: new URL('../../src-main/threads/writer.ts', import.meta.url),
      reader: new URL('../../src-main/threads/reader.ts', import.meta.url),
    }

/** The second thread of an import, beside them. */
export const testPreparer = bundled
  ? pathToFileURL(join(bundled, 'import-preparer.js'))
  : new URL('../../src-main/threads/import-preparer.ts', import.meta.url)
