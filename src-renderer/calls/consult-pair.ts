import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'

type CallsById = Readonly<Record<CallId, Call>>

/** A customer who waits, and the colleague who is asked about them; both calls go on. */
export type ConsultPair = { readonly customer: Call; readonly colleague: Call }

/** The pair that this call is in, as the customer's or as the colleague's. */
export function pairOf(callsById: CallsById, call: Pick<Call, 'id' | 'consultFor'>): ConsultPair | null {
  const running = (one: Call | undefined) => (one && one.state !== 'ended' ? one : undefined)
  const colleague = running(
    call.consultFor === null
      ? Object.values<Call>(callsById).find((each) => each.consultFor === call.id && each.state !== 'ended')
      : callsById[call.id],
  )
  const customer = colleague?.consultFor ? running(callsById[colleague.consultFor]) : undefined
  return colleague && customer ? { customer, colleague } : null
}

/** Whether both ends of this call are in it, held or not. */
export function isEstablished({ state }: Call): boolean {
  return state === 'talking' || state === 'held'
}

/** The call whose card and note belong to this one: a colleague is asked about somebody else. */
export function subjectOf(callsById: CallsById, call: Call): Call {
  return (call.consultFor && callsById[call.consultFor]) || call
}
