import { z } from 'zod'
import { Agent } from './agents.ts'
import { Call } from './calls.ts'
import { CustomerCard, longestDraft } from './history.ts'
import { HouseSettings } from './house.ts'
import { AgentId, WindowId } from './ids.ts'
import { Import } from './imports.ts'
import { Ledger } from './ledger.ts'
import { Line } from './line.ts'
import { MediaAlarm } from './media.ts'
import { MissedCalls } from './missed-calls.ts'
import { ParkedCall } from './parking.ts'
import { Profile, SeatSettings } from './profile.ts'
import { CallRecording } from './recordings.ts'
import { OpenPack } from './review-pack.ts'

/** Where a stream of events stands: a new epoch at each start of the main process and each change of profile. */
export const Position = z.object({
  epoch: z.string(),
  /** Local row id of the change log, read in the snapshot's own transaction. */
  data: z.int().min(0),
  /** Calls, the line and media count apart. */
  calls: z.int().min(0),
})
export type Position = z.infer<typeof Position>

/** Text typed and not yet signed, by what it is about: a call's id, or a customer's. */
export const Draft = z.object({ key: z.uuidv7(), text: z.string().max(longestDraft), updatedAt: z.int() })
export type Draft = z.infer<typeof Draft>

/** Everything a window needs to draw itself, as of `position`. */
export const Snapshot = z.object({
  position: Position,
  windowId: WindowId,
  /** The window that rings, hears and speaks; null when none does. */
  mediaWindow: WindowId.nullable(),
  profile: Profile,
  settings: SeatSettings,
  house: HouseSettings,
  agents: z.array(Agent).readonly(),
  agentId: AgentId.nullable(),
  line: Line,
  alarms: z.array(MediaAlarm).readonly(),
  ledger: Ledger,
  missed: MissedCalls,
  calls: z.array(Call).readonly(),
  /** Who waits at the PBX, the longest first. */
  parked: z.array(ParkedCall).readonly(),
  /** Cards of the calls above. */
  cards: z.array(CustomerCard).readonly(),
  recordings: z.array(CallRecording).readonly(),
  drafts: z.array(Draft).readonly(),
  imports: z.array(Import).readonly(),
  storageFull: z.boolean(),
  /** The review pack that is open; whichever profile is. */
  pack: OpenPack.nullable(),
})
export type Snapshot = z.infer<typeof Snapshot>
