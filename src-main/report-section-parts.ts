import type { Language } from './contract/customers.ts'
import type { FiguresAnswer } from './contract/figures.ts'
import type { ReportKind } from './contract/reports.ts'
import { numberText } from './reports/cell-text.ts'
import type { Bar, Cell } from './reports/page.ts'
import { figurePageTexts } from './texts/report-figures.ts'

export type Shown = Omit<Extract<FiguresAnswer, { kind: 'figures' }>, 'kind'> & {
  readonly language: Language
  readonly report: ReportKind
}

/** A section with nothing in it yet. */
export const plain = { definition: null, lead: null, chart: null, table: null }

export function wordsOf({ language }: Shown) {
  return figurePageTexts[language]
}

export function bar(
  label: string,
  value: number,
  before: number | null | undefined,
  language: Language,
): Bar {
  return { label, value, before: before ?? null, text: numberText(value, language) }
}

/** A row of numbers, with the period before where there is one. */
export function compared(label: string, now: number, before: number | null | undefined): readonly Cell[] {
  return [label, { number: now }, before === null || before === undefined ? null : { number: before }]
}
