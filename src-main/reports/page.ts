import type { Language } from '../contract/customers.ts'
import type { Chart } from '../domain/charts/chart.ts'

/** What stands in a cell, before it is words: a spreadsheet gets numbers as numbers and days as days. */
export type Cell =
  | string
  | null
  | { readonly number: number; readonly decimals?: number }
  | { readonly seconds: number }
  /** 0.25 is 25 %. */
  | { readonly share: number }
  /** `YYYY-MM-DD` */
  | { readonly date: string }
  /** UTC milliseconds. */
  | { readonly at: number }

export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Too long to be read beside its chart: on the page behind a click, and not on paper. */
  readonly folded?: boolean
  /** So many rows stand beside its chart, those after them as if folded. */
  readonly unfolded?: number
}

export type Section = {
  readonly id: string
  readonly title: string
  /** The figure in a sentence. */
  readonly lead: string | null
  /** How it is defined. */
  readonly definition: string | null
  readonly chart: Chart | null
  readonly table: Table | null
  /** Over the whole width. */
  readonly wide?: boolean
  /** Said below, such as how many rows were left out. */
  readonly below?: string | null
}

export type Tile = {
  readonly label: string
  readonly value: Cell
  readonly before: Cell
  /** Whether it went the right way; null: it stayed, or neither way is right. */
  readonly better: boolean | null
}

/** A report as data: the writers make files of it. */
export type Page = {
  readonly language: Language
  /** IANA, the house's. */
  readonly zone: string
  readonly title: string
  readonly house: string
  /** The period in words. */
  readonly span: string
  readonly compared: string | null
  readonly made: string
  readonly tiles: readonly Tile[]
  readonly sections: readonly Section[]
  readonly notes: readonly string[]
  readonly words: PageWords
}

export type PageWords = {
  readonly before: string
  readonly definition: string
  readonly showTable: string
  readonly none: string
}
