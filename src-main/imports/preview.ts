import type { CsvLayout, ImportLayout, ImportPreview } from '../contract/imports.ts'
import { firstRows, guessColumns, guessDelimiter, guessHeader } from './csv-guess.ts'
import { tooManyColumns } from './csv-rows.ts'
import { createTextReader, guessEncoding } from './text-encoding.ts'
import { createVcardSource } from './vcard-source.ts'

const shownRows = 10
/** Windows send more than this of a longer file: what is shorter is all there is, and its last row is whole. */
const surelyCut = 65_536
const shownCell = 200

/** What the first bytes of a file are, guessed or as `wanted` reads them; null when they are no text. */
export function previewFile(head: Buffer, wanted: ImportLayout | null): ImportPreview | null {
  const encoding = guessEncoding(head)
  if (encoding === null) return null
  if (wanted?.format !== 'csv' && isVcard(head, encoding)) return previewVcard(head)
  return previewCsv(head, encoding, wanted?.format === 'csv' ? wanted : null)
}

function previewCsv(head: Buffer, guessed: CsvLayout['encoding'], wanted: CsvLayout | null): ImportPreview {
  const encoding = wanted?.encoding ?? guessed
  const whole = head.length < surelyCut
  const reader = createTextReader(encoding)
  const text = Buffer.concat([reader.read(head), reader.end()])
  const delimiter = wanted?.delimiter ?? guessDelimiter(text, whole)
  const rows = firstRows(text, delimiter, whole).map(({ cells }) => cells.slice(0, tooManyColumns - 1))
  const hasHeader = wanted?.hasHeader ?? guessHeader(rows)
  const columns = keepFields(guessColumns(rows, hasHeader), wanted)
  const shown = rows.slice(hasHeader ? 1 : 0).slice(0, shownRows)
  return {
    layout: { format: 'csv', encoding, delimiter, hasHeader, columns },
    rows: shown.map((cells) => cells.map((cell) => cell.slice(0, shownCell))),
  }
}

function isVcard(head: Buffer, encoding: CsvLayout['encoding']): boolean {
  const beginning = createTextReader(encoding).read(head.subarray(0, 4096))
  return /^\s*BEGIN:VCARD\s/i.test(beginning.toString())
}

/** Name, company, first number and first address of each card. */
function previewVcard(head: Buffer): ImportPreview {
  const source = createVcardSource()
  const read = source.read(head)
  // A single card may be longer than the head.
  const items = read.length > 0 && head.length >= surelyCut ? read : [...read, ...source.end()]
  const rows = items.flatMap((item) => {
    if ('reason' in item) return []
    const { name, company, phones, emails } = item.candidate
    return [[name, company, phones[0]?.raw ?? '', emails[0]?.address ?? '']]
  })
  return { layout: { format: 'vcard' }, rows: rows.slice(0, shownRows) }
}

/** What the user said of the columns holds as long as they are the same columns. */
function keepFields(columns: CsvLayout['columns'], wanted: CsvLayout | null): CsvLayout['columns'] {
  if (wanted === null || wanted.columns.length !== columns.length) return columns
  return columns.map((column, index) => ({ ...column, field: wanted.columns[index]?.field ?? column.field }))
}
