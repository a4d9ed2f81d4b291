import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { isOwed } from '../../src-main/domain/promise-course.ts'

export type PromisesOfCall = {
  /** By this very call, which can still be taken back. */
  readonly kept: readonly CallbackPromise[]
  /** What Alt+K keeps: the one the call was made for, else the first the customer waits for. */
  readonly next: CallbackPromise | null
}

/** The promises that a call keeps, one after the other. */
export function promisesOfCall(
  call: Pick<Call, 'id' | 'answeredAt'>,
  { promises }: Pick<CustomerCard, 'promises'>,
): PromisesOfCall {
  const { answeredAt } = call
  if (answeredAt === null) return { kept: [], next: null }
  const attemptOf = ({ attempts }: CallbackPromise) => attempts.find(({ callId }) => callId === call.id)
  const owed = promises.filter(isOwed).sort((a, b) => a.dueAt - b.dueAt)
  return {
    kept: promises.filter((promise) => attemptOf(promise)?.keeps),
    // What was promised during this call is for another one.
    next: owed.find(attemptOf) ?? owed.find(({ madeAt }) => madeAt < answeredAt) ?? null,
  }
}
