import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fieldsOfTitles } from '../../../src-main/imports/column-titles.ts'
import { createCsvRows } from '../../../src-main/imports/csv-rows.ts'
import { previewFile } from '../../../src-main/imports/preview.ts'
import {
  createTextReader,
  guessEncoding,
  type TextEncoding,
} from '../../../src-main/imports/text-encoding.ts'

const sample = 'Nome;Telefono;Città\r\nNiccolò Però;333 1234567;Forlì\r\nMaria Rossi;02 1234567;Milano\r\n'

/** A text as another program saves it. */
function encode(text: string, encoding: TextEncoding, mark: boolean): Buffer {
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked)
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  const little = Buffer.from(marked, 'utf16le')
  return encoding === 'utf-16le' ? little : little.swap16()
}

function decode(bytes: Buffer, encoding: TextEncoding, pieceBytes: number): string {
  const reader = createTextReader(encoding)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes)
    parts.push(reader.read(bytes.subarray(at, at + pieceBytes)))
  return Buffer.concat([...parts, reader.end()]).toString()
}

function readRows(text: Buffer, delimiter: string, pieceBytes: number) {
  const rows = createCsvRows(delimiter)
  const read = []
  for (let at = 0; at < text.length; at += pieceBytes)
    read.push(...rows.read(text.subarray(at, at + pieceBytes)))
  return [...read, ...rows.end()]
}

describe('how the characters are written', () => {
  const ways = [
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', false],
    ['utf-16le', true],
    ['utf-16be', false],
    ['utf-16be', true],
    ['windows-1252', false],
  ] as const
  it.each(ways)('%s, byte order mark %s, is recognised and read without the mark', (encoding, mark) => {
    const bytes = encode(sample, encoding, mark)
    expect(guessEncoding(bytes)).toBe(encoding)
    for (const pieceBytes of [1, 5, 1000]) expect(decode(bytes, encoding, pieceBytes)).toBe(sample)
  })

  it('an è of Windows that comes only after a megabyte of ASCII is read as one', () => {
    const bytes = Buffer.concat([Buffer.alloc(1_000_000, 'a;b\n'), Buffer.from('caff\xe8\n', 'latin1')])
    expect(decode(bytes, 'utf-8', 65_536).slice(-6)).toBe('caffè\n')
    const utf8 = Buffer.concat([Buffer.alloc(1_000_000, 'a;b\n'), Buffer.from('caffè\n')])
    expect(decode(utf8, 'utf-8', 65_536).slice(-6)).toBe('caffè\n')
  })

  it('a euro sign and curly quotes of Windows-1252 are what they look like', () => {
    expect(decode(Buffer.from([0x80, 0x93, 0xe8, 0x94]), 'windows-1252', 2)).toBe('€“è”')
  })

  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000140000001400802000000', 'hex')
  it.each([
    ['a picture', png],
    ['a zip, such as an xlsx', Buffer.from('504b0304140006000800000021', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')],
    ['a program', Buffer.from('7f454c4602010100', 'hex')],
  ])('%s is no text', (_, bytes) => {
    expect(guessEncoding(bytes)).toBeNull()
    expect(previewFile(bytes, null)).toBeNull()
  })
})

describe('rows', () => {
  it('quoted line ends and delimiters belong to the cell, and lines are counted as an editor does', () => {
    const text = Buffer.from('a;b\r\n\r\n"uno\r\ndue";"tre;quattro"\r\n"con ""virgolette""";fine')
    for (const pieceBytes of [1, 3, 100]) {
      expect(readRows(text, ';', pieceBytes).filter(({ cells }) => cells.join('') !== '')).toEqual([
        { line: 1, cells: ['a', 'b'], refusal: null },
        { line: 3, cells: ['uno\r\ndue', 'tre;quattro'], refusal: null },
        { line: 5, cells: ['con "virgolette"', 'fine'], refusal: null },
      ])
    }
  })

  it('a quote that is never closed costs its line only', () => {
    const text = Buffer.from(`Alice;1\n"Bob;2\nCarla;3\n`)
    expect(readRows(text, ';', 4)).toMatchObject([
      { line: 1, cells: ['Alice', '1'] },
      { line: 2, refusal: { reason: 'unreadable', content: expect.stringContaining('"Bob;2') } },
      { line: 3, cells: ['Carla', '3'] },
    ])
  })

  it('a row of a megabyte is refused, and the next one read', () => {
    const text = Buffer.from(`Alice;1\n${'x'.repeat(1_000_000)}\nCarla;3\n`)
    expect(readRows(text, ';', 16_384)).toMatchObject([
      { line: 1, refusal: null },
      { line: 2, refusal: { reason: 'row-too-long' } },
      { line: 3, cells: ['Carla', '3'] },
    ])
  })

  it('a row of 500 columns, or with NUL in it, is refused', () => {
    const text = Buffer.from(`${';'.repeat(499)}\na\0b;c\nCarla;3\n`)
    expect(readRows(text, ';', 16_384)).toMatchObject([
      { line: 1, refusal: { reason: 'too-many-columns' } },
      { line: 2, refusal: { reason: 'unreadable' } },
      { line: 3, cells: ['Carla', '3'] },
    ])
  })

  it('whatever people write in cells comes back, in any encoding, delimiter and piece', () => {
    const latin = fc.string({ unit: fc.constantFrom(...' abÀèé;,|\t"\'\n9'), maxLength: 12 })
    const rows = fc.array(fc.array(latin, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        (cells, delimiter, encoding, lineEnd, mark, pieceBytes) => {
          const text = cells.map((row) => row.map(quote).join(delimiter)).join(lineEnd)
          const read = decode(
            encode(text, encoding, mark && encoding !== 'windows-1252'),
            encoding,
            pieceBytes,
          )
          expect(readRows(Buffer.from(read), delimiter, pieceBytes).map((row) => row.cells)).toEqual(cells)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('what is guessed from the first bytes', () => {
  it.each([';', ',', '\t', '|'])('the delimiter %j', (delimiter) => {
    const text = sample.replaceAll(';', delimiter)
    expect(previewFile(Buffer.from(text), null)?.layout).toMatchObject({ delimiter, hasHeader: true })
  })

  it('no header where the first row is somebody, and columns by what stands in them', () => {
    const preview = previewFile(
      Buffer.from('Maria Rossi,333 1234567,maria@rossi.it\nBob Sala,02 1234567,\n'),
      null,
    )
    expect(preview?.layout).toMatchObject({ hasHeader: false })
    expect(preview?.layout).toMatchObject({
      columns: [{ field: 'name' }, { field: 'phone-other' }, { field: 'email' }],
    })
    expect(preview?.rows[0]).toEqual(['Maria Rossi', '333 1234567', 'maria@rossi.it'])
  })

  it('the last row of a short file, without a line end behind it, and the line by which Excel names the delimiter', () => {
    const preview = previewFile(Buffer.from('sep=;\r\nNominativo;Telefono\r\nMaria Rossi;333 1234567'), null)
    expect(preview?.layout).toMatchObject({ delimiter: ';', hasHeader: true })
    expect(preview?.rows).toEqual([['Maria Rossi', '333 1234567']])
    const cards = ['Alice', 'Bob'].map((name) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:1\nEND:VCARD`)
    expect(previewFile(Buffer.from(cards.join('\n')), null)?.rows.map(([name]) => name)).toEqual([
      'Alice',
      'Bob',
    ])
  })

  it('what the user corrects stays corrected', () => {
    const head = Buffer.from(sample)
    const first = previewFile(head, null)
    if (first?.layout.format !== 'csv') throw new Error('not a CSV')
    const columns = first.layout.columns.map((column) => ({ ...column, field: 'note' as const }))
    const corrected = previewFile(head, { ...first.layout, hasHeader: false, columns })
    expect(corrected?.layout).toMatchObject({
      hasHeader: false,
      columns: columns.map(() => ({ title: '', field: 'note' })),
    })
    expect(corrected?.rows).toHaveLength(3)
    const other = previewFile(head, { ...first.layout, delimiter: '|' })
    expect(other?.layout).toMatchObject({ delimiter: '|', columns: [{ title: 'Nome;Telefono;Città' }] })
  })

  test.each([
    ['Codice cliente', 'source-id'],
    ['ID', 'source-id'],
    ['Customer ID', 'source-id'],
    ['Nome', 'given-name'],
    ['Cognome', 'family-name'],
    ['Nome e cognome', 'name'],
    ['Nominativo', 'name'],
    ['Full name', 'name'],
    ['First Name', 'given-name'],
    ['Last name', 'family-name'],
    ['Ragione sociale', 'company'],
    ['Società', 'company'],
    ['Company', 'company'],
    ['Telefono', 'phone-other'],
    ['N. telefono', 'phone-other'],
    ['Tel.', 'phone-other'],
    ['Cellulare', 'phone-mobile'],
    ['Cell.', 'phone-mobile'],
    ['Mobile Phone', 'phone-mobile'],
    ['Tel. casa', 'phone-home'],
    ['Home Phone', 'phone-home'],
    ['Telefono ufficio', 'phone-work'],
    ['Business Phone', 'phone-work'],
    ['Fax', 'ignore'],
    ['E-mail', 'email'],
    ['Posta elettronica', 'email'],
    ['E-mail 1 - Value', 'email'],
    ['Phone 1 - Value', 'phone-other'],
    ['Phone 1 - Type', 'ignore'],
    ['Indirizzo', 'address'],
    ['Indirizzo e-mail', 'email'],
    ['Via', 'address'],
    ['CAP', 'address'],
    ['Note', 'note'],
    ['Categoria', 'tags'],
    ['Avviso', 'warning'],
    ['Lingua', 'language'],
    ['Tu/Lei', 'form-of-address'],
    ['Lei o tu', 'form-of-address'],
    ['Fatturato', 'ignore'],
  ] as const)('a column titled %s is %s', (title, field) => {
    expect(fieldsOfTitles([title])).toEqual([field])
  })
})
