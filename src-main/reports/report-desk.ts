import { join } from 'node:path'
import type { Language } from '../contract/customers.ts'
import type {
  MadeReport,
  ReportFile,
  ReportFormat,
  ReportSettings,
  ReportSpan,
  Reports,
  ReportTrouble,
} from '../contract/reports.ts'
import { ReportKind } from '../contract/reports.ts'
import { dueReports, keyOf } from '../domain/report-times.ts'
import type { ZoneDays } from '../domain/zone-days.ts'
import type { Page } from './page.ts'
import { type FileToKeep, FolderGone, isFull, keepFiles, makeOwnFolder } from './report-folder.ts'
import { type ReportLog, withMade, withSettings } from './report-log.ts'
import { type NameWords, reportName } from './report-names.ts'

/** `ended`: nobody waits for it any more. */
export type PrintPage = (html: string, ended: Promise<unknown>) => Promise<Uint8Array>

export type ReportDeskPorts = {
  readonly log: { read(): ReportLog | null; write(log: ReportLog): void }
  /** What a seat begins with. */
  fresh(): ReportLog
  /** Where files go until somebody chooses another folder. */
  readonly ownFolder: string
  /** The calendar of the house. */
  days(): ZoneDays
  pageOf(span: ReportSpan, language: Language): Promise<Page>
  names(language: Language): NameWords
  /** Away from the thread that answers the telephone. */
  write(page: Page, formats: readonly ReportFormat[]): Promise<WrittenFiles>
  /** Null: nothing here prints. */
  readonly print: PrintPage | null
  readonly opening: Reports['opening']
  /** UTC milliseconds. */
  now(): number
  /** Calls again and again until it is disposed of. */
  every(ms: number, step: () => void): () => void
  tell(reports: Reports): void
  /** Said once for each report that could not be made. */
  warn(trouble: ReportTrouble): void
  readonly report: (what: string, error: unknown) => void
}

/** A page as files; `html` also where it is to be printed. */
export type WrittenFiles = { readonly [Format in 'html' | 'xlsx' | 'csv']?: Uint8Array }

export type ReportDesk = ReturnType<typeof createReportDesk>

/** So often the clock is looked at: it may have been set, and the machine may have slept. */
const lookEveryMs = 10_000
/** Minutes after which what failed is tried again; the last stands for all further. */
const retryMinutes = [1, 5, 15, 30] as const

type Failing = { readonly trouble: ReportTrouble; readonly tries: number; readonly nextAt: number }

/** Could not be printed, where everything else could. */
class NotPrinted extends Error {}

/** Makes the reports of one house: what the timetable asks for, at its time, and what somebody asks for at once. */
export function createReportDesk(ports: ReportDeskPorts) {
  let log = ports.log.read() ?? ports.fresh()
  const failing = new Map<string, Failing>()
  const waiting = new Set<string>()
  const ended = Promise.withResolvers<void>()
  let isEnding = false
  let making = 0
  let queue: Promise<unknown> = Promise.resolve()
  let stop: (() => void) | null = null

  function reports(): Reports {
    return {
      settings: log.settings,
      folder: folder(),
      canPrint: ports.print !== null,
      opening: ports.opening,
      making,
      made: log.made,
      troubles: [...failing.values()].map(({ trouble }) => trouble),
    }
  }
  const folder = () => log.settings.folder ?? ports.ownFolder
  const tell = () => ports.tell(reports())

  function keep(next: ReportLog): void {
    log = next
    try {
      ports.log.write(log)
    } catch (error) {
      // It stays known until the program ends.
      ports.report('reports:log', error)
    }
  }

  /** One after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    making += 1
    tell()
    const turn = queue.then(work).finally(() => {
      making -= 1
      if (!isEnding) tell()
    })
    queue = turn.catch(() => {})
    return turn
  }

  async function write(
    span: ReportSpan,
    language: Language,
    formats: readonly ReportFormat[],
    key: string | null,
  ) {
    const into = folder()
    if (log.settings.folder === null) await makeOwnFolder(into)
    const page = await ports.pageOf(span, language)
    const name = reportName(span, ports.names(language))
    const wanted = formats.filter((format) => format !== 'pdf' || ports.print !== null)
    const files: FileToKeep[] = []
    const written = await ports.write(page, wanted)
    for (const format of wanted) {
      const content = format === 'pdf' ? await printed(written.html) : written[format]
      if (content) files.push({ name: `${name}.${format}`, content })
    }
    await keepFiles(into, files, ports.now())
    const made: MadeReport = { ...span, name, language, madeAt: ports.now(), formats: wanted, folder: into }
    keep(withMade(log, made, key))
    return made
  }

  async function printed(html: Uint8Array | undefined): Promise<Uint8Array> {
    try {
      if (!ports.print || !html) throw new Error('nothing prints here')
      return await ports.print(new TextDecoder().decode(html), ended.promise)
    } catch (error) {
      throw new NotPrinted('no PDF', { cause: error })
    }
  }

  async function makeDue(span: ReportSpan, key: string): Promise<void> {
    if (isEnding) return
    const { language, plans } = log.settings
    try {
      await write(span, language, plans[span.kind].formats, key)
      failing.delete(key)
    } catch (error) {
      // Of a house that is being closed it is made when it is open again.
      if (!isEnding) failed(span, key, error)
    } finally {
      waiting.delete(key)
    }
  }

  function failed(span: ReportSpan, key: string, error: unknown): void {
    ports.report('reports:make', error)
    const tries = (failing.get(key)?.tries ?? 0) + 1
    const now = ports.now()
    const trouble = { ...span, why: whyOf(error), at: now }
    const minutes = retryMinutes[Math.min(tries, retryMinutes.length) - 1] ?? 30
    failing.set(key, { trouble, tries, nextAt: now + minutes * 60_000 })
    if (tries === 1) ports.warn(trouble)
  }

  /** What is due and not there, at this moment. */
  function look(): void {
    const now = ports.now()
    const days = ports.days()
    const due = ReportKind.options.flatMap((kind) =>
      dueReports(kind, log.settings.plans[kind], days, { since: log.since[kind], now }),
    )
    const open = new Map(due.map(({ dueAt: _due, ...span }) => [keyOf(span), span]))
    for (const key of failing.keys()) if (!open.has(key)) failing.delete(key)
    for (const [key, span] of open) {
      const last = failing.get(key)
      const rests = last !== undefined && last.trouble.at <= now && now < last.nextAt
      if (log.done.includes(key) || waiting.has(key) || rests) continue
      waiting.add(key)
      void inTurn(() => makeDue(span, key))
    }
  }

  return {
    reports,
    look,
    /** From now on; what was missed too, once whoever sits there can work. */
    start(): void {
      stop ??= ports.every(lookEveryMs, look)
    },
    change(settings: ReportSettings): Reports {
      keep(withSettings(log, settings, ports.now()))
      failing.clear()
      look()
      tell()
      return reports()
    },
    /** @throws as `keepFiles` does, or what kept the page from being made. */
    make: (span: ReportSpan, language: Language, formats: readonly ReportFormat[]): Promise<MadeReport> =>
      inTurn(() => write(span, language, formats, null)),
    /** Where a file of a report that was made lies; null where no report has it. */
    pathOf({ name, format }: ReportFile): string | null {
      const made = log.made.find((each) => each.name === name)
      return made?.formats.includes(format) ? join(made.folder, `${name}.${format}`) : null
    },
    /** After that nothing is written any more. */
    async close(): Promise<void> {
      stop?.()
      isEnding = true
      ended.resolve()
      await queue
    },
  }
}

/** What a lead can do about it. */
export function whyOf(error: unknown): ReportTrouble['why'] {
  if (error instanceof FolderGone) return 'folder'
  if (error instanceof NotPrinted) return 'print'
  return isFull(error) ? 'space' : 'failed'
}
