import { z } from 'zod'

/** What may be called from here without more ado: against fraud by expensive numbers, and against a slip of the hand. */
export const OutgoingRules = z.object({
  /** International beginnings that may be called, such as +39; empty: all of them. */
  allowed: z
    .array(z.string().regex(/^\+[1-9]\d{0,7}$/))
    .max(50)
    .readonly(),
  /** Asked before a call that costs more than a usual one (89x, 199, satellite). */
  confirmCostly: z.boolean(),
  /** Asked before a call to another country. */
  confirmForeign: z.boolean(),
  /** Calls that one console may begin within a minute. */
  mostPerMinute: z.int().min(1).max(60),
})
export type OutgoingRules = z.infer<typeof OutgoingRules>

/** Why a call is asked about; `elsewhere` is an address of another SIP server. */
export const CallDoubt = z.enum(['premium', 'shared-cost', 'satellite', 'foreign', 'elsewhere'])
export type CallDoubt = z.infer<typeof CallDoubt>

/** A call that waits for the operator’s word. */
export const CallQuestion = z.object({
  id: z.int(),
  target: z.string().max(300),
  doubt: CallDoubt,
  /** ISO 3166 code of the country called, where the number tells. */
  country: z.string().length(2).nullable(),
})
export type CallQuestion = z.infer<typeof CallQuestion>
