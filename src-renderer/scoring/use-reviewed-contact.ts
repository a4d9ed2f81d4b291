import { useEffect, useState } from 'react'
import type { InteractionId } from '../../src-main/contract/ids.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { ReviewedContact } from '../../src-main/contract/scoring-requests.ts'
import { useConsole, useRequests } from '../state/console-context.tsx'

type Answer =
  | { readonly of: InteractionId; readonly contact: ReviewedContact }
  | { readonly of: InteractionId; readonly code: FailureCode }

type Reviewed = {
  /** Null while it is being read, and where it cannot be. */
  readonly contact: ReviewedContact | null
  readonly failed: FailureCode | null
  /** What a request of this dialog answered with. */
  take(contact: ReviewedContact): void
}

/** A contact with its reviews, read again when the log has grown or somebody else sits down. */
export function useReviewedContact(interactionId: InteractionId): Reviewed {
  const request = useRequests()
  const revision = useConsole(({ position }) => position?.data)
  const me = useConsole(({ agentId }) => agentId)
  const [answer, setAnswer] = useState<Answer | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the log has grown, or by somebody else.
  useEffect(() => {
    let over = false
    void request('review:read', { interactionId }, { quiet: true }).then((result) => {
      if (over) return
      setAnswer(
        result.ok ? { of: interactionId, contact: result.value } : { of: interactionId, code: result.code },
      )
    })
    return () => {
      over = true
    }
  }, [request, interactionId, revision, me])

  const current = answer?.of === interactionId ? answer : null
  return {
    contact: current && 'contact' in current ? current.contact : null,
    failed: current && 'code' in current ? current.code : null,
    take: (contact) => setAnswer({ of: interactionId, contact }),
  }
}
