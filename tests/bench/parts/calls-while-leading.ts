import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { ReportFormat } from '../../../src-main/contract/reports.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { openStore } from '../../../src-main/database/store.ts'
import type { Queries } from '../../../src-main/threads/reader.ts'
import type { Jobs } from '../../../src-main/threads/writer.ts'
import type { BenchHouse } from './bench-house.ts'
import { buildProgram } from './built-program.ts'
import type { withClosing } from './closing.ts'
import { lastMonth } from './monthly-report.ts'
import { overAndOver } from './over-and-over.ts'
import { type MeasuredCall, ringCalls } from './ring.ts'
import { openRingingConsole } from './ringing-console.ts'
import { newAddress } from './screen.ts'
import { openSocketWindow, type SocketWindow } from './socket-window.ts'
import { type Typed, typeInBoth } from './typing-while-leading.ts'

/** What takes longest: everything is counted, and the places of words that half of all contacts have. */
const asked = ['', '"numero di serie"', 'fattura marzo -magazzino ', 'tecnico ']

/** So long somebody types before the first report. */
const aloneMs = 20_000

export type CallsWhileLeading = {
  /** While contacts are counted. */
  readonly finding: { readonly calls: readonly MeasuredCall[]; readonly counted: number }
  /** Without any report, and without a call. */
  readonly typedAlone: Typed
  /** While the report of a month is made and somebody types in both searches. */
  readonly reporting: {
    readonly calls: readonly MeasuredCall[]
    readonly reports: number
    readonly typed: Typed
  }
}

type Onto = Parameters<Parameters<typeof withClosing>[0]>[0]

/**
 * Calls ring in the whole program, once while a lead's window counts contacts without a pause, and once while it has
 * the report of a month made over and over and somebody types in both searches; before that they type alone. `file`: the
 * house, with all that a report counts.
 */
export async function callsWhileLeading(
  { customers, calls, file }: { readonly customers: number; readonly calls: number; readonly file: string },
  onClose: Onto,
): Promise<CallsWhileLeading> {
  buildProgram()
  const { peer, house, window } = await openRingingConsole(
    { customers, copy: { of: file }, beforehand: letLead },
    onClose,
  )
  const ring = (part: number) =>
    ringCalls({ house, customers, calls, atOnce: 1, peer, window, part, alone: false })

  const openAnother = async () => {
    const another = await openSocketWindow(await newAddress(house.profile))
    onClose(another.close)
    return another
  }

  const counting = overAndOver(countAll(window))
  await counting.isAtIt()
  const whileFinding = await ring(3)
  const counted = await counting.stop()

  const typists = { operator: await openAnother(), lead: await openAnother() }
  const startTyping = () => typeInBoth(typists, house, customers)
  const stopAlone = startTyping()
  await sleep(aloneMs)
  const typedAlone = await stopAlone()

  const reporting = overAndOver(makeReport(window))
  await reporting.isAtIt()
  const stopTyping = startTyping()
  const whileReporting = await ring(4)
  const typed = await stopTyping()
  const reports = await reporting.stop()
  return {
    finding: { calls: whileFinding, counted },
    typedAlone,
    reporting: { calls: whileReporting, reports, typed },
  }
}

async function letLead({ profile, key, agents: [agent] }: BenchHouse): Promise<void> {
  if (agent === undefined) return
  const store = await openStore<Queries, Jobs>({
    file: join(profile, 'house', 'pronto.db'),
    key,
    seat: uuidv7(),
    workers: {
      writer: new URL('../../../src-main/threads/writer.ts', import.meta.url),
      reader: new URL('../../../src-main/threads/reader.ts', import.meta.url),
    },
    report: (what, error) => console.error(what, error),
  })
  try {
    await store.record([{ kind: 'agent:changed', agentId: agent.id, fields: { role: 'lead' } }], {
      agentId: agent.id,
    })
  } finally {
    await store.close()
  }
}

/** The exact number of what is looked for; false while the house is being read. */
function countAll(window: SocketWindow): (round: number) => Promise<boolean> {
  return async (round) => {
    const filter = ReviewFilter.parse({ words: asked[round % asked.length] })
    const answer = await window.request('review:find', { filter, order: 'newest', offset: 0, quick: false })
    return answer.kind !== 'reading'
  }
}

/** In every format that can be had here, by the way of the screen. */
function makeReport(window: SocketWindow): (round: number) => Promise<boolean> {
  return async () => {
    const { canPrint } = await window.request('report:list', null)
    const formats: ReportFormat[] = canPrint ? ['html', 'pdf', 'xlsx', 'csv'] : ['html', 'xlsx', 'csv']
    await window.request('report:make', { kind: 'monthly', date: lastMonth.to, language: 'it', formats })
    return true
  }
}
