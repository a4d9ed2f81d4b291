import type { FailedFormat, ReportFormat, ReportSpan, ReportTrouble } from '../contract/reports.ts'
import { keyOf } from '../domain/report-times.ts'
import type { OpenReport, ReportLog } from './report-log.ts'

/** Minutes after which what failed is tried again: over two days, for a drive that is there again on the morrow. */
const retryMinutes = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440] as const
const mostTries = retryMinutes.length + 1

/** What is open of the report of this key, if anything is. */
export function openOf(log: ReportLog, key: string): OpenReport | null {
  return log.open.find((each) => keyOf(each) === key) ?? null
}

/** Not yet tried again, or no more at all; a clock that was set back makes nothing wait. */
export function rests(open: OpenReport | null, now: number): boolean {
  if (open === null) return false
  return open.tries >= mostTries || (open.at <= now && now < open.nextAt)
}

/** What failed; `isWaiting`: of this key one is being made, and may still come right. */
export function troublesOf(log: ReportLog, isWaiting: (key: string) => boolean): readonly ReportTrouble[] {
  return log.open.flatMap(({ missing, tries, why, nextAt: _next, ...span }) => {
    const givenUp = tries >= mostTries && !isWaiting(keyOf(span))
    return why === null && !givenUp ? [] : [{ ...span, formats: missing, why: why ?? 'failed', givenUp }]
  })
}

/** `log` with a report that is begun at `now`, UTC milliseconds. */
export function withBegun(
  log: ReportLog,
  span: ReportSpan,
  missing: readonly ReportFormat[],
  now: number,
): ReportLog {
  const last = openOf(log, keyOf(span))
  const tries = (last?.tries ?? 0) + 1
  const minutes = retryMinutes[tries - 1] ?? 0
  const { partly, why } = last ?? { partly: false, why: null }
  return withOpen(log, { ...span, missing, partly, tries, why, at: now, nextAt: now + minutes * 60_000 })
}

/** `log` where a report that is open has these formats, too. */
export function withThere(log: ReportLog, span: ReportSpan, formats: readonly ReportFormat[]): ReportLog {
  const open = openOf(log, keyOf(span))
  if (open === null) return log
  const missing = open.missing.filter((format) => !formats.includes(format))
  return withOpen(log, { ...open, missing, partly: open.partly || missing.length < open.missing.length })
}

/** `log` where what was begun has failed; of a plan that was changed meanwhile nothing is kept. */
export function withFailed(log: ReportLog, span: ReportSpan, failed: readonly FailedFormat[]): ReportLog {
  const open = openOf(log, keyOf(span))
  if (open === null) return log
  const missing = failed.map(({ format }) => format)
  return withOpen(log, { ...open, missing, why: failed[0]?.why ?? 'failed' })
}

/** `log` where what was begun was broken off as the house was closed: no try of its own. */
export function withBrokenOff(log: ReportLog, span: ReportSpan): ReportLog {
  const open = openOf(log, keyOf(span))
  return open === null ? log : withOpen(log, { ...open, tries: open.tries - 1, nextAt: open.at })
}

/** `log` without what nobody asks for any more; the same where that is nothing. */
export function withOnlyOpen(log: ReportLog, isWanted: (key: string) => boolean): ReportLog {
  const open = log.open.filter((each) => isWanted(keyOf(each)))
  return open.length === log.open.length ? log : { ...log, open }
}

function withOpen(log: ReportLog, open: OpenReport): ReportLog {
  const key = keyOf(open)
  return { ...log, open: [...log.open.filter((each) => keyOf(each) !== key), open] }
}
