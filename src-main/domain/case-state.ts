import type { CaseMove, CaseState } from '../contract/history.ts'

/*
 *   red ──► yellow ──► green
 *    └───────────────────▲      solved at the first contact
 *           yellow ◄── green    opened again: it was never "just opened" a second time
 */
const moves: Readonly<Record<CaseState, readonly CaseState[]>> = {
  red: ['yellow', 'green'],
  yellow: ['green'],
  green: ['yellow'],
}

/** Whether a case may go from one state to another in one move; see the drawing above. */
export function canMove(from: CaseState, to: CaseState): boolean {
  return moves[from].includes(to)
}

/** Where a case may go next, the likelier first. */
export function allowedMoves(from: CaseState): readonly CaseState[] {
  return moves[from]
}

/** Where a case stands after its moves, oldest first; two seats may each have moved it, and the later move holds. */
export function stateAfter(history: readonly Pick<CaseMove, 'to'>[]): CaseState {
  return history.at(-1)?.to ?? 'red'
}
