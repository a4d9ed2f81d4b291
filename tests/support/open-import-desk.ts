import { uuidv7 } from 'uuidv7'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Customer } from '../../src-main/contract/customers.ts'
import { type ImportId, WindowId } from '../../src-main/contract/ids.ts'
import type { Import, ImportLayout } from '../../src-main/contract/imports.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { createCodeCounter } from '../../src-main/database/code-counter.ts'
import { createImportDesk } from '../../src-main/imports/import-desk.ts'
import { createImportRepository } from '../../src-main/imports/import-repository.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { openTestStore, type TestStore, type TestStoreOptions } from './open-test-store.ts'

const windowId = WindowId.parse(uuidv7())

/** A house into which files are read, as a window would send them. */
export async function openImportDesk(options: TestStoreOptions = {}) {
  const store = await openTestStore(options)
  const bob = Agent.parse({ id: uuidv7(), name: 'Bob Rossi', initials: 'BR', role: 'operator' })
  await store.record([{ kind: 'agent:added', agent: bob }], { agentId: null })
  const customers = createCustomerRepository(store.db)
  const told: Import[] = []
  const desk = createImportDesk({
    record: store.record,
    now: Date.now,
    agent: () => bob,
    newId: uuidv7,
    imports: createImportRepository(store.db),
    codes: createCodeCounter('00', customers.highestCode),
    bulk: store.bulk,
    seat: store.seat,
    refusals: (importId) => store.query('import:refusals', { importId }, 'long'),
    words: (language) => textsFor(language).imports,
    tell: (changed) => told.push(changed),
    cardsGone: () => {},
  })
  const { handlers } = desk

  async function preview(bytes: Uint8Array, layout: ImportLayout | null = null) {
    const head = Buffer.from(bytes.subarray(0, 256 * 1024)).toString('base64')
    return handlers['import:preview']({ fileName: 'clienti.csv', head, layout }, windowId)
  }

  async function begin(bytes: number, layout: ImportLayout, fileName = 'clienti.csv'): Promise<ImportId> {
    return valueIn(await handlers['import:start']({ fileName, bytes, layout }, windowId)).id
  }

  const send = (importId: ImportId, bytes: Uint8Array) =>
    handlers['import:piece']({ importId, piece: Buffer.from(bytes).toString('base64') }, windowId)
  const finish = async (importId: ImportId) =>
    valueIn(await handlers['import:finish']({ importId }, windowId))

  return {
    store,
    bob,
    customers,
    desk,
    told,
    preview,
    begin,
    send,
    finish,
    cancel: async (importId: ImportId) => valueIn(await handlers['import:cancel']({ importId }, windowId)),
    undo: (importId: ImportId) => handlers['import:undo']({ importId }, windowId),
    report: async (importId: ImportId, language: 'it' | 'en' = 'it') =>
      valueIn(await handlers['import:report']({ importId, language }, windowId)),
    /** Reads a whole file as it is guessed, in pieces of `pieceBytes`. */
    async take(
      bytes: Uint8Array,
      { layout, pieceBytes = 1024 * 1024 }: { layout?: ImportLayout; pieceBytes?: number } = {},
    ): Promise<Import> {
      const read = layout ?? valueIn(await preview(bytes)).layout
      const importId = await begin(bytes.byteLength, read)
      for (let at = 0; at < bytes.byteLength; at += pieceBytes)
        valueIn(await send(importId, bytes.subarray(at, at + pieceBytes)))
      return finish(importId)
    },
    refusals: (importId: ImportId) => store.query('import:refusals', { importId }, 'long'),
    cards: () => allCards(store),
  }
}

export type ImportHouse = Awaited<ReturnType<typeof openImportDesk>>

/** Every card in sight, by name. */
export function allCards(store: Pick<TestStore, 'db'>): readonly Customer[] {
  const customers = createCustomerRepository(store.db)
  return customers
    .recent(10_000)
    .flatMap(({ id }) => customers.find(id) ?? [])
    .sort((left, right) => left.name.localeCompare(right.name))
}

export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return result.value
}
