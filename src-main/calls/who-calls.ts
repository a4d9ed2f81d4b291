import type { Caller, PassedOn } from '../contract/calls.ts'
import type { CaseId, CustomerId } from '../contract/ids.ts'
import type { Passage, RemoteIdentity, SipCall, StoryReference } from '../contract/softphone.ts'

/** Whom a reference names. */
export type Referred = { readonly customerId: CustomerId; readonly caseId: CaseId | null }

export type WhoCallsPorts = {
  identify(remote: RemoteIdentity): Caller
  findReference(reference: StoryReference): Referred | null
  /** Whom the PBX brings back out of its parking, as they were parked; null where it is nobody. */
  returned?(caller: Caller): WhoCalls | null
}

/** Who is at the other end, whose card that opens, and how it came to be. */
export type WhoCalls = { readonly customerId: CustomerId | null; readonly caseId: CaseId | null }
type Found = WhoCalls & {
  readonly caller: Caller
  readonly passedOn: PassedOn | null
  /** Cards to show, the likeliest first. */
  readonly cards: readonly CustomerId[]
}

/** A reference that came along is worth more than any number: the colleague has seen whose card it is. */
export function whoCalls({ direction, remote, passage }: SipCall, ports: WhoCallsPorts): Found {
  const caller = callerOf(remote, passage, ports)
  const back = direction === 'in' ? (ports.returned?.(caller) ?? null) : null
  if (back) return backAgain(caller, back)
  const byNumber = customersOf(caller)
  const referred = passage?.reference ? ports.findReference(passage.reference) : null
  const known = caller.kind === 'known' ? caller.customer.id : null
  const openedBy = referred ? 'reference' : byNumber.length > 0 ? 'number' : 'nothing'
  return {
    ...(referred ?? { customerId: known, caseId: null }),
    caller,
    passedOn: passedOn(passage, openedBy),
    cards: referred ? [referred.customerId] : byNumber,
  }
}

/** They were talked to a moment ago: whatever their number says, it is that card and that case. */
function backAgain(caller: Caller, back: WhoCalls): Found {
  const cards = back.customerId === null ? customersOf(caller) : [back.customerId]
  const openedBy = cards.length > 0 ? 'reference' : 'nothing'
  const { customerId, caseId } = back
  return { customerId, caseId, caller, passedOn: { how: 'returned', by: '', openedBy }, cards }
}

/** Where the caller's own number is on no card, one of the others that the PBX named may be; see `passage.ts`. */
function callerOf(remote: RemoteIdentity, passage: Passage | null, { identify }: WhoCallsPorts): Caller {
  const caller = identify(remote)
  if (passage === null || caller.kind === 'known' || caller.kind === 'several') return caller
  for (const user of passage.numbers) {
    const other = identify({ ...remote, user, withheld: false })
    // What a header says about an earlier leg is no proof that it is them.
    if (other.kind === 'known' || other.kind === 'several') return { ...other, probable: true }
  }
  return caller
}

function customersOf(caller: Caller): readonly CustomerId[] {
  if (caller.kind === 'known') return [caller.customer.id]
  return caller.kind === 'several' ? caller.customers.map(({ id }) => id) : []
}

function passedOn(passage: Passage | null, openedBy: PassedOn['openedBy']): PassedOn | null {
  if (passage === null) return null
  const { reference, by, changedHands } = passage
  if (reference === null && by === '' && !changedHands) return null
  return { how: changedHands ? 'passed' : (reference?.how ?? 'passed'), by, openedBy }
}
