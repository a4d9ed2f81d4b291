import { join } from 'node:path'
import type { Language } from '../contract/customers.ts'
import {
  type MadeNow,
  type ReportFile,
  type ReportFormat,
  ReportKind,
  type ReportSettings,
  type ReportSpan,
  type Reports,
  type ReportTrouble,
} from '../contract/reports.ts'
import { dueReports, keyOf } from '../domain/report-times.ts'
import type { ZoneDays } from '../domain/zone-days.ts'
import { type ReportLog, withDone, withMade, withSettings } from './report-log.ts'
import {
  openOf,
  rests,
  troublesOf,
  withBegun,
  withBrokenOff,
  withFailed,
  withOnlyOpen,
  withThere,
} from './report-retries.ts'
import {
  createReportWriting,
  NothingMade,
  type ReportWritingPorts,
  type Written,
  whyOf,
} from './report-writing.ts'

export type ReportDeskPorts = ReportWritingPorts & {
  readonly log: { read(): ReportLog | null; write(log: ReportLog): void }
  /** What a seat begins with. */
  fresh(): ReportLog
  /** The one that the window speaks: theirs until somebody chooses another. */
  language(): Language
  /** Where files go until somebody chooses another folder. */
  readonly ownFolder: string
  /** The calendar of the house. */
  days(): ZoneDays
  readonly opening: Reports['opening']
  /** Whether the program goes on when its last window is closed. */
  staysOpen(): boolean
  /** Calls again and again until it is disposed of. */
  every(ms: number, step: () => void): () => void
  tell(reports: Reports): void
  /** Said once for each report that could not be made, or not in every format. */
  warn(trouble: ReportTrouble): void
}

export type ReportDesk = ReturnType<typeof createReportDesk>

/** So often the clock is looked at: it may have been set, and the machine may have slept. */
const lookEveryMs = 10_000

/** Makes the reports of one house: what the timetable asks for, at its time, and what somebody asks for at once. */
export function createReportDesk(ports: ReportDeskPorts) {
  let log = ports.log.read() ?? ports.fresh()
  const writeFiles = createReportWriting(ports)
  const waiting = new Set<string>()
  const ended = Promise.withResolvers<void>()
  let isEnding = false
  let making = 0
  let spoken = ports.language()
  let queue: Promise<unknown> = Promise.resolve()
  let stop: (() => void) | null = null

  const troubles = () => troublesOf(log, (key) => waiting.has(key))
  const language = () => log.settings.language ?? ports.language()
  const folder = () => log.settings.folder ?? ports.ownFolder
  const reports = (): Reports => ({
    settings: log.settings,
    language: language(),
    folder: folder(),
    canPrint: ports.print !== null,
    opening: ports.opening,
    withoutWindow: ports.staysOpen(),
    making,
    made: log.made,
    troubles: troubles(),
  })
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

  function write(
    span: ReportSpan,
    written: Language,
    formats: readonly ReportFormat[],
    place: 'instead' | 'beside',
  ): Promise<Written> {
    return writeFiles({
      ...{ span, language: written, formats, folder: folder(), isOwnFolder: log.settings.folder === null },
      ended: ended.promise,
      onFile(made) {
        const kept = withMade(log, made, place)
        keep(written === language() ? withThere(kept, span, made.formats) : kept)
        if (!isEnding) tell()
      },
    })
  }

  async function makeNow(
    span: ReportSpan,
    asked: Language,
    formats: readonly ReportFormat[],
  ): Promise<MadeNow> {
    const { made, failed } = await write(span, asked, formats, 'instead')
    if (made === null) throw new NothingMade(failed[0]?.why ?? 'failed')
    if (openOf(log, keyOf(span))?.missing.length === 0) keep(withDone(log, keyOf(span)))
    return { ...made, failed }
  }

  async function makeDue(span: ReportSpan, key: string): Promise<void> {
    // Somebody may have made it by hand while it waited.
    if (isEnding || log.done.includes(key)) {
      waiting.delete(key)
      return
    }
    const { plans } = log.settings
    const last = openOf(log, key)
    const formats = last?.missing ?? plans[span.kind].formats
    keep(withBegun(log, span, formats, ports.now()))
    const failed = await write(span, language(), formats, last === null ? 'instead' : 'beside').then(
      (written) => written.failed,
      (error: unknown) => {
        ports.report('reports:make', error)
        return formats.map((format) => ({ format, why: whyOf(error) }))
      },
    )
    waiting.delete(key)
    if (failed.length === 0) return keep(withDone(log, key))
    // Of a house that is being closed it is made when it is open again.
    if (isEnding) return keep(withBrokenOff(log, span))
    keep(withFailed(log, span, failed))
    // Nobody is told twice.
    const trouble = troubles().find((each) => keyOf(each) === key)
    if (trouble && (last === null || last.why === null)) ports.warn(trouble)
  }

  /** What is due and not there, at this moment. */
  function look(): void {
    const now = ports.now()
    const days = ports.days()
    const due = ReportKind.options.flatMap((kind) =>
      dueReports(kind, log.settings.plans[kind], days, { since: log.since[kind], now }),
    )
    const open = new Map(due.map(({ dueAt: _due, ...span }) => [keyOf(span), span]))
    const wanted = withOnlyOpen(log, (key) => open.has(key))
    if (wanted !== log) keep(wanted)
    for (const [key, span] of open) {
      if (log.done.includes(key) || waiting.has(key) || rests(openOf(log, key), now)) continue
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
      look()
      tell()
      return reports()
    },
    /** To be said whenever the window may speak another language. */
    languageChanged(): void {
      if (spoken === ports.language()) return
      spoken = ports.language()
      if (log.settings.language !== null) return
      // What is missing would be made under another name, beside the half of it that is there.
      if (log.open.length > 0) keep({ ...log, open: [] })
      tell()
    },
    /**
     * With the formats that could not be made.
     * @throws {NothingMade} where none could; else what kept the page from being made.
     */
    make: (span: ReportSpan, asked: Language, formats: readonly ReportFormat[]): Promise<MadeNow> =>
      inTurn(() => makeNow(span, asked, formats)),
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
