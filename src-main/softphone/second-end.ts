import { type Session, SessionState } from 'sip.js/lib/api/index.js'

/**
 * sip.js ends a session where it finds an answer that it cannot use, also when a BYE has ended it meanwhile, and then
 * throws from a place where nobody can catch it. From now on the second end of `session` is none.
 */
export function forgiveSecondEnd(session: Session): void {
  const enter: unknown = Reflect.get(session, 'stateTransition')
  if (typeof enter !== 'function') return
  Reflect.set(session, 'stateTransition', (next: SessionState) => {
    const isOver = session.state === SessionState.Terminated
    if (!isOver || next !== SessionState.Terminated) Reflect.apply(enter, session, [next])
  })
}
