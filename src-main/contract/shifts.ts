import { z } from 'zod'
import { AgentId, DeskId, Time } from './ids.ts'

/** Somebody at work, and until when; `until` null: the rota does not say. */
export const PersonOnShift = z.object({ agentId: AgentId, until: Time.nullable() })
export type PersonOnShift = z.infer<typeof PersonOnShift>

export const DeskOnShift = z.object({
  id: DeskId,
  name: z.string(),
  open: z.boolean(),
  /** When it closes, where it is open, else when it opens; null: not in the next weeks. */
  changesAt: Time.nullable(),
  /** Whether the rota has shifts there at all; where it has none, nobody can be named. */
  inRota: z.boolean(),
  people: z.array(PersonOnShift).readonly(),
})
export type DeskOnShift = z.infer<typeof DeskOnShift>

/** Who is on shift now, desk by desk; no desks where the house has none. */
export const ShiftBoard = z.object({
  desks: z.array(DeskOnShift).readonly(),
  /** The next moment at which it may say something else, by opening hours and rota; then it is to be asked again. */
  changesAt: Time,
})
export type ShiftBoard = z.infer<typeof ShiftBoard>
