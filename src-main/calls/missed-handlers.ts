import type { Call } from '../contract/calls.ts'
import type { CallId, CustomerId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import type { MissedDesk } from './missed-desk.ts'
import type { MissedRepository } from './missed-repository.ts'

export type MissedContext = WriteContext & {
  readonly missed: Pick<MissedRepository, 'find'>
  readonly desk: Pick<MissedDesk, 'more'>
  /** By the line that this call rang on, where it still can be. */
  dial(target: string, rang: CallId): Promise<Result<Call>>
  /** The call is that customer's, also where several share the number. */
  tieCustomer(callId: CallId, customerId: CustomerId): void
}

export function createMissedHandlers(
  context: MissedContext,
): Pick<Handlers, 'missed-call:call-back' | 'missed-call:close' | 'missed-call:more'> {
  const { missed, desk } = context
  return {
    'missed-call:more'() {
      desk.more()
      return success(null)
    },

    async 'missed-call:call-back'({ callId }) {
      const group = missed.find(callId)
      if (group === null) return failure('conflict')
      if (group.number === null) return failure('no-phone')
      const dialled = await context.dial(group.number, callId)
      if (dialled.ok && group.customerId !== null) context.tieCustomer(dialled.value.id, group.customerId)
      return dialled
    },

    async 'missed-call:close'({ callId }) {
      const group = missed.find(callId)
      if (group === null) return success(null)
      // Only an answer closes it, as long as there is somebody to call.
      if (group.closable === null) return failure('conflict')
      const closed = { at: context.now(), ...signature(context) }
      const changes = group.callIds.map((id) => ({
        kind: 'missed-call:closed' as const,
        customerId: group.customerId,
        closing: { callId: id, ...closed },
      }))
      await context.record(changes, authorOf(context))
      return success(null)
    },
  }
}
