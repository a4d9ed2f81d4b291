import type { Texts } from '../../src-main/texts/index.ts'
import type { Format } from './format.ts'

export type Told = {
  readonly words: Texts['figures']
  readonly texts: Texts
  readonly format: Format
}

/** How much more or less than before, in words; null where there was nothing. */
export function changeOf(now: number, before: number | undefined, { words, format }: Told): string | null {
  if (before === undefined || before === 0) return null
  return now === before ? words.same : words.change(format.signed(now / before - 1))
}

/** A share that was another before, in points. */
export function shareChange(
  now: { whole: number; part: number },
  before: { whole: number; part: number } | null | undefined,
  told: Told,
): string | null {
  if (!before || before.whole === 0 || now.whole === 0) return null
  return `${told.words.before}: ${told.format.share(before.part, before.whole)}`
}
