import type { Case, CaseMove, CaseState } from '../contract/history.ts'
import { type CallId, CaseId, CaseMoveId, type CustomerId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { CodeCounter } from '../database/code-counter.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import { canMove } from '../domain/case-state.ts'
import type { CaseRepository } from './case-repository.ts'

export type CaseContext = WriteContext & {
  readonly cases: Pick<CaseRepository, 'find'>
  /** Gives case references. */
  readonly references: CodeCounter
  customerExists(customerId: CustomerId): boolean
  /** After the commit, before the answer: ties the running call to its case. */
  onOpened(opened: Case, callId: CallId | null): void | Promise<void>
}

export function createCaseHandlers(context: CaseContext): Pick<Handlers, 'case:open' | 'case:move'> {
  const { cases, references, now, newId } = context

  function signedMove(to: CaseState, reason: string): CaseMove {
    return { id: CaseMoveId.parse(newId()), at: now(), ...signature(context), to, reason }
  }

  return {
    async 'case:open'({ customerId, subject, category, callId }) {
      if (!context.customerExists(customerId)) return failure('not-found')
      const move = signedMove('red', '')
      const id = CaseId.parse(newId())
      const opened = { id, reference: references.next(), customerId, subject, category, openedAt: move.at }
      await context.record([{ kind: 'case:opened', case: opened, move }], authorOf(context))
      const value: Case = { ...opened, state: 'red', moves: [move] }
      await context.onOpened(value, callId)
      return success(value)
    },

    /** `conflict`: not a move from where the case stands, for instance because another seat has just moved it. */
    async 'case:move'({ caseId, to, reason }) {
      const before = cases.find(caseId)
      if (before === null) return failure('not-found')
      if (!canMove(before.state, to)) return failure('conflict')
      const { customerId } = before
      const move = signedMove(to, reason)
      await context.record([{ kind: 'case:moved', caseId, customerId, move }], authorOf(context))
      return success(cases.find(caseId) ?? { ...before, state: to, moves: [...before.moves, move] })
    },
  }
}
