import type { CsvLayout, ImportField } from '../contract/imports.ts'
import { fieldsOfTitles } from './column-titles.ts'
import { type CsvRow, createCsvRows, tooManyColumns } from './csv-rows.ts'

const usualDelimiters = [';', ',', '\t', '|', ':'] as const
/** Letters, figures, and signs of names, numbers and addresses separate nothing by themselves. */
const neverDelimiter = /[\p{L}\p{M}\p{N}\s"'’@.+\-/()_]/u
const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const looksLikePhone = /^\+?[\d\s()./-]{6,25}$/

/** The first rows of a text whose end may be cut off in the middle of a row. */
export function firstRows(text: Buffer, delimiter: string, whole: boolean): readonly CsvRow[] {
  const rows = createCsvRows(delimiter)
  const read = [...rows.read(text)]
  // A head without a single line end still shows something.
  if (whole || read.length === 0) read.push(...rows.end())
  return read.filter(({ cells }) => !isBlank(cells))
}

/** Nothing in it that is about anybody: empty, or the line by which Excel names the delimiter (`sep=;`). */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '') || /^sep=.?$/i.test(cells.join(''))
}

/** The sign that makes most rows equally wide, and wide; an unusual one only where it stands in every row. */
export function guessDelimiter(text: Buffer, whole: boolean): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of [...usualDelimiters, ...unusualSigns(text)]) {
    const widths = firstRows(text, delimiter, whole)
      .slice(0, 100)
      .map(({ cells }) => cells.length)
    if (!isUsual(delimiter) && widths.some((width) => width === 1)) continue
    const score = scoreOf(widths)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function isUsual(sign: string): boolean {
  return usualDelimiters.some((usual) => usual === sign)
}

/** What stands in the first line and could be meant to separate, as `^` or `~`. */
function unusualSigns(text: Buffer): readonly string[] {
  const [line = ''] = text.toString('utf8', 0, 4096).split(/\r|\n/, 1)
  const signs = [...new Set(line)].filter((sign) => sign.length === 1 && !neverDelimiter.test(sign))
  return signs.filter((sign) => !isUsual(sign))
}

/** Columns count little beside agreement: an address has more commas than a row has fields. */
function scoreOf(widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  return Math.max(0, ...[...counts].map(([width, rows]) => rows / widths.length + Math.min(width, 20) / 100))
}

/** Titles are words: no number, no e-mail address, and mostly ones that are known. */
export function guessHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows
  const filled = first.filter((cell) => cell.trim() !== '')
  if (filled.some((cell) => looksLikeEmail.test(cell.trim()) || looksLikePhone.test(cell.trim())))
    return false
  const known = fieldsOfTitles(first).filter((field) => field !== 'ignore').length
  return known >= 2 || (known === 1 && filled.length <= 3) || known * 2 > filled.length
}

/** What the columns hold, from their titles or, where there are none, from what stands in them. */
export function guessColumns(rows: readonly (readonly string[])[], hasHeader: boolean): CsvLayout['columns'] {
  // A header says how wide the file is: what a row has beyond it is named in the report, not silently left out.
  const decisive = hasHeader ? rows.slice(0, 1) : rows.slice(0, 100)
  const width = Math.min(Math.max(0, ...decisive.map((row) => row.length)), tooManyColumns - 1)
  const titles = Array.from({ length: width }, (_, index) =>
    hasHeader ? (rows[0]?.[index] ?? '').trim() : '',
  )
  const fields = hasHeader ? fieldsOfTitles(titles) : fieldsOfContent(rows, width)
  return titles.map((title, index) => ({ title: title.slice(0, 200), field: fields[index] ?? 'ignore' }))
}

function fieldsOfContent(rows: readonly (readonly string[])[], width: number): readonly ImportField[] {
  let named = false
  return Array.from({ length: width }, (_, index) => {
    const cells = rows
      .slice(0, 50)
      .map((row) => (row[index] ?? '').trim())
      .filter((cell) => cell !== '')
    if (mostly(cells, (cell) => looksLikeEmail.test(cell))) return 'email'
    if (mostly(cells, (cell) => looksLikePhone.test(cell))) return 'phone-other'
    if (!named && mostly(cells, (cell) => /\p{L}{2}/u.test(cell))) {
      named = true
      return 'name'
    }
    return 'ignore'
  })
}

function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length * 2 > cells.length
}
