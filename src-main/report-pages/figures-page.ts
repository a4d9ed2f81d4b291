import type { Language } from '../contract/customers.ts'
import type { FiguresAnswer } from '../contract/figures.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { ReportSpan } from '../contract/reports.ts'
import { isCustomersPart } from '../domain/figures-law.ts'
import { momentText } from '../reports/cell-text.ts'
import type { Page } from '../reports/page.ts'
import { figurePageTexts } from '../texts/report-figures.ts'
import { reportPageTexts } from '../texts/reports.ts'
import { spanWords } from '../texts/span-words.ts'
import { hasSatisfaction } from './contact-sections.ts'
import { figureSections } from './figure-sections.ts'
import { figureTiles } from './figure-tiles.ts'

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
    tiles: shown ? figureTiles(shown.figures, before, language) : [],
    sections: shown ? figureSections({ ...shown, language, report: span.kind }) : [],
    notes: shown
      ? [basisWords(shown, language), ...(saysNoSatisfaction(shown) ? [own.noSatisfaction] : [])]
      : [own.withheld],
    words: {
      ...{ before: words.before, definition: words.definition },
      ...{ showTable: words.showTable, none: words.none },
    },
  }
}

type Shown = Extract<FiguresAnswer, { kind: 'figures' }>

function saysNoSatisfaction(shown: Shown): boolean {
  return shown.figures.satisfaction !== null && !hasSatisfaction(shown)
}

function basisWords({ basis, figures }: Shown, language: Language): string {
  const words = figurePageTexts[language]
  if (basis === null) return isCustomersPart(figures) ? words.smallHouse : words.teamFirst
  const { from, to } = { from: basis.date, to: basis.date }
  return words.basis[basis.kind](basis.reference, spanWords({ from, to }, language))
}
