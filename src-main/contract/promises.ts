import { z } from 'zod'
import { AgentId, AttemptId, CallId, CaseId, CustomerId, DeskId, PromiseId, Time } from './ids.ts'

/** Somebody's initials as they were when the fact was written; null when a system wrote it. */
const initials = z.string().max(8).nullable()

export const AttemptOutcome = z.enum(['answered', 'no-answer', 'wrong-number'])
export type AttemptOutcome = z.infer<typeof AttemptOutcome>

/** Somebody tried to reach the customer about a promise. Said again under the same id, the later word holds. */
export const PromiseAttempt = z.object({
  /** Of an attempt by telephone: the call's own id. */
  id: AttemptId,
  at: Time,
  agentId: AgentId.nullable(),
  initials,
  outcome: AttemptOutcome,
  /** Whether the promise was kept by it; an answer alone need not be. */
  keeps: z.boolean(),
  callId: CallId.nullable(),
})
export type PromiseAttempt = z.infer<typeof PromiseAttempt>

/** The customer's own word that nobody need call back any more. */
export const PromiseRelease = z.object({
  at: Time,
  agentId: AgentId.nullable(),
  initials,
  reason: z.string().trim().min(1).max(300),
})
export type PromiseRelease = z.infer<typeof PromiseRelease>

/**
 * Who owes the customer what, by when. It cannot be deleted: it is kept, broken, or released. Broken is not stored:
 * see `domain/promise-course.ts`. Who owes it now is not stored either: see `domain/promise-holder.ts`.
 */
export const CallbackPromise = z.object({
  id: PromiseId,
  customerId: CustomerId,
  caseId: CaseId.nullable(),
  what: z.string().trim().min(1).max(300),
  madeAt: Time,
  /** A whole minute, as it was said: the promise is broken when that minute is over. */
  dueAt: Time,
  /** Who made it. */
  agentId: AgentId.nullable(),
  initials,
  /** Where it is passed on; null is any desk. */
  deskId: DeskId.nullable(),
  /** Who owes it first; null is whoever is at the desk. */
  ownerId: AgentId.nullable(),
  keptAt: Time.nullable(),
  /** By time. */
  attempts: z.array(PromiseAttempt).readonly(),
  release: PromiseRelease.nullable(),
})
export type CallbackPromise = z.infer<typeof CallbackPromise>

/** A promise as it was made. */
export const PromiseMade = CallbackPromise.omit({ keptAt: true, attempts: true, release: true }).extend({
  // Promises from before there were desks name neither; whoever made one owed it.
  deskId: DeskId.nullable().default(null),
  ownerId: AgentId.nullable().optional(),
})
export type PromiseMade = z.infer<typeof PromiseMade>
