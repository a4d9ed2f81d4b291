import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { isOwed } from '../../src-main/domain/promise-course.ts'

export type PromiseOfCall = {
  readonly promise: CallbackPromise
  /** By this very call, which can still be taken back. */
  readonly kept: boolean
}

/** The promise a call is about: the one it was made for or has kept, else the first the customer waits for. */
export function promiseOfCall(
  call: Pick<Call, 'id' | 'answeredAt'>,
  card: Pick<CustomerCard, 'promises'>,
): PromiseOfCall | null {
  if (call.answeredAt === null) return null
  for (const promise of card.promises) {
    const attempt = promise.attempts.find(({ callId }) => callId === call.id)
    if (attempt?.keeps) return { promise, kept: true }
    if (attempt && isOwed(promise)) return { promise, kept: false }
  }
  // What was promised during this call is for another one.
  const { answeredAt } = call
  const [first] = card.promises
    .filter((promise) => isOwed(promise) && promise.madeAt < answeredAt)
    .sort((a, b) => a.dueAt - b.dueAt)
  return first ? { promise: first, kept: false } : null
}
