import { parse } from 'csv-parse/sync'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src-main/contract/customers.ts'
import { CaseId, Code } from '../../../src-main/contract/ids.ts'
import { customersPart } from '../../../src-main/domain/figures-law.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import type { Page } from '../../../src-main/reports/page.ts'
import { writeCsv } from '../../../src-main/reports/write-csv.ts'
import { writeXlsx } from '../../../src-main/reports/write-xlsx.ts'
import { sampleAnswer, sampleFigures } from '../../support/sample-figures.ts'
import { unzipTexts } from '../../support/unzip.ts'
import { october, octoberPage, september } from './october.ts'

/** What somebody may have written on a card to have a spreadsheet run it. */
const evil = ['=1+1', '+39 333', '-2', '@SUM(A1)', '\tx', 'a;b', 'say "hi"', 'two\nlines']

function evilPage(): Page {
  const page = octoberPage()
  return {
    ...page,
    tiles: [],
    sections: [
      {
        ...{ id: 'evil', title: 'Prova', lead: null, definition: null, chart: null },
        table: {
          columns: ['Testo', 'Numero', 'Tempo', 'Quota', 'Giorno', 'Momento'],
          rows: evil.map((text) => [
            text,
            { number: -1234.5, decimals: 1 },
            { seconds: 3725 },
            { share: 0.25 },
            { date: '2026-10-25' },
            { at: Date.parse('2026-10-25T12:30:00+01:00') },
          ]),
        },
      },
    ],
  }
}

/** A month in which nothing that can be counted is missing. */
function everyFigure(language: Language): Page {
  const answer = sampleAnswer(october, september)
  if (answer.kind === 'withheld') throw new Error('the sample shows nothing')
  const favour = {
    ...{ at: Date.parse('2026-10-09T12:00+02:00'), caseId: CaseId.parse(uuidv7()), level: 'Oro' },
    ...{ reference: Code.parse('000000P3'), askedBy: 'Vendite', reason: 'Gara in corso' },
  }
  const yardstick = { levels: [], favours: [favour], totalFavours: 1 }
  return figuresPage({
    answer: { ...answer, figures: { ...sampleFigures(october), yardstick } },
    span: { kind: 'monthly', ...october, time: null },
    ...{ house: emptyHouse, language, now: 0 },
  })
}

describe('a report as CSV', () => {
  it('is read back with the semicolon, a byte order mark and the decimal comma', () => {
    const bytes = writeCsv(octoberPage())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(Buffer.from(bytes), { bom: true, delimiter: ';', relax_column_count: true })
    expect(rows[0]).toEqual(['Rapporto del mese', 'Casa <Lieta> & figli'])
    expect(rows).toContainEqual(['Contatti dai clienti', '1061', '976'])
    expect(rows).toContainEqual(['Promesse mantenute', '0,8489', '0,848'])
    expect(rows).toContainEqual(['Attesa prima della risposta', '0:00:07', '0:00:07'])
  })

  it.each(['it', 'en'] as const)('says what each of its figures counts (%s)', (language) => {
    const page = everyFigure(language)
    expect(page.sections.filter(({ definition }) => !definition).map(({ id }) => id)).toEqual([])
    expect(new Set(page.sections.map(({ definition }) => definition)).size).toBe(page.sections.length)
    expect(page.sections.map(({ id }) => id)).toEqual(expect.arrayContaining(['ages', 'favours']))
    const delimiter = language === 'it' ? ';' : ','
    const rows: string[][] = parse(Buffer.from(writeCsv(page)), {
      ...{ bom: true, delimiter, relax_column_count: true },
    })
    const said = rows.filter(([first]) => first === page.words.definition).map(([, second]) => second)
    expect(said).toEqual(page.sections.map(({ definition }) => definition))
  })

  it('holds nothing that a spreadsheet would run', () => {
    const rows: string[][] = parse(Buffer.from(writeCsv(evilPage())), {
      ...{ bom: true, delimiter: ';', relax_column_count: true },
    })
    // After the last table there is an empty row and the note.
    const table = rows.slice(-evil.length - 2, -2)
    const texts = table.map(([text]) => text)
    expect(texts).toEqual(["'=1+1", "'+39 333", "'-2", "'@SUM(A1)", "'\tx", 'a;b', 'say "hi"', 'two\nlines'])
    // Our own numbers stay numbers, and a moment says its year.
    expect(table[0]?.slice(1)).toEqual(['-1234,5', '1:02:05', '0,25', '2026-10-25', '2026-10-25 12:30'])
  })
})

describe('a report as a workbook', () => {
  it('has numbers as numbers, times and days as such, and texts that are no formulas', async () => {
    const files = unzipTexts(await writeXlsx(evilPage()))
    const sheet = files.get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).not.toContain('<f>')
    const cell = (at: string) => new RegExp(`<c r="${at}"([^>]*)>(?:<v>([^<]*)</v>)?`).exec(sheet)
    expect(cell('B3')?.[2]).toBe('-1234.5')
    expect(Number(cell('C3')?.[2]) * 86_400).toBeCloseTo(3725, 3)
    expect(cell('D3')?.[2]).toBe('0.25')
    // Days since 1899-12-30: 25 October 2026, and half past twelve on the wall of Rome.
    expect(cell('E3')?.[2]).toBe('46320')
    expect(Number(cell('F3')?.[2])).toBeCloseTo(46_320 + 12.5 / 24, 6)
    expect(cell('A3')?.[1]).toMatch(/t="(s|inlineStr)"/)
    expect(`${sheet}${files.get('xl/sharedStrings.xml')}`).toContain('=1+1')
  })

  it('has a sheet for the figures and one for each table, each with a name of its own', async () => {
    const page = octoberPage()
    // Two of one name, and two that begin alike for longer than a sheet's name may be.
    const long = 'Promesse che nessuno ha mantenuto in tempo'
    const [first, second] = page.sections.map((section) => ({ ...section, title: long }))
    const sections = [...page.sections, ...page.sections, ...(first && second ? [first, second] : [])]
    const files = unzipTexts(await writeXlsx({ ...page, sections }))
    const book = files.get('xl/workbook.xml') ?? ''
    const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
    expect(names[0]).toBe('Rapporto del mese')
    expect(new Set(names).size).toBe(names.length)
    expect(names.every((name) => (name?.length ?? 0) <= 31)).toBe(true)
    expect(names).toHaveLength(sections.filter(({ table }) => table?.rows.length).length + 1)
  })
})

it('prints what figures on single people rest on, and shows none that may not be shown', () => {
  const page = octoberPage()
  expect(page.notes[0]).toContain('art. 4')
  const basis = { kind: 'agreement', reference: 'RSU 12/2026', date: '2026-05-04' } as const
  const sample = sampleAnswer(october, september)
  if (sample.kind === 'withheld') throw new Error('the sample shows nothing')
  const answer = { ...sample, basis }
  const house = emptyHouse
  const span = { kind: 'monthly', ...october, time: null } as const
  const named = figuresPage({ answer, span, house, language: 'it', now: 0 })
  expect(named.notes[0]).toContain('RSU 12/2026')
  expect(named.notes[0]).toContain('4 maggio 2026')
  const few = { ...answer, basis: null, figures: customersPart({ ...sampleFigures(october), people: 2 }) }
  const small = figuresPage({ answer: few, span, house, language: 'it', now: 0 })
  expect(small.notes[0]).toContain('meno di cinque persone')
  expect(small.notes[0]).not.toContain('nessuna riguarda')
  expect(small.notes).toHaveLength(1)
  expect(small.sections.map(({ id }) => id)).toEqual([
    ...['volumes', 'days', 'hours', 'repeats', 'missed', 'complaints', 'cases', 'ages', 'forecast'],
  ])
  const told = small.sections.flatMap(({ table }) => table?.rows.map(([first]) => first) ?? [])
  expect(told).toEqual(expect.arrayContaining(['Ricevuti', 'Nuove alla fine']))
  for (const word of ['Risolti', 'Rimediati', 'Risolte', 'Aperte']) expect(told).not.toContain(word)
  expect(small.tiles.map(({ label }) => label)).toEqual([
    ...['Contatti dai clienti', 'Chiamate perse', 'Sono tornati', 'Reclami ricevuti'],
  ])
  const withheld = figuresPage({
    ...{ answer: { kind: 'withheld', why: 'few-people' }, span, house, language: 'it', now: 0 },
  })
  expect(withheld.tiles).toEqual([])
  expect(withheld.sections).toEqual([])
  expect(withheld.notes[0]).toContain('meno di cinque')
})
