import type { URI } from 'sip.js/lib/core/index.js'
import type { CommandOutcome } from '../contract/softphone.ts'
import type { LiveCall } from './call.ts'
import { isEstablished } from './call-state.ts'
import { sayFarewell } from './farewell.ts'
import { refer } from './transfer.ts'

/** A PBX parks in a moment, and may then speak the slot for some seconds before it says that it has. */
const parkWithinMs = 15_000

/**
 * Parks the caller: REFER to the code that parks (RFC 5359, section 2.19, as PBXes do it). Not held before, as for other
 * transfers: Asterisk speaks the slot to whoever parks, on the dialog that the caller has just left.
 */
export async function parkCall(call: LiveCall, target: URI): Promise<CommandOutcome> {
  if (!isEstablished(call.view())) return 'call-over'
  if (!call.surroundings.lineIsUp()) return 'no-line'
  if (call.transfer.underWay) return 'transfer-refused'
  call.transfer.underWay = true
  const { session } = call.leg()
  const referred = await refer(call, session, target, {
    withinMs: parkWithinMs,
    accepted() {
      call.transfer.byeMeans = 'parked'
    },
  })
  call.transfer.underWay = false
  const isParked = referred === 'taken' || call.view().end?.reason === 'parked'
  call.transfer.byeMeans = 'hung-up-there'
  if (!isParked) return isEstablished(call.view()) ? 'transfer-refused' : 'transfer-lost'
  call.end('parked')
  sayFarewell(session, call.surroundings)
  return 'done'
}
