import type { Agent } from '../contract/agents.ts'
import type { Call } from '../contract/calls.ts'
import type { Change } from '../contract/changes.ts'
import { AttemptId, type CallId, type PromiseId } from '../contract/ids.ts'
import type { AttemptOutcome, CallbackPromise, PromiseAttempt } from '../contract/promises.ts'
import { attemptOutcomeOf } from '../domain/attempt-outcome.ts'

/** What a call has to say about the promise it was made for. */
export type TriedCall = Pick<
  Call,
  'id' | 'receivedAt' | 'answeredAt' | 'endedAt' | 'end' | 'outcome' | 'wrapUpPending'
>

export type PromiseCallPorts = {
  findPromise(promiseId: PromiseId): CallbackPromise | null
  findCall(callId: CallId): TriedCall | null
  /** Takes what a call brings, and tries until it is on disk. */
  recordLater(changes: readonly Change[]): void
  agent(): Agent | null
}

type Tie = {
  readonly promiseId: PromiseId
  /** The operator's own word on whether it was kept; null: an answer keeps it. */
  readonly said: boolean | null
  readonly last: PromiseAttempt | null
}

export type PromiseCalls = ReturnType<typeof createPromiseCalls>

/** Writes on a promise what became of the calls about it: answered, no answer, wrong number. */
export function createPromiseCalls(ports: PromiseCallPorts) {
  /** One call may keep several promises: one tie for each of them. */
  const ties = new Map<CallId, readonly Tie[]>()

  function attempt(
    call: TriedCall,
    tie: Tie,
    outcome: AttemptOutcome,
    { madeAt }: CallbackPromise,
  ): PromiseAttempt {
    const agent = ports.agent()
    return {
      id: AttemptId.parse(call.id),
      // A call may have begun before the promise that it keeps was made.
      at: Math.max(madeAt, call.answeredAt ?? call.receivedAt),
      agentId: tie.last?.agentId ?? agent?.id ?? null,
      initials: tie.last?.initials ?? agent?.initials ?? null,
      outcome,
      keeps: outcome === 'answered' && (tie.said ?? true),
      callId: call.id,
    }
  }

  function write(call: TriedCall, tie: Tie): Tie {
    const promise = ports.findPromise(tie.promiseId)
    const outcome = attemptOutcomeOf(call)
    const next = promise && outcome && attempt(call, tie, outcome, promise)
    if (!next || isSame(next, tie.last)) return tie
    const { id: promiseId, customerId } = promise
    ports.recordLater([{ kind: 'promise:attempted', promiseId, customerId, attempt: next }])
    return { ...tie, last: next }
  }

  /** Each step of a call, as the log gets it; calls that are about no promise say nothing here. */
  function step(call: TriedCall): void {
    const tied = ties.get(call.id)
    if (!tied) return
    const written = tied.map((tie) => write(call, tie))
    if (call.endedAt !== null && !call.wrapUpPending) ties.delete(call.id)
    else ties.set(call.id, written)
  }

  function otherTies(callId: CallId, promiseId: PromiseId): readonly Tie[] {
    return ties.get(callId)?.filter((tie) => tie.promiseId !== promiseId) ?? []
  }

  return {
    step,

    /** The call is made to keep the promise. */
    tie(callId: CallId, promiseId: PromiseId): void {
      ties.set(callId, [...otherTies(callId, promiseId), { promiseId, said: null, last: null }])
      const call = ports.findCall(callId)
      if (call) step(call)
    },

    /** Whether the call kept the promise, by the operator's word; false where it is over and wrapped up. */
    say(callId: CallId, promiseId: PromiseId, kept: boolean): boolean {
      const call = ports.findCall(callId)
      if (!call || call.answeredAt === null || (call.endedAt !== null && !call.wrapUpPending)) return false
      const written = ports.findPromise(promiseId)?.attempts.find(({ id }) => id === AttemptId.parse(callId))
      const before = ties.get(callId)?.find((tie) => tie.promiseId === promiseId)
      const tie = { promiseId, said: kept, last: before?.last ?? written ?? null }
      ties.set(callId, [...otherTies(callId, promiseId), tie])
      step(call)
      return true
    },
  }
}

function isSame(next: PromiseAttempt, last: PromiseAttempt | null): boolean {
  return last !== null && next.outcome === last.outcome && next.keeps === last.keeps && next.at === last.at
}
