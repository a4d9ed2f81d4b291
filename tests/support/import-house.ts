import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { FormOfAddress } from '../../src-main/contract/customers.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { createCodeCounter } from '../../src-main/database/code-counter.ts'
import { openStore, type Store } from '../../src-main/database/store.ts'
import { createImportDesk } from '../../src-main/imports/import-desk.ts'
import { createImportRepository } from '../../src-main/imports/import-repository.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import type { Queries } from '../../src-main/threads/reader.ts'
import type { Jobs } from '../../src-main/threads/writer.ts'
import { testWorkers } from './test-workers.ts'

export type ImportHouseOptions = {
  readonly folder: string
  readonly seat: string
  readonly agent?: Agent | null
  readonly formOfAddress?: FormOfAddress
  readonly workers?: { readonly writer: URL; readonly reader: URL }
  tell?(changed: Import): void
  cardsGone?(): void
}

/** An encrypted house on disk into which files are read, as a session puts it together; nobody closes it. */
export async function openImportHouse({ folder, seat, ...options }: ImportHouseOptions) {
  const reports: { what: string; error: unknown }[] = []
  const store: Store<Queries, Jobs> = await openStore<Queries, Jobs>({
    file: join(folder, 'pronto.db'),
    key: new Uint8Array(32).fill(7),
    seat,
    workers: options.workers ?? testWorkers,
    report: (what, error) => reports.push({ what, error }),
  })
  const customers = createCustomerRepository(store.db)
  const desk = createImportDesk({
    record: store.record,
    now: Date.now,
    agent: () => options.agent ?? null,
    newId: uuidv7,
    imports: createImportRepository(store.db),
    codes: createCodeCounter('00', customers.highestCode),
    bulk: store.bulk,
    seat,
    formOfAddress: () => options.formOfAddress ?? 'lei',
    zone: () => 'Europe/Rome',
    refusals: (importId) => store.query('import:refusals', { importId }, 'long'),
    likenesses: (importId) => store.query('import:likenesses', { importId }, 'long'),
    words: (language) => textsFor(language).imports,
    tell: options.tell ?? (() => {}),
    cardsGone: options.cardsGone ?? (() => {}),
  })
  return { store, customers, desk, handlers: desk.handlers, reports }
}

export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return result.value
}
