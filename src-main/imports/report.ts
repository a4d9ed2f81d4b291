import type { Language } from '../contract/customers.ts'
import type { ImportRefusal, RefusalReason } from '../contract/imports.ts'

/** The sentences of a report, in the language of whoever reads it. */
export type ReportWords = {
  readonly reasons: Readonly<Record<RefusalReason, string>>
  readonly reportHeader: { readonly line: string; readonly reason: string; readonly content: string }
}

/** Spreadsheets take a cell that begins with one of these for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** The rows that were not taken and why, as CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
export function reportText(
  refusals: readonly ImportRefusal[],
  { reasons, reportHeader }: ReportWords,
  language: Language,
): string {
  const rows = [
    [reportHeader.line, reportHeader.reason, reportHeader.content],
    ...refusals.map(({ line, reason, content }) => [String(line), reasons[reason], content]),
  ]
  // Italian spreadsheets expect semicolons.
  const delimiter = language === 'it' ? ';' : ','
  return `\ufeff${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",;\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
