import { Interaction } from '../contract/history.ts'
import { type CaseId, type CustomerId, InteractionId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'

export type ContactContext = WriteContext & {
  /** Resolves when it is on disk; empty text removes it. */
  saveDraft(key: string, text: string): Promise<void>
  customerExists(customerId: CustomerId): boolean
  /** Whether the case is one of this customer's. */
  hasCase(customerId: CustomerId, caseId: CaseId): boolean
}

/** A window's clock is this machine's; the browser host's may be another one's, a little ahead. */
const clockSlackMs = 60_000

/** What an operator records by hand: somebody in the shop, a letter, a call on another telephone. */
export function createContactHandlers(context: ContactContext): Pick<Handlers, 'contact:add'> {
  return {
    async 'contact:add'({ key, text, ...draft }) {
      const { customerId, caseId, at } = draft
      if (!context.customerExists(customerId)) return failure('not-found')
      if (caseId !== null && !context.hasCase(customerId, caseId)) return failure('not-found')
      if (at > context.now() + clockSlackMs) return failure('invalid-input', 'at')
      const interaction = Interaction.parse({
        ...draft,
        id: InteractionId.parse(context.newId()),
        summary: text,
        ...signature(context),
        durationSeconds: null,
        heldSeconds: 0,
        callId: null,
      })
      await context.record([{ kind: 'interaction:added', interaction }], authorOf(context))
      // Only now: what was typed is never nowhere. Should this fail, the store tries again; the contact is signed.
      await context.saveDraft(key, '').catch(() => {})
      return success(interaction)
    },
  }
}
