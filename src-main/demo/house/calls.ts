import type { DemoInitials, When } from './kinds.ts'

/** A call that nobody answered: theirs, or with `by` one of ours. */
export type DemoCall = {
  readonly when: When
  /** As on the card; null: withheld. */
  readonly number: string | null
  readonly seconds: number
  readonly by: DemoInitials | null
}

const paolosMobile = '320 555 0101'
/** On no card. */
const strangersNumber = '045 555 0178'

/** What waits on the first screen: Paolo Bianchi called twice and was not at home in between; two others called once. */
export const demoCalls: readonly DemoCall[] = [
  { when: { minutesAgo: 51 }, number: strangersNumber, seconds: 24, by: null },
  { when: { minutesAgo: 38 }, number: paolosMobile, seconds: 31, by: null },
  { when: { minutesAgo: 27 }, number: null, seconds: 12, by: null },
  { when: { minutesAgo: 25 }, number: paolosMobile, seconds: 22, by: 'LT' },
  { when: { minutesAgo: 12 }, number: paolosMobile, seconds: 18, by: null },
]
