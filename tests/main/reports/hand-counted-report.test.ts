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
type Times = {
  readonly count: number
  /** Median, ninth tenth, mean and longest. */
  readonly seconds: readonly number[]
  readonly bins: readonly number[]
}
const times = (now: Times, before?: Times): readonly (readonly Cell[])[] => [
  counts(now.count, before?.count ?? 0),
  ...now.seconds.map((each, at) => [each, ...(before ? [before.seconds[at] ?? 0] : [])].map(toSeconds)),
  ...now.bins.map((each, at) => counts(each, before?.bins[at] ?? 0)),
]
const toSeconds = (seconds: number): Cell => ({ seconds })

/** From the customers and from us; on the other days of March nobody came. */
const marchDays: Readonly<Record<number, readonly [number, number]>> = {
  ...{ 2: [2, 1], 3: [1, 0], 4: [1, 0], 9: [2, 0], 10: [0, 1], 14: [1, 0] },
  ...{ 16: [1, 0], 21: [1, 0], 29: [2, 0], 30: [1, 0], 31: [1, 0] },
}
/** Maria's, Luca's and Rosa's. */
const februaryDays: readonly number[] = [2, 16, 27]

/** Each day beside the one that has its place in February, which has three fewer. */
const days = Array.from({ length: 31 }, (_, at): readonly Cell[] => {
  const day = at + 1
  const came = counts(...(marchDays[day] ?? [0, 0]))
  if (day > 28) return came
  const date = `2026-02-${String(day).padStart(2, '0')}`
  return [...came, { date }, ...counts(februaryDays.includes(day) ? 1 : 0, 0)]
})

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
  'Contatti giorno per giorno': days,
  // 4, 8, 20 and 40 s: up to 5 s, 10, 15, 20, 30, 45, 60, 90, longer; together 72. In February nobody rang.
  'Attesa prima della risposta': times({
    ...{ count: 4, seconds: [8, 40, 18, 40], bins: [1, 1, 0, 0, 1, 1, 0, 0, 0] },
  }),
  // 30, 45, 120, 240, 240, 480 and 870 s: up to 30 s, 1, 2, 3, 5, 10, 15, 30 min, longer. In February 60 and 100 s.
  'Durata della conversazione': times(
    { count: 7, seconds: [240, 870, 2025 / 7, 870], bins: [0, 2, 0, 1, 2, 1, 1, 0, 0] },
    { count: 2, seconds: [60, 100, 80, 100], bins: [0, 0, 2, 0, 0, 0, 0, 0, 0] },
  ),
  // 30, 60 and 120 s: up to 15 s, 30 s, 1, 2, 5, 10 min, longer.
  'Tempo in attesa': times({ count: 3, seconds: [60, 120, 70, 120], bins: [0, 0, 1, 1, 1, 0, 0] }),
  // 12 and 90 s: up to 10 s, 30 s, 1, 2, 5, 10 min, longer.
  'Chiusura dopo la chiamata': times({ count: 2, seconds: [12, 90, 51, 90], bins: [0, 1, 0, 1, 0, 0, 0] }),
  // Kept, late, broken, released, open; in February none.
  Promesse: [counts(1, 0), counts(1, 0), counts(1, 0), counts(1, 0), counts(0, 0)],
  // 2 of 9, in February one of three; 4 of 13, in February none of three.
  'Risolti subito, e tornati': [
    [{ share: 2 / 9 }, ...counts(2, 9), { share: 1 / 3 }, ...counts(1, 3)],
    [{ share: 4 / 13 }, ...counts(4, 13), { share: 0 }, ...counts(0, 3)],
  ],
  'Chiamate perse e recuperate': [counts(7, 0), counts(3, 0), counts(1, 0)],
  'Passaggi ad altri': [counts(1, 0), counts(1, 0)],
  Reclami: [counts(2, 0), counts(1, 0), counts(1, 0)],
  Soddisfazione: [counts(0, 0), counts(1, 0), counts(2, 0), counts(1, 0), counts(2, 1)],
  // Opened, solved, new and being worked on at the end.
  Pratiche: [counts(3), counts(1), counts(2), counts(1)],
  // Up to a day, three, a week, two, a month, longer: new, being worked on; and both when February ended, Pino's of the 20th.
  'Da quanto sono aperte': [
    ...[counts(0, 0, 0), counts(1, 0, 0), counts(0, 0, 0), counts(0, 0, 1), counts(1, 0, 0), counts(0, 1, 0)],
  ],
  // Gold, and no contract: cases, in time, late, under way; answered within.
  'Lo stesso metro per tutti': [
    [...counts(2, 1, 1, 0), { seconds: 3600 }, { seconds: 50_400 }],
    counts(1, 0, 1, 0),
    // In February Pino's, who has none either, nor a time that was agreed.
    counts(1, 0, 0, 0),
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
    const seconds = Math.round(cell.seconds)
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  }
  if ('date' in cell) return cell.date
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
  // Days since 30 December 1899.
  if (cell !== null && typeof cell !== 'string' && 'date' in cell)
    return Date.parse(cell.date) / 86_400_000 + 25_569
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
    // What is folded stands in a table of its own.
    const table = new RegExp(`aria-label="${title}"><table>.*?<tbody>(.*?)</tbody>`, 'gs')
    const body = [...html.matchAll(table)].map(([, each]) => each).join('')
    const rows = [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => text),
    )
    expect([title, ...beginnings(rows, expected)]).toEqual([
      title,
      ...expected.map((row) => row.map((cell) => cellText(cell, page))),
    ])
  }
})
