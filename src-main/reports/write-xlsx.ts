import type { CellObject, Row, Sheet } from 'write-excel-file/node'
import { wallText } from './cell-text.ts'
import type { Cell, Page, Section } from './page.ts'

const secondsADay = 86_400
const ink = '#17202b'
const head = { fontWeight: 'bold', backgroundColor: '#e3f1f1', textColor: ink } as const

/** A workbook: the figures on the first sheet, each table on one of its own; numbers, times and days are such. */
export async function writeXlsx(page: Page): Promise<Uint8Array> {
  // Read at the first report only: it would cost every start.
  const { default: write } = await import('write-excel-file/node')
  const names = new Set<string>()
  const sheets: Sheet<Buffer>[] = [
    firstSheet(page, nameFor(page.title, names)),
    ...page.sections.flatMap((section) =>
      section.table && section.table.rows.length > 0
        ? [sheetOf(section, page, nameFor(section.title, names))]
        : [],
    ),
  ]
  return await write(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

function firstSheet(page: Page, sheet: string): Sheet<Buffer> {
  const { title, house, span, compared, made, tiles, sections, notes, words } = page
  const line = (text: string, more: Partial<CellObject> = {}): Row => [{ value: text, type: String, ...more }]
  return {
    sheet,
    columns: [{ width: 44 }, { width: 26 }, { width: 26 }],
    data: [
      line(title, { fontWeight: 'bold', fontSize: 16 }),
      line(house),
      line(span),
      ...(compared === null ? [] : [line(compared)]),
      line(made, { textColor: '#5f6b79' }),
      [],
      ...(tiles.length === 0 ? [] : [headRow(['', span, words.before])]),
      ...tiles.map(({ label, value, before }) => [label, value, before].map((cell) => toCell(cell, page))),
      [],
      ...sections.flatMap(({ title: name, lead, definition }) =>
        [name, lead, definition && `${words.definition}: ${definition}`]
          .filter((text) => text !== null && text !== '')
          .map((text, index) =>
            line(text ?? '', index === 0 ? { fontWeight: 'bold' } : { textColor: '#4f5c6c' }),
          ),
      ),
      [],
      ...notes.map((note) => line(note)),
    ],
  }
}

function sheetOf({ title, table }: Section, page: Page, sheet: string): Sheet<Buffer> {
  const columns = table?.columns ?? []
  const rows = table?.rows ?? []
  const longest = (index: number) =>
    Math.max(
      columns[index]?.length ?? 0,
      ...rows.map((row) => (typeof row[index] === 'string' ? row[index].length : 12)),
    )
  return {
    sheet,
    stickyRowsCount: 2,
    columns: columns.map((_, index) => ({ width: Math.min(60, longest(index) + 2) })),
    data: [
      [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }],
      headRow(columns),
      ...rows.map((row) => row.map((cell) => toCell(cell, page))),
    ],
  }
}

function headRow(titles: readonly string[]): Row {
  return titles.map((value) => ({ value, type: String, ...head }))
}

function toCell(cell: Cell, { zone }: Page): CellObject | null {
  if (cell === null) return null
  // As text, whatever it begins with: nothing in a workbook of ours is a formula.
  if (typeof cell === 'string')
    return { value: cell, type: String, wrap: cell.length > 60, alignVertical: 'top' }
  if ('number' in cell)
    return { value: cell.number, type: Number, format: cell.decimals ? '#,##0.0' : '#,##0' }
  if ('share' in cell) return { value: cell.share, type: Number, format: '0%' }
  if ('seconds' in cell) return { value: cell.seconds / secondsADay, type: Number, format: '[h]:mm:ss' }
  if ('date' in cell) return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: onTheWall(cell.at, zone), type: Date, format: 'yyyy-mm-dd hh:mm' }
}

/** A spreadsheet knows no zones: the moment whose UTC reads as the house's wall does. */
function onTheWall(at: number, zone: string): Date {
  return new Date(`${wallText(at, zone).replace(' ', 'T')}Z`)
}

/** ECMA-376, 18.2.19: 31 characters, none of these, and no two alike. */
function nameFor(title: string, taken: Set<string>): string {
  const plain = title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 28)
    .trim()
  let name = plain
  for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${plain} ${again}`
  taken.add(name.toLowerCase())
  return name
}
