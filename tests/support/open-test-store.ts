import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src-main/database/store.ts'
import type { Queries } from '../../src-main/threads/reader.ts'
import type { Jobs } from '../../src-main/threads/writer.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testWorkers } from './test-workers.ts'

export type TestStore = Store<Queries, Jobs> & {
  readonly file: string
  readonly key: Uint8Array
  readonly seat: string
  /** What the store reported; a story in which nothing went wrong ends with none. */
  readonly reports: readonly { what: string; error: unknown }[]
}

export type TestStoreOptions = {
  readonly folder?: string
  readonly key?: Uint8Array
  readonly seat?: string
  readonly workers?: { readonly writer: URL; readonly reader: URL }
}

/** A real, encrypted store on disk with its threads; closed when the test ends. */
export async function openTestStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const file = join(options.folder ?? temporaryFolder(), 'pronto.db')
  const key = options.key ?? new Uint8Array(32).fill(7)
  const seat = options.seat ?? uuidv7()
  const reports: { what: string; error: unknown }[] = []
  const store = await openStore<Queries, Jobs>({
    file,
    key,
    seat,
    workers: options.workers ?? testWorkers,
    report: (what, error) => reports.push({ what, error }),
  })
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= store.close()
    return closing
  }
  onTestFinished(close)
  return { ...store, close, file, key, seat, reports }
}
