import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { createFiguresDesk } from '../../../src-main/figures/figures-desk.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import { amountOf, cellText } from '../../../src-main/reports/cell-text.ts'
import type { Cell, Page } from '../../../src-main/reports/page.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { reportQueries } from '../../../src-main/threads/report-queries.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import { rome, smallMonth } from '../../support/small-month.ts'
import { unzipTexts } from '../../support/unzip.ts'

const write = reportQueries['report:write']()
const basis = { kind: 'agreement', reference: 'RSU 12/2026', date: '2026-02-01' } as const

/** The report of the March whose figures `tests/main/figures/hand-counted-month.test.ts` counts by hand. */
async function reportOfMarch(): Promise<Page> {
  const now = () => rome(4, 1, '08:00')
  const { door, reading } = openTestDoor({ now })
  door.record(smallMonth().changes, { agentId: null })
  const count = figuresQueries['figures:read'](reading)
  const acting = figuresQueries['figures:acting'](reading)
  const desk = createFiguresDesk({
    now,
    house: () => ({ workerFigures: basis }),
    count: async (asked) => count(asked),
    acting: async (asked) => acting(asked),
  })
  const march = { from: '2026-03-01', to: '2026-03-31' }
  const answer = await desk.read({ period: march, deskId: null, agentId: null })
  const span = { kind: 'monthly', ...march, time: null } as const
  return figuresPage({ answer, span, house: emptyHouse, language: 'it', now: now() })
}

const counts = (...numbers: number[]): readonly Cell[] => numbers.map((number) => ({ number }))
const times = (count: number, ...seconds: number[]): readonly (readonly Cell[])[] => [
  counts(count),
  ...seconds.map((each) => [{ seconds: each }]),
]

/** March, and February where it is told beside. */
const tiles: Readonly<Record<string, readonly [Cell, Cell]>> = {
  'Contatti dai clienti': [{ number: 13 }, { number: 3 }],
  'Chiamate perse': [{ share: 3 / 7 }, null],
  'Attesa prima della risposta': [{ seconds: 8 }, null],
  'Promesse mantenute': [{ share: 1 / 4 }, null],
  // In February Maria's; Luca's is to be followed up, and Rosa came back on 2 March.
  'Risolti al primo contatto': [{ share: 2 / 9 }, { share: 1 / 3 }],
  'Pratiche risolte': [{ number: 1 }, { number: 0 }],
  'Sono tornati': [{ share: 4 / 13 }, { share: 0 }],
  'Reclami ricevuti': [{ number: 2 }, { number: 0 }],
}

/** What each row of a table begins with, after what it is called. */
const tables: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  // Telephone, e-mail, form, chat, shop, letter: theirs, ours, both in February.
  'Contatti per canale': [
    ...[counts(6, 1, 2), counts(3, 1, 1), counts(1, 0, 0), counts(1, 0, 0)],
    ...[counts(1, 0, 0), counts(1, 0, 0)],
  ],
  'Attesa prima della risposta': times(4, 8, 40, 40),
  'Durata della conversazione': times(7, 240, 870, 870),
  'Tempo in attesa': times(3, 60, 120, 120),
  'Chiusura dopo la chiamata': times(2, 12, 90, 90),
  // Kept, late, broken, released, open; in February none.
  Promesse: [counts(1, 0), counts(1, 0), counts(1, 0), counts(1, 0), counts(0, 0)],
  // In whole percent: 2 of 9, 4 of 13.
  'Risolti subito, e tornati': [[{ share: 0.22 }], [{ share: 0.31 }]],
  'Chiamate perse e recuperate': [counts(7, 0), counts(3, 0), counts(1, 0)],
  'Passaggi ad altri': [counts(1, 0), counts(1, 0)],
  Reclami: [counts(2, 0), counts(1, 0), counts(1, 0)],
  Soddisfazione: [counts(0, 0), counts(1, 0), counts(2, 0), counts(1, 0), counts(2, 1)],
  // Opened, solved, new and being worked on at the end.
  Pratiche: [counts(3), counts(1), counts(2), counts(1)],
  // Up to a day, three, a week, two, a month, longer: new, and being worked on.
  'Da quanto sono aperte': [
    ...[counts(0, 0), counts(1, 0), counts(0, 0), counts(0, 0), counts(1, 0), counts(0, 1)],
  ],
  // Gold, and no contract: cases, in time, late, under way; answered within.
  'Lo stesso metro per tutti': [
    [...counts(2, 1, 1, 0), { seconds: 3600 }, { seconds: 50_400 }],
    counts(1, 0, 1, 0),
  ],
}

/** Of each row as many cells as are expected, after its name. */
function beginnings<Value>(rows: readonly (readonly Value[])[], like: readonly (readonly unknown[])[]) {
  return rows.map((row, at) => row.slice(1, 1 + (like[at]?.length ?? 0)))
}

function csvText(cell: Cell): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  if ('seconds' in cell) {
    const two = (value: number) => String(value).padStart(2, '0')
    const { seconds } = cell
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  }
  return String(Math.round((amountOf(cell) ?? 0) * 10_000) / 10_000).replace('.', ',')
}

it('carries the month that was counted by hand into the CSV', async () => {
  const bytes = await write({ page: await reportOfMarch(), format: 'csv' })
  const rows: string[][] = parse(Buffer.from(bytes), {
    ...{ bom: true, delimiter: ';', relax_column_count: true, skip_empty_lines: false },
  })
  for (const [label, cells] of Object.entries(tiles))
    expect(rows).toContainEqual([label, ...cells.map(csvText)])
  for (const [title, expected] of Object.entries(tables)) {
    // A title, its definition and the heads of its columns; an empty row ends it.
    const begin = rows.findIndex(([first], at) => first === title && rows[at + 1]?.[0] === 'Che cosa conta')
    const length = rows.slice(begin).findIndex((row) => row.join('') === '')
    const table = rows.slice(begin + 3, begin + length)
    expect([title, ...beginnings(table, expected)]).toEqual([
      title,
      ...expected.map((row) => row.map(csvText)),
    ])
  }
})

/** The numbers of a sheet as they lie in it, each row from column B on; null: no number is there. */
function sheetRows(xml: string): readonly (readonly (number | null)[])[] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, look = '', inside = '']) => {
      const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1]
      return value === undefined || look.includes('t="s"') ? null : Number(value)
    }),
  )
}

function sheetNumber(cell: Cell): unknown {
  const amount = amountOf(cell)
  if (amount === null) return null
  const isTime = cell !== null && typeof cell !== 'string' && 'seconds' in cell
  return expect.closeTo(isTime ? amount / 86_400 : amount, 9)
}

it('carries it into the workbook', async () => {
  const page = await reportOfMarch()
  const files = unzipTexts(await write({ page, format: 'xlsx' }))
  const sheet = (number: number) => sheetRows(files.get(`xl/worksheets/sheet${number}.xml`) ?? '')
  const told = page.tiles.map(({ label }) => tiles[label]?.map(sheetNumber))
  const first = sheet(1).filter((row) => row.slice(1).some((cell) => cell !== null))
  expect(first.map((row) => [row[1] ?? null, row[2] ?? null])).toEqual(told)
  const shown = page.sections.filter(({ table }) => table?.rows.length)
  for (const [title, expected] of Object.entries(tables)) {
    const at = shown.findIndex((section) => section.title === title)
    // Below its title and the heads of its columns.
    const table = sheet(at + 2).slice(2)
    expect([title, ...beginnings(table, expected)]).toEqual([
      title,
      ...expected.map((row) => row.map(sheetNumber)),
    ])
  }
})

it('carries it onto the page', async () => {
  const page = await reportOfMarch()
  const html = Buffer.from(await write({ page, format: 'html' })).toString('utf8')
  for (const [title, expected] of Object.entries(tables)) {
    const [, body = ''] =
      new RegExp(`aria-label="${title}"><table>.*?<tbody>(.*?)</tbody>`, 's').exec(html) ?? []
    const rows = [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => text),
    )
    expect([title, ...beginnings(rows, expected)]).toEqual([
      title,
      ...expected.map((row) => row.map((cell) => cellText(cell, page))),
    ])
  }
})
