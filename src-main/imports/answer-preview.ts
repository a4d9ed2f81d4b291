import type { AnswerField, AnswersLayout, AnswersPreview } from '../contract/answers.ts'
import { parseCode } from '../domain/codes.ts'
import { parsePhoneNumber } from '../domain/phone-numbers.ts'
import { guessScale, readMark } from '../domain/survey-marks.ts'
import { createMomentReader, guessDateOrder } from '../domain/written-moments.ts'
import { answerFieldsOfTitles } from './answer-titles.ts'
import { firstRows, guessDelimiter } from './csv-guess.ts'
import { tooManyColumns } from './csv-rows.ts'
import { createTextReader, guessEncoding } from './text-encoding.ts'

type Rows = readonly (readonly string[])[]
type Columns = AnswersLayout['columns']

const shownRows = 10
/** As `preview.ts` has it: what is shorter is the whole file. */
const surelyCut = 65_536
const shownCell = 200
const usualDays = 30

/** What the first bytes of a file of answers are, guessed or as `wanted` reads them; null when they are no text. */
export function previewAnswers(
  head: Buffer,
  wanted: AnswersLayout | null,
  zone: string,
): AnswersPreview | null {
  const guessed = guessEncoding(head)
  if (guessed === null) return null
  const encoding = wanted?.encoding ?? guessed
  const whole = head.length < surelyCut
  const reader = createTextReader(encoding)
  const text = Buffer.concat([reader.read(head), reader.end()])
  const delimiter = wanted?.delimiter ?? guessDelimiter(text, whole)
  const rows = firstRows(text, delimiter, whole).map(({ cells }) => cells.slice(0, tooManyColumns - 1))
  const hasHeader = wanted?.hasHeader ?? guessHeader(rows)
  const columns = keepFields(guessColumns(rows, hasHeader), wanted)
  const body = rows.slice(hasHeader ? 1 : 0)
  const layout = { encoding, delimiter, hasHeader, columns, ...guessReading(body, columns, wanted) }
  return { layout, rows: readRows(body, layout, zone) }
}

/** What the user said holds; a scale is guessed again where another column now holds the marks. */
function guessReading(body: Rows, columns: Columns, wanted: AnswersLayout | null) {
  const valuesOf = (field: AnswerField) => {
    const at = columns.findIndex((column) => column.field === field)
    return at === -1 ? [] : body.map((row) => row[at] ?? '')
  }
  const sameColumn = (field: AnswerField) =>
    wanted?.columns.findIndex((column) => column.field === field) ===
    columns.findIndex((column) => column.field === field)
  return {
    scale: wanted && sameColumn('mark') ? wanted.scale : guessScale(valuesOf('mark')),
    lowestIsBest: wanted?.lowestIsBest ?? false,
    dateOrder: wanted && sameColumn('when') ? wanted.dateOrder : guessDateOrder(valuesOf('when')),
    withinDays: wanted?.withinDays ?? usualDays,
  }
}

function readRows(body: Rows, layout: AnswersLayout, zone: string): AnswersPreview['rows'] {
  const momentOf = createMomentReader(layout.dateOrder, zone)
  const cellOf = (row: readonly string[], field: AnswerField) =>
    row[layout.columns.findIndex((column) => column.field === field)] ?? ''
  return body.slice(0, shownRows).map((row) => {
    return {
      cells: row.map((cell) => cell.slice(0, shownCell)),
      at: momentOf(cellOf(row, 'when'))?.from ?? null,
      mark: readMark(cellOf(row, 'mark'), layout),
    }
  })
}

/** Titles are words that are known; no date, number or address stands in them. */
function guessHeader(rows: Rows): boolean {
  const [first = []] = rows
  const filled = first.filter((cell) => cell.trim() !== '')
  if (filled.some((cell) => /@|^[\s\d+/.:,-]+$/.test(cell))) return false
  return answerFieldsOfTitles(filled).some((field) => field !== 'ignore')
}

function guessColumns(rows: Rows, hasHeader: boolean): Columns {
  const decisive = hasHeader ? rows.slice(0, 1) : rows.slice(0, 100)
  const width = Math.min(Math.max(0, ...decisive.map((row) => row.length)), tooManyColumns - 1)
  const titles = Array.from({ length: width }, (_, at) => (hasHeader ? (rows[0]?.[at] ?? '').trim() : ''))
  const byTitle = answerFieldsOfTitles(titles)
  const byContent = fieldsOfContent(rows.slice(hasHeader ? 1 : 0), width)
  const told = new Set(byTitle)
  return titles.map((title, at) => {
    const content = byContent[at] ?? 'ignore'
    const named = byTitle[at] ?? 'ignore'
    const field = named === 'ignore' && !told.has(content) ? content : named
    return { title: title.slice(0, 200), field }
  })
}

/** What stands in a column tells what it is, where its title does not. */
function fieldsOfContent(rows: Rows, width: number): readonly AnswerField[] {
  const momentOf = createMomentReader('day-first', 'UTC')
  const americanOf = createMomentReader('month-first', 'UTC')
  const tests: readonly (readonly [AnswerField, (cell: string) => boolean])[] = [
    ['email', (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)],
    ['when', (cell) => /\D/.test(cell) && (momentOf(cell) ?? americanOf(cell)) !== null],
    ['case-reference', (cell) => /^P-/i.test(cell) && parseCode(cell) !== null],
    ['customer-code', (cell) => parseCode(cell) !== null],
    ['mark', (cell) => cell.length <= 3 && /^\d+([.,]\d)?$/.test(cell)],
    ['phone', (cell) => /^[+\d]/.test(cell) && cell.length > 5 && parsePhoneNumber(cell).number !== null],
    ['mark', (cell) => readMark(cell, { scale: 'words', lowestIsBest: false }) !== 'no-mark'],
  ]
  const used = new Set<AnswerField>()
  return Array.from({ length: width }, (_, at) => {
    const cells = rows
      .slice(0, 50)
      .map((row) => (row[at] ?? '').trim())
      .filter((cell) => cell !== '')
    const found = tests.find(
      ([field, is]) => !used.has(field) && cells.length > 0 && cells.filter(is).length * 2 > cells.length,
    )
    if (!found) return 'ignore'
    used.add(found[0])
    return found[0]
  })
}

/** What the user said of the columns holds as long as they are the same columns. */
function keepFields(columns: Columns, wanted: AnswersLayout | null): Columns {
  if (wanted === null || wanted.columns.length !== columns.length) return columns
  return columns.map((column, at) => ({ ...column, field: wanted.columns[at]?.field ?? column.field }))
}
