import type { ReportKind, ReportSpan } from '../contract/reports.ts'
import { dayOfDate, weekName } from '../domain/report-times.ts'

/** What each kind of report is called in the name of its files, which say it in its language. */
export type NameWords = Readonly<Record<ReportKind, string>>

/** «2026-10 Pronto report», «2026-W47 …», «2026-11-21 …», «2026-11-21 1300 …»: they sort as they were. */
export function reportName({ kind, from, time }: ReportSpan, words: NameWords): string {
  return `${stem(kind, from, time)} Pronto ${words[kind]}`
}

function stem(kind: ReportKind, from: string, time: string | null): string {
  switch (kind) {
    case 'monthly':
      return from.slice(0, 7)
    case 'weekly':
      return weekName(dayOfDate(from))
    case 'daily':
      return from
    case 'shift':
      return time === null ? from : `${from} ${time.replace(':', '')}`
  }
}
