import { mostFigureRows } from '../contract/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

export type ListAsked = Whose & {
  readonly span: Span
  /** UTC milliseconds. */
  readonly now: number
  readonly customersOnly: boolean
}

/** A row behind a figure as the tables have it; see `FigureRow`. */
export type Counted = {
  readonly at: number
  readonly customer: Buffer | null
  readonly caseId: Buffer | null
  readonly reference: string | null
  readonly state: string | null
  readonly text: string
  readonly seconds: number | null
  readonly counts: string
}

/** The newest first, at most `mostFigureRows`; `total` counts those left out too. */
export type Listed = { readonly rows: readonly Counted[]; readonly total: number }

/** The newest of many, which are then looked up. */
export function newestOf<T extends { readonly at: number }>(
  all: readonly T[],
  lookUp: (one: T) => Counted | undefined,
): Listed {
  const newest = all.toSorted((a, b) => b.at - a.at).slice(0, mostFigureRows)
  return { rows: newest.flatMap((one) => lookUp(one) ?? []), total: all.length }
}
