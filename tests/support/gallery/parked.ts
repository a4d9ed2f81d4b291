import type { Call } from '../../../src-main/contract/calls.ts'
import { CallId } from '../../../src-main/contract/ids.ts'
import type { ParkedCall } from '../../../src-main/contract/parking.ts'
import { aCall, mobile, talking } from './calls.ts'
import { now, uuid } from './cards.ts'

const { caller, customerId } = aCall(760)

/** Maria in a slot that the PBX told; somebody else in one that it spoke. */
export const parked: readonly ParkedCall[] = [
  {
    id: CallId.parse(uuid(760)),
    caller,
    displayName: '',
    customerId,
    caseId: null,
    accountId: null,
    slot: '701',
    since: now - 80_000,
  },
  {
    id: CallId.parse(uuid(761)),
    caller: { kind: 'unknown', number: mobile, raw: '3331234567' },
    displayName: '',
    customerId: null,
    caseId: null,
    accountId: null,
    slot: null,
    since: now - 12_000,
  },
]

/** Nobody took Maria back. */
export const returned: readonly Call[] = [
  aCall(762, { ...talking, passedOn: { how: 'returned', by: '', openedBy: 'reference' } }),
]
