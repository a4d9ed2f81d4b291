import type { CallerLine } from '../contract/accounts.ts'
import type { Call, LoggedCall } from '../contract/calls.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { CommandOutcome, Softphone } from '../contract/softphone.ts'
import type { CallDesk } from './call-desk.ts'
import type { OutgoingGuard } from './outgoing-guard.ts'

type CallHandlers = Pick<
  Handlers,
  | 'call:dial'
  | 'call:line-for'
  | 'call:question'
  | 'call:confirm'
  | 'call:answer'
  | 'call:reject'
  | 'call:hang-up'
  | 'call:hold'
  | 'call:resume'
  | 'call:mute'
  | 'call:conference'
  | 'call:dtmf'
  | 'call:choose-customer'
  | 'call:wrap-up'
  | 'call:committed'
  | 'call:painted'
  | 'call:log'
>

export type CallContext = {
  readonly softphone: Softphone
  readonly desk: CallDesk
  readonly guard: Pick<OutgoingGuard, 'question' | 'confirm'>
  /** By which line a number is called where nobody says so. */
  lineFor(target: string): CallerLine | null
  readonly log: { page(before: number): LoggedCall[] }
}

export function createCallHandlers({ softphone, desk, guard, lineFor, log }: CallContext): CallHandlers {
  return {
    'call:dial': ({ target, from }) => dialFrom({ softphone, desk }, target, from),
    'call:line-for': ({ target }) => success(lineFor(target)),
    'call:question': () => success(guard.question()),
    'call:confirm': ({ id }) => (guard.confirm(id) ? success(null) : failure('conflict')),
    'call:answer': async ({ callId }) => toResult(await softphone.answer(callId)),
    'call:reject': async ({ callId, how }) => toResult(await softphone.reject(callId, how)),
    'call:hang-up': async ({ callId }) => toResult(await softphone.hangUp(callId)),
    'call:hold': async ({ callId }) => toResult(await softphone.hold(callId)),
    'call:resume': async ({ callId }) => toResult(await softphone.resume(callId)),
    'call:mute': async ({ callId, on }) => toResult(await softphone.mute(callId, on)),
    'call:conference': async ({ callId, withCallId }) =>
      toResult(await softphone.conference(callId, withCallId)),
    'call:dtmf': async ({ callId, tones }) => toResult(await softphone.dtmf(callId, tones)),

    'call:choose-customer'({ callId, customerId }) {
      const card = desk.tie(callId, customerId, isOneOfSeveral(desk.find(callId), customerId))
      return card ? success(card) : failure('not-found')
    },
    async 'call:wrap-up'({ callId, outcome, caseId, satisfaction }) {
      const done = await desk.wrapUp(callId, outcome, caseId, satisfaction)
      return done === 'done' ? success(null) : failure(done)
    },
    'call:committed'({ callId }) {
      desk.committed(callId)
      return success(null)
    },
    'call:painted'({ callId }) {
      desk.painted(callId)
      return success(null)
    },
    'call:log': ({ before }) => success(log.page(before ?? Number.MAX_SAFE_INTEGER)),
  }
}

/** Calls, and answers with the call as the desk has it. */
export async function dialFrom(
  { softphone, desk }: Pick<CallContext, 'softphone' | 'desk'>,
  target: string,
  from?: CallerLine,
): Promise<Result<Call>> {
  const { outcome, callId } = await softphone.dial(target, from)
  const call = callId && desk.find(callId)
  if (call) return success(call)
  return outcome === 'done' ? failure('call-over') : failure(outcome)
}

function toResult(outcome: CommandOutcome): Result<null> {
  return outcome === 'done' ? success(null) : failure(outcome)
}

function isOneOfSeveral(call: Call | null, customerId: CustomerId): boolean {
  return call?.caller.kind === 'several' && call.caller.customers.some(({ id }) => id === customerId)
}
