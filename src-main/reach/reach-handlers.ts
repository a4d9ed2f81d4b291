import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { createOutageLog } from './outage-log.ts'

export type ReachContext = {
  readonly outages: ReturnType<typeof createOutageLog>
  /** Line, microphone and loudspeakers. */
  checkNow(): void
  /** False where there is no such call, or nobody waits in it. */
  remindOfHold(callId: Parameters<Handlers['call:hold-unseen']>[0]['callId']): boolean
}

export function createReachHandlers({
  outages,
  checkNow,
  remindOfHold,
}: ReachContext): Pick<Handlers, 'line:outages' | 'line:retry' | 'call:hold-unseen'> {
  return {
    'line:outages': ({ before }) => success(outages.page(before ?? Number.MAX_SAFE_INTEGER)),
    'line:retry'() {
      checkNow()
      return success(null)
    },
    'call:hold-unseen': ({ callId }) => (remindOfHold(callId) ? success(null) : failure('not-found')),
  }
}
