import type { Call } from '../contract/calls.ts'
import type { CallId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { ParkDesk } from './park-desk.ts'

type ParkHandlers = Pick<Handlers, 'call:park' | 'call:take-back' | 'call:forget-parked'>

export type ParkContext = {
  readonly desk: Pick<ParkDesk, 'park' | 'takeBack' | 'forget'>
  findCall(callId: CallId): Call | null
}

export function createParkHandlers({ desk, findCall }: ParkContext): ParkHandlers {
  return {
    async 'call:park'({ callId }) {
      const outcome = await desk.park(callId)
      return outcome === 'done' ? success(null) : failure(outcome)
    },
    async 'call:take-back'({ callId, slot }) {
      const dialled = await desk.takeBack(callId, slot)
      const call = dialled.callId && findCall(dialled.callId)
      if (call) return success(call)
      return failure(dialled.outcome === 'done' ? 'call-over' : dialled.outcome)
    },
    'call:forget-parked': ({ callId }) => (desk.forget(callId) ? success(null) : failure('not-found')),
  }
}
