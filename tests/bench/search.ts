import { closeSync, constants, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { createCardRepository } from '../../src-main/card-repository.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { NoteId, PhoneNumber } from '../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { openStore, type Store } from '../../src-main/database/store.ts'
import { parsePhoneNumber } from '../../src-main/domain/phone-numbers.ts'
import type { Queries } from '../../src-main/threads/reader.ts'
import type { Jobs } from '../../src-main/threads/writer.ts'
import { generateHouse, type House } from '../support/generate.ts'
import { createRandom } from '../support/house/random.ts'
import { withClosing } from './parts/closing.ts'
import { machine, percentilesOf, printJson, printPercentiles } from './parts/figures.ts'
import { fullTextMix, hardMix, type Mix, rareNotes, rareWord, typeaheadMix } from './parts/search-mix.ts'

const interactionsPerCustomer = 10
const lookupEveryMs = 20
const warmingRounds = 3

type BenchStore = Store<Queries, Jobs>
/** Milliseconds of each answer, by kind of query. */
type Measured = Readonly<Record<string, readonly number[]>>

/**
 * From the main process to the interactive reader and back, as a window's request goes, while the long reader works
 * without a pause and the main process looks callers up.
 */
export async function benchSearch(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      customers: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  })
  const customers = Number(values.customers)
  const rounds = Number(values.rounds)
  await withClosing(async (onClose) => {
    const folder = mkdtempSync(join(tmpdir(), 'pronto-bench-search-'))
    onClose(() => rmSync(folder, { recursive: true }))
    const house = houseIn(folder, customers)
    const store = await openStore<Queries, Jobs>({
      file: house.file,
      key: house.key,
      seat: uuidv7(),
      workers: {
        writer: new URL('../../src-main/threads/writer.ts', import.meta.url),
        reader: new URL('../../src-main/threads/reader.ts', import.meta.url),
      },
      report: (what, error) => console.error(what, error),
    })
    onClose(store.close)
    await writeRareNotes(store, house, customers)

    const quiet = await lookUpAlone(store, house, customers)
    const busy = keepBusy(store, house, customers)
    const find = (typed: string) => store.query('palette:search', { words: typed }, 'interactive')
    // A house at work: what everybody's searches read lies in the system's memory.
    await measure(typeaheadMix(house, customers, warmingRounds), find)
    const typeahead = await measure(typeaheadMix(house, customers, rounds), find)
    const searchHistory = (typed: string) =>
      store.query('history:search', { words: typed, after: null }, 'interactive')
    const fullText = await measure(repeated(fullTextMix, rounds), searchHistory)
    const hard = await measure(repeated(hardMix, rounds), searchHistory)
    const { lookups, reports } = await busy.stop()
    console.log(`${machine()}\n${customers} customers, ${customers * interactionsPerCustomer} interactions`)
    printMix('As somebody types: customers and cases, milliseconds', typeahead)
    printMix('Full text, the newest 50, milliseconds', fullText)
    printMix('Full text at its worst, common words that never meet; not in the figures above', hard)
    printPercentiles('Meanwhile in the main process: number to whole card, milliseconds', {
      'before, alone': percentilesOf(quiet),
      meanwhile: percentilesOf(lookups),
    })
    console.log(`Meanwhile in the long reader: ${reports} full texts that nobody wrote, one after the other`)
    if (!values.json) return
    printJson({
      bench: 'search',
      customers,
      interactions: customers * interactionsPerCustomer,
      typeahead_ms: percentilesOf(Object.values(typeahead).flat()),
      fulltext_ms: percentilesOf(Object.values(fullText).flat()),
      fulltext_worst_ms: percentilesOf(Object.values(hard).flat()),
      lookup_ms: percentilesOf(lookups),
    })
  })
}

function houseIn(folder: string, customers: number): House {
  const house = generateHouse({
    folder: null,
    customers,
    interactionsPerCustomer,
    seed: 1,
    onProgress: (written) => written % 50_000 === 0 && console.log(`${written} customers written`),
  })
  const file = join(folder, 'pronto.db')
  copyFileSync(house.file, file, constants.COPYFILE_FICLONE)
  // Else the system goes on writing the copy while we measure.
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  return { ...house, file }
}

async function writeRareNotes(store: BenchStore, house: House, customers: number): Promise<void> {
  const random = createRandom(5, customers)
  const notes = Array.from({ length: rareNotes }, (): Change => {
    const { customerId } = house.customerAt(random.below(customers))
    const at = Date.now()
    const text = `Manca la ${rareWord} del coperchio.`
    const alone = { interactionId: null, callId: null, caseId: null, agentId: null, initials: null }
    return {
      kind: 'note:added',
      note: { id: NoteId.parse(uuidv7()), customerId, ...alone, at, text, corrects: null },
    }
  })
  await store.record(notes, { agentId: null })
}

function repeated(mix: Mix, rounds: number): Mix {
  return Object.fromEntries(
    Object.entries(mix).map(([kind, queries]) => [
      kind,
      Array.from({ length: rounds }, () => queries).flat(),
    ]),
  )
}

async function measure(mix: Mix, ask: (typed: string) => Promise<unknown>): Promise<Measured> {
  const measured: Record<string, number[]> = {}
  for (const [kind, queries] of Object.entries(mix)) {
    const taken: number[] = []
    for (const typed of queries) {
      const before = performance.now()
      await ask(typed)
      taken.push(performance.now() - before)
      // Between two keys the main process does something else, too.
      await sleep(2)
    }
    measured[kind] = taken
  }
  return measured
}

function createLookup(store: BenchStore, house: House, customers: number): () => number {
  const { findByNumber } = createCustomerRepository(store.db)
  const { card } = createCardRepository(store.db)
  const random = createRandom(6, customers)
  return () => {
    const { number } = house.customerAt(random.below(customers))
    const before = performance.now()
    const { customers: found } = findByNumber(parsePhoneNumber(PhoneNumber.parse(number)))
    const first = found[0] && card(found[0].id, Date.now())
    if (!first) throw new Error('the caller is not found')
    return performance.now() - before
  }
}

async function lookUpAlone(store: BenchStore, house: House, customers: number): Promise<readonly number[]> {
  const lookUp = createLookup(store, house, customers)
  for (let warming = 0; warming < 200; warming += 1) lookUp()
  const taken: number[] = []
  for (let call = 0; call < 200; call += 1) {
    await sleep(lookupEveryMs / 4)
    taken.push(lookUp())
  }
  return taken
}

/** The long reader walks through all entries again and again, and calls come in. */
function keepBusy(store: BenchStore, house: House, customers: number) {
  const lookUp = createLookup(store, house, customers)
  const lookups: number[] = []
  const timer = setInterval(() => lookups.push(lookUp()), lookupEveryMs)
  let stopped = false
  let reports = 0
  async function report(): Promise<void> {
    while (!stopped) {
      await store.query('history:search', { words: '"cliente il tecnico"', after: null }, 'long')
      reports += 1
    }
  }
  const reporting = report()
  reporting.catch(() => {})
  return {
    async stop() {
      clearInterval(timer)
      stopped = true
      await reporting
      return { lookups, reports }
    },
  }
}

function printMix(title: string, measured: Measured): void {
  const rows = Object.entries(measured).map(([kind, taken]) => [
    kind,
    { queries: taken.length, ...percentilesOf(taken) },
  ])
  console.log(`\n${title}`)
  console.table({
    ...Object.fromEntries(rows),
    all: { queries: Object.values(measured).flat().length, ...percentilesOf(Object.values(measured).flat()) },
  })
}
