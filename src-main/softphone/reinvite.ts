import { Inviter, RequestPendingError, type Session, SessionState } from 'sip.js/lib/api/index.js'
import { SessionState as DialogState } from 'sip.js/lib/core/index.js'
import { pause, randomBetween, type Timing } from './timing.ts'

export type ReinviteResult =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'no-answer' }
  /** Nothing was sent: the session is over, or the window gave no description. */
  | { readonly kind: 'not-sent' }

export type ReinviteQueue = {
  /** Runs `prepare`, then one re-INVITE, after all that were asked for before; again where both ends asked at once. */
  run(prepare: () => boolean): Promise<ReinviteResult>
}

const mostTries = 6
// sip.js takes no new re-INVITE while one waits for its answer, 32 s at most (RFC 3261, timer B).
const longestWaitMs = 35_000

/** One re-INVITE at a time (RFC 3261, section 14.1); sip.js refuses a second one instead of keeping it. */
export function createReinviteQueue(session: Session, timing: Timing): ReinviteQueue {
  let last: Promise<unknown> = Promise.resolve()

  const attempt = async (prepare: () => boolean): Promise<ReinviteResult> => {
    let waitedMs = 0
    for (let tries = 1; ; ) {
      if (session.state !== SessionState.Established || !prepare()) return { kind: 'not-sent' }
      const result = await reinviteOnce(session, timing.reinviteMs)
      if (result === 'pending') {
        if (waitedMs > longestWaitMs) return { kind: 'no-answer' }
        const waitMs = Math.min(1_000, 20 + waitedMs / 4)
        waitedMs += waitMs
        await pause(waitMs)
        continue
      }
      if (result.kind !== 'answered' || result.status !== 491 || tries >= mostTries) return result
      tries += 1
      // The one who made the call owns the Call-ID.
      await pause(randomBetween(session instanceof Inviter ? timing.glareOwnerMs : timing.glareOtherMs))
    }
  }

  return {
    run(prepare) {
      const result = last.then(() => attempt(prepare))
      last = result.catch(() => undefined)
      return result
    },
  }
}

function reinviteOnce(session: Session, deadlineMs: number): Promise<ReinviteResult | 'pending'> {
  // Until the ACK of the first INVITE is there, that transaction is not over (RFC 3261, section 14.1); sip.js would
  // take the late ACK for a protocol error and hang up.
  if (session.dialog?.sessionState === DialogState.AckWait) return Promise.resolve('pending')
  return new Promise((resolve) => {
    const settle = (result: ReinviteResult | 'pending') => {
      clearTimeout(deadline)
      resolve(result)
    }
    const deadline = setTimeout(() => settle({ kind: 'no-answer' }), deadlineMs)
    const final = (response: { message: { statusCode?: number | undefined } }) => {
      const status = response.message.statusCode ?? 0
      settle(status === 408 ? { kind: 'no-answer' } : { kind: 'answered', status })
    }
    session
      .invite({ requestDelegate: { onAccept: final, onReject: final, onRedirect: final } })
      .catch((error: unknown) => settle(isPending(error) ? 'pending' : { kind: 'not-sent' }))
  })
}

function isPending(error: unknown): boolean {
  return (
    error instanceof RequestPendingError ||
    // The dialog's own words for the same, where the far end's re-INVITE is still being answered.
    (error instanceof Error && error.message.startsWith('There is an ongoing re-INVITE'))
  )
}
