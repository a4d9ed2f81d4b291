import { homedir } from 'node:os'
import type { ReportFormat, ReportSpan } from '../../../src-main/contract/reports.ts'
import type { Store } from '../../../src-main/database/store.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { createFiguresDesk } from '../../../src-main/figures/figures-desk.ts'
import { createPrinter } from '../../../src-main/hosts/browser/print-page.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import type { WrittenFormat } from '../../../src-main/reports/report-writing.ts'
import type { Queries } from '../../../src-main/threads/reader.ts'
import type { Jobs } from '../../../src-main/threads/writer.ts'
import { ensureBrowser } from '../../support/ensure-browser.ts'
import { houseToday } from '../../support/house/customer.ts'
import { rounded } from './figures.ts'
import { agreement } from './what-reports-count.ts'

/** The last whole month of the generated house. */
export const lastMonth = { from: '2026-08-01', to: '2026-08-31' } as const

export type ReportSeconds = {
  readonly whole: number
  /** Null: nothing here prints. */
  readonly parts: Readonly<Record<'counting' | ReportFormat, number | null>>
}

/**
 * The whole report of a month, part by part as the program makes it: counted with the month before and the forecast,
 * and written in every format, in the long reader; then printed.
 */
export async function measureMonthlyReport(store: Store<Queries, Jobs>): Promise<ReportSeconds> {
  const figures = createFiguresDesk({
    now: () => houseToday,
    house: () => ({ workerFigures: agreement }),
    count: (asked) => store.query('figures:read', asked, 'long'),
    acting: (asked) => store.query('figures:acting', asked, 'long'),
  })
  const question = { period: lastMonth, deskId: null, agentId: null }
  const [answer, counting] = await timed(() => figures.read(question))
  const span: ReportSpan = { kind: 'monthly', ...lastMonth, time: null }
  const page = figuresPage({ answer, span, house: emptyHouse, language: 'it', now: houseToday })
  const write = (format: WrittenFormat) =>
    timed(async () => store.query('report:write', { page, format }, 'long'))
  const [html, htmlSeconds] = await write('html')
  const [, xlsx] = await write('xlsx')
  const [, csv] = await write('csv')
  const pdf = await printed(new TextDecoder().decode(html))
  const parts = { counting, html: htmlSeconds, xlsx, csv, pdf }
  const whole = Object.values(parts).reduce<number>((sum, part) => sum + (part ?? 0), 0)
  return { whole: rounded(whole), parts }
}

async function printed(html: string): Promise<number | null> {
  const browser = await ensureBrowser()
  if (!browser.ok) return null
  const environment = { ...process.env, PRONTO_BROWSER: browser.path }
  const print = createPrinter({ platform: process.platform, home: homedir(), environment })
  if (!print) return null
  const [, seconds] = await timed(() => print(html, new Promise(() => {})))
  return seconds
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, seconds: number]> {
  const before = performance.now()
  const result = await work()
  return [result, rounded((performance.now() - before) / 1000)]
}
