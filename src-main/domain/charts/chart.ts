/** How a part of a bar is told apart, also in grey: each has its own hatch. */
export type Look = 'solid' | 'hatch' | 'good' | 'warn' | 'bad' | 'dots' | 'hollow'

export type Part = { readonly value: number; readonly look: Look }

export type Bar = {
  readonly label: string
  /** From the axis outwards. */
  readonly parts: readonly Part[]
  /** The period before, drawn as a tick across the bar; null as undefined: there is none to compare with. */
  readonly before?: number | null | undefined
  /** How far it may be off, to both sides of the end. */
  readonly error?: number | undefined
  /** Instead of a bar, such as «shut». */
  readonly note?: string | undefined
  /** Said at its end instead of how much it is. */
  readonly text?: string | undefined
}

/** A line through columns, at a fraction of their width: a median. */
export type Marker = { readonly place: number; readonly label: string }

export type HeatRow = { readonly label: string; readonly counts: readonly number[] }

export type Legend = readonly { readonly look: Look | 'before' | 'band'; readonly text: string }[]

export type Chart = { readonly legend: Legend } & (
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'columns'
      readonly bars: readonly Bar[]
      /** A histogram's labels name where its columns begin. */
      readonly labelsAt?: 'middle' | 'edge'
      readonly markers?: readonly Marker[]
      /** Of the numbers above the columns. */
      readonly decimals?: number
    }
  | { readonly kind: 'heat'; readonly rows: readonly HeatRow[]; readonly columns: readonly string[] }
)

export type ChartOf<Kind extends Chart['kind']> = Extract<Chart, { kind: Kind }>

export function totalOf({ parts }: Pick<Bar, 'parts'>): number {
  return parts.reduce((sum, { value }) => sum + value, 0)
}
