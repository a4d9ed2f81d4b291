import type { FailedFormat, ReportFormat, ReportSpan, ReportTrouble } from '../contract/reports.ts'

/** Minutes after which what failed is tried again; the last stands for all further. */
const retryMinutes = [1, 5, 15, 30] as const

type Failing = { readonly trouble: ReportTrouble; readonly tries: number; readonly nextAt: number }

type Tried = {
  readonly asked: readonly ReportFormat[]
  readonly failed: readonly FailedFormat[]
  /** UTC milliseconds. */
  readonly now: number
}

/** What was due and could not be made, by `keyOf`, and when each is tried again. */
export function createReportRetries() {
  const failing = new Map<string, Failing>()
  return {
    troubles: (): readonly ReportTrouble[] => [...failing.values()].map(({ trouble }) => trouble),
    /** Formats that are still missing; null of a report that has not failed. */
    missing: (key: string): readonly ReportFormat[] | null => failing.get(key)?.trouble.formats ?? null,
    /** Not yet tried again; a clock that was set back makes nothing wait. */
    rests(key: string, now: number): boolean {
      const last = failing.get(key)
      return last !== undefined && last.trouble.at <= now && now < last.nextAt
    },
    /** The trouble, where it is the first of this report: nobody is told twice. */
    failed(key: string, span: ReportSpan, { asked, failed, now }: Tried): ReportTrouble | null {
      const last = failing.get(key)
      const tries = (last?.tries ?? 0) + 1
      const formats = failed.map(({ format }) => format)
      const partly = last?.trouble.partly || failed.length < asked.length
      const trouble = { ...span, formats, partly, why: failed[0]?.why ?? 'failed', at: now }
      const minutes = retryMinutes[Math.min(tries, retryMinutes.length) - 1] ?? 30
      failing.set(key, { trouble, tries, nextAt: now + minutes * 60_000 })
      return tries === 1 ? trouble : null
    },
    made: (key: string): void => {
      failing.delete(key)
    },
    /** Forgets those that nobody asks for any more. */
    keepOnly(isWanted: (key: string) => boolean): void {
      for (const key of failing.keys()) if (!isWanted(key)) failing.delete(key)
    },
  }
}
