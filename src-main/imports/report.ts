import type { Language } from '../contract/customers.ts'
import type { ImportLikeness, ImportRefusal, RefusalReason } from '../contract/imports.ts'
import type { LikenessKind } from '../contract/one-customer.ts'
import { formatCode } from '../domain/codes.ts'

/** The sentences of a report, in the language of whoever reads it. */
export type ReportWords = {
  readonly reasons: Readonly<Record<RefusalReason, string>>
  /** Of a row that was taken all the same. */
  readonly perhapsDuplicate: (code: string, why: string) => string
  readonly likenesses: Readonly<Record<LikenessKind, string>>
  readonly reportHeader: { readonly line: string; readonly reason: string; readonly content: string }
}

/** Spreadsheets take a cell that begins with one of these for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/**
 * The rows that were not taken and why, and those that may be duplicates of a card, in the order of the file; as CSV with
 * a byte order mark, so that spreadsheets read it as UTF-8.
 */
export function reportText(
  { refusals, likenesses }: { refusals: readonly ImportRefusal[]; likenesses: readonly ImportLikeness[] },
  words: ReportWords,
  language: Language,
): string {
  const told = [
    ...refusals.map(({ line, reason, content }) => ({ line, why: words.reasons[reason], content })),
    ...likenesses.map(({ line, code, kinds, content }) => {
      const why = kinds.map((kind) => words.likenesses[kind]).join(', ')
      return { line, why: words.perhapsDuplicate(formatCode(code), why), content }
    }),
  ].sort((a, b) => a.line - b.line)
  const header = words.reportHeader
  const rows = [
    [header.line, header.reason, header.content],
    ...told.map(({ line, why, content }) => [String(line), why, content]),
  ]
  // Italian spreadsheets expect semicolons.
  const delimiter = language === 'it' ? ';' : ','
  return `\ufeff${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",;\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
