import { z } from 'zod'
import { Caller } from './calls.ts'
import { AccountId, CallId, CaseId, CustomerId, Time } from './ids.ts'

/** Digits, `*` and `#`, as they are dialled inside the house. */
const DialledCode = z.string().regex(/^[\d*#]{1,12}$/)

/** Where the PBX lets callers wait for whoever has time for them. */
export const ParkingRules = z.object({
  /** Whoever is passed on to this number is parked, such as 700; empty: this PBX parks nobody. */
  code: z.union([DialledCode, z.literal('')]),
  /** The slots, each the number that takes back who waits in it; empty: nobody has said. */
  slots: z.array(DialledCode).max(30).readonly(),
})
export type ParkingRules = z.infer<typeof ParkingRules>

/** Somebody who waits at the PBX. `id` is that of the call that was parked. */
export const ParkedCall = z.object({
  id: CallId,
  caller: Caller,
  displayName: z.string().max(64),
  customerId: CustomerId.nullable(),
  caseId: CaseId.nullable(),
  /** At whose PBX; null for a call of nobody's account. */
  accountId: AccountId.nullable(),
  /** Null where the PBX has said it to the ear only. */
  slot: z.string().max(12).nullable(),
  since: Time,
})
export type ParkedCall = z.infer<typeof ParkedCall>
