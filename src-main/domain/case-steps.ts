import type { CaseStep } from '../contract/case-steps.ts'
import type { Case, CaseMove, OpenedCase } from '../contract/history.ts'
import { stateAfter } from './case-state.ts'
import { closesComplaint, complaintAfter } from './complaint-course.ts'

/**
 * A case as it stands after its moves and steps, each oldest first by the clock. The latest says who has it and what
 * it is about; `answeredAt` is the house's first contact after the opening, UTC milliseconds.
 */
export function caseAfter(
  opened: OpenedCase,
  { moves, steps, answeredAt }: Pick<Case, 'moves' | 'steps' | 'answeredAt'>,
): Case {
  let now = opened
  for (const step of steps) {
    if (step.kind === 'assigned') now = { ...now, ...step.holder }
    if (step.kind === 'changed')
      now = { ...now, ...step.category, ...(step.subject !== null && { subject: step.subject }) }
  }
  return { ...now, state: stateAfter(moves), complaint: complaintAfter(steps), answeredAt, moves, steps }
}

/** How often somebody put the case before others, against the yardstick. */
export function timesMovedAhead({ steps }: Pick<Case, 'steps'>): number {
  return steps.filter(({ kind }) => kind === 'moved-ahead').length
}

/**
 * When it was solved, UTC milliseconds: the first green since it was last open, so that a second seat that closed it
 * too does not make it later. Null while it is open.
 */
export function solvedAt(moves: readonly Pick<CaseMove, 'at' | 'to'>[]): number | null {
  let at: number | null = null
  for (const move of moves) at = move.to === 'green' ? (at ?? move.at) : null
  return at
}

/** Whether somebody still has to do something: not solved, or a complaint that has not come to its end. */
export function needsWork({ state, complaint }: Pick<Case, 'state' | 'complaint'>): boolean {
  return state !== 'green' || !closesComplaint(complaint)
}

/** A line of a case's course. `again`: another seat had already done the same. */
export type CourseEntry = { readonly again: boolean } & (
  | {
      readonly kind: 'move'
      readonly move: CaseMove
      readonly opening: boolean
      /** Solved before, and taken up again. */
      readonly reopened: boolean
    }
  | { readonly kind: 'step'; readonly step: CaseStep }
)

/** Everything that happened to a case, newest first. */
export function caseCourse({ moves, steps }: Pick<Case, 'moves' | 'steps'>): readonly CourseEntry[] {
  const moved = moves.map((move, index) => ({
    kind: 'move' as const,
    move,
    opening: index === 0,
    reopened: move.to !== 'green' && moves[index - 1]?.to === 'green',
    again: index > 0 && moves[index - 1]?.to === move.to,
  }))
  const stepped = steps.map((step, index) => ({
    kind: 'step' as const,
    step,
    again: step.kind === 'complaint' && index > 0 && complaintAfter(steps.slice(0, index)) === step.stage,
  }))
  const atOf = (entry: CourseEntry) => (entry.kind === 'move' ? entry.move.at : entry.step.at)
  // Stable: what one press did at one moment stays in the order it was done, the move before the step.
  return [...moved, ...stepped].sort((a, b) => atOf(a) - atOf(b)).reverse()
}
