import { uuidv7 } from 'uuidv7'
import { onTestFinished } from 'vitest'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Customer } from '../../src-main/contract/customers.ts'
import { type ImportId, WindowId } from '../../src-main/contract/ids.ts'
import type { Import, ImportLayout } from '../../src-main/contract/imports.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import type { Store } from '../../src-main/database/store.ts'
import { type ImportHouseOptions, openImportHouse, valueIn } from './import-house.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testWorkers } from './test-workers.ts'

const windowId = WindowId.parse(uuidv7())

/** A house into which bob reads files, as a window would send them; closed when the test ends. */
export async function openImportDesk(
  place: Partial<Pick<ImportHouseOptions, 'folder' | 'seat' | 'formOfAddress' | 'workers'>> = {},
) {
  const bob = Agent.parse({ id: uuidv7(), name: 'Bob Rossi', initials: 'BR', role: 'operator' })
  const told: Import[] = []
  let timesGone = 0
  const folder = place.folder ?? temporaryFolder()
  const seat = place.seat ?? uuidv7()
  const house = await openImportHouse({
    folder,
    seat,
    agent: bob,
    formOfAddress: place.formOfAddress ?? 'lei',
    workers: place.workers ?? testWorkers,
    tell: (changed) => told.push(changed),
    cardsGone: () => {
      timesGone += 1
    },
  })
  const { store, customers, desk, handlers, reports } = house
  onTestFinished(() => store.close())
  await store.record([{ kind: 'agent:added', agent: bob }], { agentId: null })

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
    folder,
    seat,
    store,
    bob,
    customers,
    desk,
    told,
    reports,
    timesGone: () => timesGone,
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
export function allCards(store: Pick<Store, 'db'>): readonly Customer[] {
  const customers = createCustomerRepository(store.db)
  return customers
    .recent(10_000)
    .flatMap(({ id }) => customers.find(id) ?? [])
    .sort((left, right) => left.name.localeCompare(right.name))
}
