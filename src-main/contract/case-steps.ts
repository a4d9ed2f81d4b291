import { z } from 'zod'
import { AgentId, CaseMoveId, CategoryId, DeskId, Time } from './ids.ts'

/** How far a complaint has come: see the drawing in `domain/complaint-course.ts`. */
export const ComplaintStage = z.enum(['received', 'classified', 'at-desk', 'solved', 'made-good'])
export type ComplaintStage = z.infer<typeof ComplaintStage>

export const CaseSubject = z.string().trim().min(1).max(200)

/** What a case is about, and what the house's yardstick made of it when that was chosen. */
export const CaseCategory = z.object({
  /** Null where the house has no such category, or not any more; the words stay. */
  categoryId: CategoryId.nullable(),
  category: z.string().trim().max(200),
  /** When the customer is to have heard from the house, and when it is to be solved; null: nothing agreed. */
  answerBy: Time.nullable(),
  solveBy: Time.nullable(),
})
export type CaseCategory = z.infer<typeof CaseCategory>

/** Who has a case, and at which desk; null: nobody yet, no desk. Initials as they were then. */
export const CaseHolder = z.object({
  ownerId: AgentId.nullable(),
  ownerInitials: z.string().max(8).nullable(),
  deskId: DeskId.nullable(),
})
export type CaseHolder = z.infer<typeof CaseHolder>

const signed = {
  id: CaseMoveId,
  at: Time,
  agentId: AgentId.nullable(),
  initials: z.string().max(8).nullable(),
  /** Why, in the words of whoever did it. */
  reason: z.string().trim().max(500),
}

/** What happened to a case besides its moves: a fact that is only ever added. */
export const CaseStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assigned'), ...signed, holder: CaseHolder }),
  /** Null: it was no complaint after all. */
  z.object({ kind: z.literal('complaint'), ...signed, stage: ComplaintStage.nullable() }),
  /** Handled before others, against the yardstick. `askedBy`: who wanted it, in the house or outside. */
  z.object({ kind: z.literal('moved-ahead'), ...signed, askedBy: z.string().trim().min(1).max(120) }),
  /** Each is a register: the latest clock wins, the others stay in the course. Null: not changed. */
  z.object({
    kind: z.literal('changed'),
    ...signed,
    subject: CaseSubject.nullable(),
    category: CaseCategory.nullable(),
  }),
])
export type CaseStep = z.infer<typeof CaseStep>

/** A stretch of opening hours, UTC milliseconds, `to` not included. */
export const OpenSpan = z.object({ from: Time, to: Time })
export type OpenSpan = z.infer<typeof OpenSpan>

/**
 * A due time as it counts down: only opening hours count. `spans` are the desk's opening hours from the moment of the
 * answer on, `beyond` the milliseconds of opening after the last of them; so the window counts without a calendar.
 */
export const Countdown = z.object({
  due: z.enum(['answer', 'solve']),
  by: Time,
  spans: z.array(OpenSpan).max(500).readonly(),
  beyond: z.int().min(0),
})
export type Countdown = z.infer<typeof Countdown>
