import { Inviter, type Session } from 'sip.js/lib/api/index.js'
import type { URI } from 'sip.js/lib/core/index.js'
import type { CommandOutcome, StoryReference } from '../contract/softphone.ts'
import type { LiveCall } from './call.ts'
import { hangUp, setHeld } from './call-commands.ts'
import { isEstablished } from './call-state.ts'
import { sayFarewell } from './farewell.ts'
import { pause } from './timing.ts'
import { refer, transferBlind, withHeader } from './transfer.ts'

/** A PBX that joins two calls has done so in a moment; nobody has to be rung for it. */
const joinWithinMs = 10_000
const byeAfterFailureMs = 500

/**
 * Joins `customer` and the colleague asked about them: REFER with Replaces of the colleague's dialog (RFC 3891, RFC 5589
 * section 7.1). Where the PBX will not, the colleague is still here and the customer still waits.
 */
export async function joinCalls(customer: LiveCall, colleague: LiveCall): Promise<CommandOutcome> {
  const both = [customer, colleague]
  if (!both.every((call) => isEstablished(call.view()))) return 'call-over'
  if (!customer.surroundings.lineIsUp()) return 'no-line'
  if (both.some(({ transfer }) => transfer.underWay)) return 'transfer-refused'
  for (const { transfer } of both) transfer.underWay = true
  const outcome = await holdAndJoin(customer, colleague)
  for (const { transfer } of both) {
    transfer.underWay = false
    transfer.byeMeans = 'hung-up-there'
  }
  if (outcome !== 'done') await backOnLine(customer, colleague)
  return outcome
}

/**
 * Passes `customer` on to the colleague whose telephone still rings: that call is given up, and the customer sent to the
 * same place (RFC 5589, section 7.6: a dialog that is not answered yet is nothing to be replaced). Where the PBX will not,
 * the customer is back on the line.
 */
export async function passWhileRinging(
  customer: LiveCall,
  colleague: LiveCall,
  story?: StoryReference,
): Promise<CommandOutcome> {
  const { session } = colleague.leg()
  if (!isEstablished(customer.view()) || !(session instanceof Inviter)) return 'call-over'
  if (!customer.surroundings.lineIsUp()) return 'no-line'
  if (customer.transfer.underWay) return 'transfer-refused'
  const target = session.request.ruri.clone()
  // Whoever waits for this colleague does not come back on the line for a moment in between.
  customer.transfer.underWay = true
  hangUp(colleague)
  customer.transfer.underWay = false
  const outcome = await transferBlind(customer, target, story)
  if (outcome !== 'done') await backOnLine(customer, colleague)
  return outcome
}

async function holdAndJoin(customer: LiveCall, colleague: LiveCall): Promise<CommandOutcome> {
  const held = await setHeld(customer, true)
  if (held !== 'done') return held
  const target = replacing(colleague.leg().session)
  if (target === null) return 'transfer-refused'
  const { session } = customer.leg()
  const referred = await refer(customer, session, target, {
    withinMs: joinWithinMs,
    // The PBX takes the colleague's dialog apart, too.
    accepted: () => {
      colleague.transfer.byeMeans = 'transferred-here'
    },
  })
  if (referred === 'taken') {
    for (const call of [customer, colleague]) {
      const last = call.leg().session
      call.end('transferred-here')
      sayFarewell(last, call.surroundings)
    }
    return 'done'
  }
  if (referred === 'failed') await pause(byeAfterFailureMs)
  return isEstablished(customer.view()) ? 'transfer-refused' : 'transfer-lost'
}

/** Nobody else is on the line: the customer waits for nothing any more. */
export async function backOnLine(customer: LiveCall, colleague: LiveCall): Promise<void> {
  if (colleague.view().state !== 'ended' || customer.view().state !== 'held') return
  await setHeld(customer, false)
}

/** Where the colleague is, with their dialog to be replaced; to-tag is theirs, from-tag ours (RFC 3891, section 3). */
function replacing(session: Session): URI | null {
  const { dialog } = session
  if (dialog === undefined) return null
  return withHeader(
    dialog.remoteTarget,
    'Replaces',
    `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`,
  )
}
