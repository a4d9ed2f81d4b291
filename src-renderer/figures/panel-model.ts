import type { Chart } from '../../src-main/domain/charts/chart.ts'

export type Table = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One figure as it is shown: a number to read first, the picture, and the table behind it. */
export type PanelModel = {
  readonly value: string
  /** What the number is. */
  readonly caption: string
  readonly change: string | null
  readonly chart: Chart
  readonly table: Table
  /** Of rows that are told by other columns. */
  readonly more?: { readonly caption: string; readonly table: Table }
}
