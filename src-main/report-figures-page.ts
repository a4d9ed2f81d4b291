import type { Language } from './contract/customers.ts'
import {
  type Figures,
  type FiguresAnswer,
  type FiguresPeriod,
  fewestPeople,
  type Share,
} from './contract/figures.ts'
import type { HouseSettings } from './contract/house.ts'
import type { ReportSpan } from './contract/reports.ts'
import { figureSections, hasSatisfaction } from './report-figure-sections.ts'
import { momentText } from './reports/cell-text.ts'
import type { Cell, Page, Tile } from './reports/page.ts'
import { figurePageTexts } from './texts/report-figures.ts'
import { reportPageTexts } from './texts/reports.ts'

export type FiguresPageParts = {
  readonly answer: FiguresAnswer
  readonly span: ReportSpan
  readonly house: HouseSettings
  readonly language: Language
  /** UTC milliseconds. */
  readonly now: number
}

/** The figures of a day, a week or a month, with those of the period before beside them. */
export function figuresPage({ answer, span, house, language, now }: FiguresPageParts): Page {
  const words = reportPageTexts[language]
  const own = figurePageTexts[language]
  const { zone } = house.calendar
  const shown = answer.kind === 'figures' ? answer : null
  const before = shown?.before ?? null
  return {
    ...{ language, zone, title: words.titles[span.kind], house: house.manner.name },
    span: spanWords(span, language),
    compared: before && words.compared(spanWords(before.period, language)),
    made: words.made(momentText(now, { language, zone })),
    tiles: shown ? tilesOf(shown.figures, before, language) : [],
    sections: shown ? figureSections({ ...shown, language, report: span.kind }) : [],
    notes: shown
      ? [basisWords(shown, language), ...(hasSatisfaction(shown) ? [] : [own.noSatisfaction])]
      : [own.withheld],
    words: {
      ...{ before: words.before, definition: words.definition },
      ...{ showTable: words.showTable, none: words.none },
    },
  }
}

/** «1 – 31 ottobre 2026», «venerdì 20 novembre 2026». */
export function spanWords({ from, to }: FiguresPeriod, language: Language): string {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  if (from === to) return new Intl.DateTimeFormat(locale, { ...parts, weekday: 'long' }).format(first)
  return new Intl.DateTimeFormat(locale, parts)
    .formatRange(first, last)
    .replaceAll('\u2009', ' ')
    .replaceAll(/\b0(\d)/g, '$1')
}

type Shown = Extract<FiguresAnswer, { kind: 'figures' }>

function basisWords({ basis, figures: { people } }: Shown, language: Language): string {
  const words = figurePageTexts[language]
  if (basis === null) return people < fewestPeople ? words.smallHouse : words.teamFirst
  const { from, to } = { from: basis.date, to: basis.date }
  return words.basis[basis.kind](basis.reference, spanWords({ from, to }, language))
}

function tilesOf(now: Figures, before: Figures | null, language: Language): readonly Tile[] {
  const words = figurePageTexts[language].tiles
  const tile = (label: string, cellOf: (figures: Figures) => Cell, good: 'more' | 'less' | null): Tile => {
    const [value, past] = [cellOf(now), before && cellOf(before)]
    return { label, value, before: past, better: isBetter(value, past, good) }
  }
  return [
    tile(words.contacts, ({ volumes }) => ({ number: volumes.in }), null),
    tile(words.missed, ({ missed }) => missed && share({ whole: missed.rang, part: missed.missed }), 'less'),
    tile(words.answer, ({ answer }) => seconds(answer.median), 'less'),
    tile(words.kept, ({ promises: { due, open, kept } }) => share({ whole: due - open, part: kept }), 'more'),
    tile(words.first, ({ firstContact }) => share(firstContact), 'more'),
    tile(words.repeats, ({ repeats }) => share(repeats), 'less'),
    tile(words.solved, ({ cases }) => ({ number: cases.solved }), null),
    tile(words.complaints, ({ complaints }) => ({ number: complaints.received }), 'less'),
  ]
}

function share({ whole, part }: Share): Cell {
  return whole === 0 ? null : { share: part / whole }
}

function seconds(value: number | null): Cell {
  return value === null ? null : { seconds: value }
}

function isBetter(value: Cell, past: Cell, good: 'more' | 'less' | null): boolean | null {
  const [now, before] = [amountOf(value), amountOf(past)]
  if (good === null || now === null || before === null || now === before) return null
  return now > before === (good === 'more')
}

function amountOf(cell: Cell): number | null {
  if (cell === null || typeof cell === 'string') return null
  if ('share' in cell) return cell.share
  if ('seconds' in cell) return cell.seconds
  return 'number' in cell ? cell.number : null
}
