import type { Language } from '../contract/customers.ts'
import type { FiguresAnswer, Share } from '../contract/figures.ts'
import type { ReportKind } from '../contract/reports.ts'
import { countsChart } from '../domain/charts/count-charts.ts'
import type { Cell, Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { figurePageTexts } from '../texts/report-figures.ts'

export type Shown = Omit<Extract<FiguresAnswer, { kind: 'figures' }>, 'kind'> & {
  readonly language: Language
  readonly report: ReportKind
}

/** A section with nothing in it yet. */
export const plain = { definition: null, lead: null, chart: null, table: null }

export function wordsOf({ language }: Shown) {
  return figurePageTexts[language]
}

/** A row of numbers, with the period before where there is one. */
export function compared(label: string, now: number, before: number | null | undefined): readonly Cell[] {
  return [label, { number: now }, before === null || before === undefined ? null : { number: before }]
}

/** Null is withheld. */
type CountedRow = {
  readonly label: string
  readonly now: number | null
  readonly past: number | null | undefined
}

/** Bars of counts and the same in a table. */
export function counted(
  shown: Shown,
  id: 'cases' | 'complaints',
  lead: string | null,
  given: readonly CountedRow[],
): Section {
  const words = wordsOf(shown)
  const rows = given.flatMap(({ now, ...row }) => (now === null ? [] : [{ ...row, now }]))
  return {
    ...plain,
    id,
    title: words.titles[id],
    lead,
    chart: countsChart(rows, textsFor(shown.language).figures),
    table: {
      columns: [words.columns.what, words.columns.now, words.columns.before],
      rows: rows.map(({ label, now, past }) => compared(label, now, past)),
    },
  }
}

export function percentOf({ whole, part }: Share): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}
