import { Invitation, Inviter, type Session, SessionState } from 'sip.js/lib/api/index.js'
import type { CallSurroundings } from './call.ts'

/**
 * Ends `session` at the far end by whatever its state asks for: CANCEL, a final response or BYE. Without a line it
 * is owed and sent later: sip.js would end the session here and leave the leg at the PBX.
 */
export function sayFarewell(session: Session, surroundings: CallSurroundings, status = 480): void {
  if (!surroundings.lineIsUp()) {
    surroundings.owe(() => endSession(session, status))
    return
  }
  endSession(session, status)
}

export function endSession(session: Session, status = 480): void {
  const done = () => undefined
  switch (session.state) {
    case SessionState.Initial:
    case SessionState.Establishing:
      if (session instanceof Inviter) session.cancel().catch(done)
      if (session instanceof Invitation) session.reject({ statusCode: status }).catch(done)
      return
    case SessionState.Established:
      try {
        session.bye().catch(done)
      } catch {
        // The dialog ended a moment ago: nothing is left to say.
      }
      return
    case SessionState.Terminating:
    case SessionState.Terminated:
      return
  }
}
