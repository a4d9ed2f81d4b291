/** How a part of a bar is told apart, also in grey: each has its own hatch. */
export type Look = 'solid' | 'hatch' | 'good' | 'warn' | 'bad' | 'dots' | 'hollow'

export type Part = { readonly value: number; readonly look: Look }

export type Bar = {
  readonly label: string
  readonly parts: readonly Part[]
  /** The period before, drawn as a tick across the bar. */
  readonly before?: number | undefined
  /** How far it may be off, to both sides of the end. */
  readonly error?: number | undefined
  /** Instead of a bar, such as «shut». */
  readonly note?: string | undefined
}

/** A line through columns, between `at` and its neighbour: a median. */
export type Marker = { readonly at: number; readonly label: string }

export type Chart =
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'columns'; readonly bars: readonly Bar[]; readonly markers?: readonly Marker[] }
  | {
      readonly kind: 'heat'
      readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[]
    }

export type Legend = readonly { readonly look: Look | 'before'; readonly text: string }[]

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
  readonly legend: Legend
  readonly table: Table
}

export function totalOf({ parts }: Bar): number {
  return parts.reduce((sum, { value }) => sum + value, 0)
}
