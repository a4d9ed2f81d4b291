import type { Language } from '../contract/customers.ts'
import type { Figures, Share } from '../contract/figures.ts'
import { amountOf } from '../reports/cell-text.ts'
import type { Cell, Tile } from '../reports/page.ts'
import { figurePageTexts } from '../texts/report-figures.ts'

/** What is read first, beside the same of the period before. */
export function figureTiles(now: Figures, before: Figures | null, language: Language): readonly Tile[] {
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
