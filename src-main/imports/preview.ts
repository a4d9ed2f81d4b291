import type { CsvLayout, ImportLayout, ImportPreview } from '../contract/imports.ts'
import { guessColumns, guessHeader } from './csv-guess.ts'
import { keepFields, readHead, shownCells, shownRows, surelyCut } from './read-head.ts'
import { createTextReader, guessEncoding } from './text-encoding.ts'
import { createVcardSource } from './vcard-source.ts'

/** What the first bytes of a file are, guessed or as `wanted` reads them; null when they are no text. */
export function previewFile(head: Buffer, wanted: ImportLayout | null): ImportPreview | null {
  const encoding = guessEncoding(head)
  if (encoding === null) return null
  if (wanted?.format !== 'csv' && isVcard(head, encoding)) return previewVcard(head)
  return previewCsv(head, encoding, wanted?.format === 'csv' ? wanted : null)
}

function previewCsv(head: Buffer, guessed: CsvLayout['encoding'], wanted: CsvLayout | null): ImportPreview {
  const { read, rows, body } = readHead(head, guessed, wanted, guessHeader)
  const columns = keepFields(guessColumns(rows, read.hasHeader), wanted)
  return { layout: { format: 'csv', ...read, columns }, rows: body.slice(0, shownRows).map(shownCells) }
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
