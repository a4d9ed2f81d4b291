import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

export type ListAsked = Whose & {
  readonly span: Span
  /** UTC milliseconds. */
  readonly now: number
  readonly customersOnly: boolean
} & Page

/** Which of the newest are wanted. */
export type Page = { readonly offset: number; readonly limit: number }

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

/** The newest first, those of the page; `total` counts all. */
export type Listed = { readonly rows: readonly Counted[]; readonly total: number }

/** The newest of many, which are then looked up. */
export function newestOf<T extends { readonly at: number }>(
  all: readonly T[],
  { offset, limit }: Page,
  lookUp: (one: T) => Counted | undefined,
): Listed {
  const page = all.toSorted((a, b) => b.at - a.at).slice(offset, offset + limit)
  return { rows: page.flatMap((one) => lookUp(one) ?? []), total: all.length }
}
