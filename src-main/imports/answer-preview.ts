import type { AnswerField, AnswersLayout, AnswersPreview } from '../contract/answers.ts'
import { parseCode } from '../domain/codes.ts'
import { parsePhoneNumber } from '../domain/phone-numbers.ts'
import { guessScale, readMark } from '../domain/survey-marks.ts'
import { createMomentReader, guessDateOrder } from '../domain/written-moments.ts'
import { answerFieldsOfTitles } from './answer-titles.ts'
import { tooManyColumns } from './csv-rows.ts'
import { type HeadRows, keepFields, readHead, shownCells, shownRows } from './read-head.ts'
import { guessEncoding } from './text-encoding.ts'

type Columns = AnswersLayout['columns']

const usualDays = 30

/** What the first bytes of a file of answers are, guessed or as `wanted` reads them; null when they are no text. */
export function previewAnswers(
  head: Buffer,
  wanted: AnswersLayout | null,
  zone: string,
): AnswersPreview | null {
  const guessed = guessEncoding(head)
  if (guessed === null) return null
  const { read, rows, body } = readHead(head, guessed, wanted, guessHeader)
  const columns = keepFields(guessColumns(rows, read.hasHeader), wanted)
  const layout = { ...read, columns, ...guessReading(body, columns, wanted) }
  return { layout, rows: readRows(body, layout, zone) }
}

/** What the user said holds; a scale is guessed again where another column now holds the marks. */
function guessReading(body: HeadRows, columns: Columns, wanted: AnswersLayout | null) {
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

function readRows(body: HeadRows, layout: AnswersLayout, zone: string): AnswersPreview['rows'] {
  const momentOf = createMomentReader(layout.dateOrder, zone)
  const cellOf = (row: readonly string[], field: AnswerField) =>
    row[layout.columns.findIndex((column) => column.field === field)] ?? ''
  return body.slice(0, shownRows).map((row) => {
    return {
      cells: shownCells(row),
      at: momentOf(cellOf(row, 'when'))?.from ?? null,
      mark: readMark(cellOf(row, 'mark'), layout),
    }
  })
}

/** Titles are words that are known; no date, number or address stands in them. */
function guessHeader(rows: HeadRows): boolean {
  const [first = []] = rows
  const filled = first.filter((cell) => cell.trim() !== '')
  if (filled.some((cell) => /@|^[\s\d+/.:,-]+$/.test(cell))) return false
  return answerFieldsOfTitles(filled).some((field) => field !== 'ignore')
}

function guessColumns(rows: HeadRows, hasHeader: boolean): Columns {
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
function fieldsOfContent(rows: HeadRows, width: number): readonly AnswerField[] {
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
