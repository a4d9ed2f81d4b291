import type { CsvLayout } from '../contract/imports.ts'
import { beginningOf } from '../domain/whole-characters.ts'
import { firstRows, guessDelimiter } from './csv-guess.ts'
import { tooManyColumns } from './csv-rows.ts'
import { createTextReader } from './text-encoding.ts'

export type HeadRows = readonly (readonly string[])[]

type HowRead = Pick<CsvLayout, 'encoding' | 'delimiter' | 'hasHeader'>

/** Windows send more than this of a longer file: what is shorter is all there is, and its last row is whole. */
export const surelyCut = 65_536
/** Rows that a preview shows. */
export const shownRows = 10
const shownCell = 200

/** The rows of a file's first bytes, as `wanted` reads them or as they are guessed; `body` without the titles. */
export function readHead(
  head: Buffer,
  guessed: CsvLayout['encoding'],
  wanted: HowRead | null,
  guessHeader: (rows: HeadRows) => boolean,
): { readonly read: HowRead; readonly rows: HeadRows; readonly body: HeadRows } {
  const encoding = wanted?.encoding ?? guessed
  const whole = head.length < surelyCut
  const reader = createTextReader(encoding)
  const text = Buffer.concat([reader.read(head), reader.end()])
  const delimiter = wanted?.delimiter ?? guessDelimiter(text, whole)
  const rows = firstRows(text, delimiter, whole).map(({ cells }) => cells.slice(0, tooManyColumns - 1))
  const hasHeader = wanted?.hasHeader ?? guessHeader(rows)
  return { read: { encoding, delimiter, hasHeader }, rows, body: rows.slice(hasHeader ? 1 : 0) }
}

/** A row as a preview shows it. */
export function shownCells(row: readonly string[]): string[] {
  return row.map((cell) => beginningOf(cell, shownCell))
}

/** What the user said of the columns holds as long as they are the same columns. */
export function keepFields<Column extends { readonly field: string }>(
  columns: readonly Column[],
  wanted: { readonly columns: readonly Column[] } | null,
): Column[] {
  if (wanted === null || wanted.columns.length !== columns.length) return [...columns]
  return columns.map((column, at) => ({ ...column, field: wanted.columns[at]?.field ?? column.field }))
}
