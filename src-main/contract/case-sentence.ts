import type { CaseState } from './history.ts'

/** What a case's sentence says of what comes next; times in UTC milliseconds. */
export type NextStep =
  /** Somebody gave their word. */
  | { readonly kind: 'promised'; readonly what: string; readonly by: number }
  | { readonly kind: 'promise-broken'; readonly what: string; readonly by: number }
  /** Nobody gave their word: this is what the house's yardstick expects. */
  | { readonly kind: 'expected' | 'overdue'; readonly due: 'answer' | 'solve'; readonly by: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'solved'; readonly at: number; readonly complaintOpen: boolean }

/** Where a case stands, who has it, what happens next and by when: what texts put into one sentence. */
export type CaseSentence = {
  readonly subject: string
  readonly state: CaseState
  /** Their name; null: nobody yet. */
  readonly owner: string | null
  readonly desk: string | null
  readonly next: NextStep
}
