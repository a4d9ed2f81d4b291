import { z } from 'zod'
import { CustomerSummary } from './customers.ts'
import { CaseState, Channel } from './history.ts'
import { CaseId, Code, CustomerId, Time } from './ids.ts'

/** What an operator may type into a search. */
export const SearchWords = z.string().max(200)

/** A customer, and where the words stand when not in what a list shows of them anyway. */
export const FoundCustomer = CustomerSummary.extend({
  found: z
    .object({ in: z.enum(['phone', 'email', 'vat-number', 'fiscal-code']), text: z.string() })
    .nullable(),
})
export type FoundCustomer = z.infer<typeof FoundCustomer>

export const FoundCase = z.object({
  id: CaseId,
  reference: Code,
  subject: z.string(),
  state: CaseState,
  customerId: CustomerId,
  customerName: z.string(),
})
export type FoundCase = z.infer<typeof FoundCase>

/** Best first within each. */
export const Found = z.object({
  customers: z.array(FoundCustomer).readonly(),
  cases: z.array(FoundCase).readonly(),
})
export type Found = z.infer<typeof Found>

/** An interaction or a note in whose text the words stand. */
export const HistoryHit = z.object({
  kind: z.enum(['interaction', 'note']),
  id: z.uuidv7(),
  customerId: CustomerId,
  customerName: z.string(),
  /** Of the timeline entry that shows it: the interaction's, for a note on one too. */
  entryId: z.uuidv7(),
  entryAt: Time,
  at: Time,
  /** Null for a note that stands alone. */
  channel: Channel.nullable(),
  initials: z.string().nullable(),
  /** Some of the text around the first of the words, on one line; `…` where something is left out. */
  excerpt: z.string().max(400),
})
export type HistoryHit = z.infer<typeof HistoryHit>

/** What was written last comes first. */
export const HistoryHits = z.object({
  hits: z.array(HistoryHit).readonly(),
  /** Where the search goes on; null when this is all. */
  next: z.string().nullable(),
})
export type HistoryHits = z.infer<typeof HistoryHits>

/** Full text comes in pages of so many. */
export const historyPageSize = 50
