import { z } from 'zod'
import { AgentId, OutageId, Time } from './ids.ts'

/** Why a console was deaf, coarse enough to be read in a list. */
export const OutageCause = z.enum([
  'network', // no way to the PBX
  'pbx', // the way is there, the PBX gives errors or no answer
  'account', // it refuses the extension or its password
  'certificate',
  'microphone',
  'sound', // ring tone or loudspeaker
  'no-window', // the line was up, and nobody could have heard it ring
  'asleep',
])
export type OutageCause = z.infer<typeof OutageCause>

/** A time in which no call could have been taken here: a fact of the log. */
export const Outage = z.object({
  id: OutageId,
  from: Time,
  /** Up to here it was certainly deaf; a program that was killed meanwhile says no more. */
  to: Time,
  over: z.boolean(),
  /** The first that showed comes first. */
  causes: z.array(OutageCause).min(1).max(8).readonly(),
  agentId: AgentId.nullable(),
  /** Of several accounts, those that were deaf, by name; none: whatever it was, it was all of them. */
  accounts: z.array(z.string().max(64)).max(50).readonly().optional(),
})
export type Outage = z.infer<typeof Outage>
