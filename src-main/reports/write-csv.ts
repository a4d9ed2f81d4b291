import { wallText } from './cell-text.ts'
import type { Cell, Page } from './page.ts'

/** RFC 4180; Italian spreadsheets take the comma for the decimals, and so the semicolon between. */
const separators = { it: ';', en: ',' } as const

/** A spreadsheet would take what follows for a formula. */
const formula = /^[=+\-@\t\r]/

/** The whole report as one file of tables, each below its title. UTF-8 with a byte order mark, for spreadsheets. */
export function writeCsv(page: Page): Uint8Array {
  const { tiles, sections, words } = page
  const row = (cells: readonly Cell[]) =>
    cells.map((cell) => field(cell, page)).join(separators[page.language])
  const lines = [
    row([page.title, page.house]),
    row([page.span, ...(page.compared === null ? [] : [page.compared])]),
    row([page.made]),
    ...(tiles.length > 0 ? ['', row(['', page.span, words.before])] : []),
    ...tiles.map(({ label, value, before }) => row([label, value, before])),
    ...sections.flatMap(({ title, lead, definition, table, below }) => [
      '',
      row([title, ...(lead === null ? [] : [lead])]),
      ...(definition ? [row([words.definition, definition])] : []),
      ...(table ? [row(table.columns), ...table.rows.map(row)] : []),
      ...(below ? [row([below])] : []),
    ]),
    ...(page.notes.length > 0 ? [''] : []),
    ...page.notes.map((note) => row([note])),
  ]
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

function field(cell: Cell, page: Page): string {
  if (typeof cell !== 'string') return quoted(plain(cell, page), page)
  return quoted(formula.test(cell) ? `'${cell}` : cell, page)
}

/** What a program can count with: no thousands, whole precision, days as ISO 8601 has them. */
function plain(cell: Exclude<Cell, string>, page: Page): string {
  if (cell === null) return ''
  if ('number' in cell) return decimal(cell.number, page)
  if ('share' in cell) return decimal(Math.round(cell.share * 10_000) / 10_000, page)
  if ('seconds' in cell) {
    const whole = Math.round(cell.seconds)
    const two = (value: number) => String(value).padStart(2, '0')
    return [Math.floor(whole / 3600), two(Math.floor(whole / 60) % 60), two(whole % 60)].join(':')
  }
  return 'date' in cell ? cell.date : wallText(cell.at, page.zone).slice(0, -3)
}

function decimal(value: number, { language }: Page): string {
  return language === 'it' ? String(value).replace('.', ',') : String(value)
}

function quoted(text: string, { language }: Page): string {
  return /["\r\n]/.test(text) || text.includes(separators[language]) || text.startsWith("'")
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
