import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { type ReviewAnswer, ReviewFilter, type ReviewOrder } from '../../src-main/contract/review.ts'
import { openStore, type Store } from '../../src-main/database/store.ts'
import type { Queries } from '../../src-main/threads/reader.ts'
import type { Jobs } from '../../src-main/threads/writer.ts'
import { generateHouse, type House } from '../support/generate.ts'
import { houseToday } from '../support/house/customer.ts'
import { type CallsWhileLeading, callsWhileLeading } from './parts/calls-while-leading.ts'
import { addWhatLeadsFindBy } from './parts/cases-and-transfers.ts'
import { withClosing } from './parts/closing.ts'
import {
  machine,
  type Percentiles,
  percentilesOf,
  printJson,
  printPercentiles,
  rounded,
} from './parts/figures.ts'
import { type FirstQuestion, measureFirstQuestions } from './parts/first-questions.ts'
import { measureMonthlyReport, type ReportSeconds } from './parts/monthly-report.ts'
import { linesOfMix, reviewMix } from './parts/review-mix.ts'
import type { MeasuredCall } from './parts/ring.ts'
import type { Typed } from './parts/typing-while-leading.ts'
import { addWhatReportsCount } from './parts/what-reports-count.ts'

const interactionsPerCustomer = 10

type Measured = {
  readonly firstRows: number
  readonly count: number
  /** What came with the first rows, and what came in the end. */
  readonly guess: number
  readonly total: number
}

/**
 * From the main process to the finding reader and back, as a lead's screen asks: the first rows, which may come with an
 * estimate, and where they did, the exact count after them.
 */
export async function benchReview(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      interactions: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '3' },
      calls: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
    },
  })
  const interactions = Number(values.interactions)
  const calls = Number(values.calls)
  const customers = Math.ceil(interactions / interactionsPerCustomer)
  await withClosing(async (onClose) => {
    const folder = temporaryCopy()
    onClose(() => rmSync(folder, { recursive: true, force: true }))
    const house = generateHouse({
      folder,
      customers,
      interactionsPerCustomer,
      seed: 1,
      onProgress: (written) => written % 50_000 === 0 && console.log(`${written} customers written`),
    })
    addWhatLeadsFindBy(house)
    addWhatReportsCount(house)
    const { firsts, firstQuestionMs, readS, taken, report } = await measureMix(house, Number(values.rounds))
    const every = Object.values(taken).flat()
    const firstRows = percentilesOf(every.map((one) => one.firstRows))
    const count = percentilesOf(every.map((one) => one.count))
    console.log(
      `${machine()}\n${interactions} interactions; the first question ${firstQuestionMs} ms, everything read in ${readS} s\n\nThe mix:\n${linesOfMix(house.agents).join('\n')}\n\nThe mix, milliseconds`,
    )
    console.table(
      Object.fromEntries(
        Object.entries(taken).map(([name, all]) => [
          name,
          {
            'first rows p50': percentilesOf(all.map((one) => one.firstRows)).p50,
            'first rows p95': percentilesOf(all.map((one) => one.firstRows)).p95,
            'first rows max': percentilesOf(all.map((one) => one.firstRows)).max,
            'count max': percentilesOf(all.map((one) => one.count)).max,
            'first said': all[0]?.guess ?? 0,
            found: all[0]?.total ?? 0,
          },
        ]),
      ),
    )
    printFirsts(firsts)
    printReport(report)
    printPercentiles('All of them, milliseconds', { 'first rows': firstRows, count })
    // Last, and in a program of its own: the readers of this one would be at work beside it.
    const ringing =
      calls === 0 ? null : await callsWhileLeading({ customers, calls, file: house.file }, onClose)
    if (ringing) printRinging(ringing)
    if (!values.json) return
    printJson({
      bench: 'review',
      interactions,
      first_rows_ms: firstRows,
      count_ms: count,
      report_s: report.whole,
      pop_painted_ms: ringing && paintedOf(ringing.reporting.calls),
      first_question_ms: firstQuestionMs,
      read_s: readS,
      first_unread_ms: firstsOf(firsts),
      report_parts_s: report.parts,
      typing_ms: ringing && percentilesOf(ringing.reporting.typed.palette),
      pop_painted_while_finding_ms: ringing && paintedOf(ringing.finding.calls),
    })
  })
}

/** Beside the houses that are kept, where a copy may share their blocks. */
function temporaryCopy(): string {
  const cache = join(homedir(), '.cache')
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(join(cache, 'pronto-review-'))
}

function printReport({ whole, parts }: ReportSeconds): void {
  console.log(`\nThe whole report of a month, with the month before and the forecast: ${whole} s, of these`)
  console.table(parts)
  if (parts.pdf === null) console.log('Nothing here prints: report_s is without the PDF')
}

function printFirsts(firsts: Firsts): void {
  console.log('\nThe first question while nothing is read yet, milliseconds until its first rows')
  console.table(
    Object.fromEntries(
      Object.entries(firsts).map(([name, { kind, firstRows }]) => [name, { kind, 'first rows': firstRows }]),
    ),
  )
}

/** The longest of each kind. */
function firstsOf(firsts: Firsts): Readonly<Record<FirstQuestion['kind'], number>> {
  const longest = (wanted: FirstQuestion['kind']) =>
    Math.max(...Object.values(firsts).map(({ kind, firstRows }) => (kind === wanted ? firstRows : 0)))
  return { common: longest('common'), selective: longest('selective') }
}

function printRinging({ finding, typedAlone, reporting }: CallsWhileLeading): void {
  const { calls, counted } = finding
  const painted = 'from the INVITE to the painted card'
  printPercentiles(`${calls.length} calls while ${counted} questions were counted to the end, milliseconds`, {
    [painted]: paintedOf(calls),
  })
  const { reports, typed } = reporting
  printPercentiles(
    `${reporting.calls.length} calls while ${reports} whole reports of a month were made and somebody typed in both searches, milliseconds`,
    { [painted]: paintedOf(reporting.calls) },
  )
  const keys = ({ palette, leading }: Typed) => `${palette.length} and ${leading.length} keys`
  printPercentiles(
    `From a key to what it found, milliseconds: ${keys(typedAlone)} without a report, ${keys(typed)} beside it`,
    {
      'search, no report': percentilesOf(typedAlone.palette),
      'search, beside the report': percentilesOf(typed.palette),
      'a lead’s search, no report': percentilesOf(typedAlone.leading),
      'a lead’s search, beside the report': percentilesOf(typed.leading),
    },
  )
}

function paintedOf(calls: readonly MeasuredCall[]): Percentiles {
  return percentilesOf(calls.map(({ pop }) => pop.paintedMs))
}

type Firsts = Readonly<Record<string, FirstQuestion>>
type Taken = Readonly<Record<string, readonly Measured[]>>

function measureMix(house: House, rounds: number) {
  return withClosing(async (onClose) => {
    const { ask, forget, store } = await openReader(house)
    onClose(store.close)
    const mix: ReturnType<typeof reviewMix> = reviewMix(house.agents)
    const firsts = await measureFirstQuestions(forget, (name) => {
      const { filter, order } = { ...mix[name] }
      return answered(() => ask(ReviewFilter.parse(filter), order ?? 'newest', true))
    })
    await forget()
    const read = await readEverything(ask)
    let taken: Taken = {}
    // One after the other: asked twice in a row, the result of before would answer at once.
    for (let round = 0; round < rounds; round += 1)
      for (const [name, { filter, order }] of Object.entries(mix)) {
        const one = await measure((quick) => ask(ReviewFilter.parse(filter), order ?? 'newest', quick))
        taken = { ...taken, [name]: [...(taken[name] ?? []), one] }
      }
    return { ...read, firsts, taken, report: await measureMonthlyReport(store) }
  })
}

type Ask = (filter: ReviewFilter, order: ReviewOrder, quick: boolean) => Promise<ReviewAnswer>

type BenchStore = Store<Queries, Jobs>

type OpenReader = { readonly ask: Ask; readonly store: BenchStore; forget(): Promise<unknown> }

async function openReader(house: House): Promise<OpenReader> {
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
  return {
    store,
    forget: () => store.query('review:find', null, 'finding'),
    async ask(filter, order, quick) {
      const question = { filter, order, offset: 0, quick, now: houseToday }
      const answer = await store.query('review:find', question, 'finding')
      if (answer === null) throw new Error('nothing was asked')
      return answer
    },
  }
}

/** The newest rows before everything is read, and until it is. */
async function readEverything(ask: Ask): Promise<{ firstQuestionMs: number; readS: number }> {
  const before = performance.now()
  const since = () => performance.now() - before
  await answered(() => ask(ReviewFilter.parse({}), 'newest', true))
  const firstQuestionMs = rounded(since())
  await answered(() => ask(ReviewFilter.parse({}), 'newest', false))
  return { firstQuestionMs, readS: rounded(since() / 1000) }
}

async function answered(
  ask: () => Promise<ReviewAnswer>,
): Promise<Exclude<ReviewAnswer, { kind: 'reading' }>> {
  for (;;) {
    const answer = await ask()
    if (answer.kind !== 'reading') return answer
  }
}

async function measure(ask: (quick: boolean) => Promise<ReviewAnswer>): Promise<Measured> {
  const before = performance.now()
  const first = await answered(() => ask(true))
  const firstRows = performance.now() - before
  const { total } = first.total.exact ? first : await answered(() => ask(false))
  return { firstRows, count: performance.now() - before, guess: first.total.count, total: total.count }
}
