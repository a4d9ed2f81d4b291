import type { Language } from '../contract/customers.ts'
import type { Share, ShownFigures } from '../contract/figures.ts'
import { isCustomersPart } from '../domain/figures-law.ts'
import { amountOf } from '../reports/cell-text.ts'
import type { Cell, Tile } from '../reports/page.ts'
import { figurePageTexts } from '../texts/report-figures.ts'

/** What is read first, beside the same of the period before. */
export function figureTiles(
  now: ShownFigures,
  before: ShownFigures | null,
  language: Language,
): readonly Tile[] {
  const words = figurePageTexts[language].tiles
  const tile = (
    label: string,
    cellOf: (figures: ShownFigures) => Cell,
    good: 'more' | 'less' | null,
  ): Tile => {
    const [value, past] = [cellOf(now), before && cellOf(before)]
    return { label, value, before: past, better: isBetter(value, past, good) }
  }
  const ofWork = [
    tile(words.answer, ({ answer }) => seconds(answer?.median), 'less'),
    tile(words.kept, ({ promises }) => keptShare(promises), 'more'),
    tile(words.first, ({ firstContact }) => firstContact && share(firstContact), 'more'),
    tile(words.solved, ({ cases }) => solvedOf(cases), null),
  ]
  return [
    tile(words.contacts, ({ volumes }) => ({ number: volumes.in }), null),
    tile(words.missed, ({ missed }) => missed && share({ whole: missed.rang, part: missed.missed }), 'less'),
    ...(isCustomersPart(now) ? [] : ofWork),
    tile(words.repeats, ({ repeats }) => share(repeats), 'less'),
    tile(words.complaints, ({ complaints }) => ({ number: complaints.received }), 'less'),
  ]
}

function solvedOf(cases: ShownFigures['cases']): Cell {
  return cases === null || cases.solved === null ? null : { number: cases.solved }
}

function share({ whole, part }: Share): Cell {
  return whole === 0 ? null : { share: part / whole }
}

function keptShare(promises: ShownFigures['promises']): Cell {
  return promises && share({ whole: promises.due - promises.open, part: promises.kept })
}

function seconds(value: number | null | undefined): Cell {
  return value === null || value === undefined ? null : { seconds: value }
}

function isBetter(value: Cell, past: Cell, good: 'more' | 'less' | null): boolean | null {
  const [now, before] = [amountOf(value), amountOf(past)]
  if (good === null || now === null || before === null || now === before) return null
  return now > before === (good === 'more')
}
