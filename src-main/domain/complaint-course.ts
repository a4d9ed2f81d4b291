import type { Role } from '../contract/agents.ts'
import type { CaseStep, ComplaintStage } from '../contract/case-steps.ts'
import type { CaseState } from '../contract/history.ts'

/*
 *   none ──► received ──► classified ──► at-desk ──► solved ──► made-good
 *    ▲          │             │  ▲          │ ▲ ▲       │           │
 *    └──────────┴─────────────┘  └──────────┘ │ └───────┘           │
 *      it was no complaint       the wrong    └─────────────────────┘
 *                                desk           not solved after all
 */
const next: Readonly<Record<ComplaintStage | 'none', readonly (ComplaintStage | null)[]>> = {
  none: ['received'],
  received: ['classified', null],
  classified: ['at-desk', null],
  'at-desk': ['solved', 'classified'],
  solved: ['made-good', 'at-desk'],
  'made-good': ['at-desk'],
}

/** Where a complaint may go next, the likelier first; null is «no complaint». See the drawing above. */
export function nextStages(from: ComplaintStage | null): readonly (ComplaintStage | null)[] {
  return next[from ?? 'none']
}

export function canStage(from: ComplaintStage | null, to: ComplaintStage | null): boolean {
  return nextStages(from).includes(to)
}

/** Whether the complaint is off the table at this stage: solved, made good, or none at all. */
export function closesComplaint(stage: ComplaintStage | null): boolean {
  return stage === null || stage === 'solved' || stage === 'made-good'
}

/** Roles are chosen at start: this guards against mistakes and protects nothing. */
export function mayCloseComplaints(role: Role): boolean {
  return role === 'lead' || role === 'administrator'
}

/** Whether a case may be moved so: whoever may not close its complaint does not take it off the table either. */
export function maySolve(
  { complaint }: { readonly complaint: ComplaintStage | null },
  to: CaseState,
  role: Role | null,
): boolean {
  return to !== 'green' || closesComplaint(complaint) || (role !== null && mayCloseComplaints(role))
}

/**
 * Where a complaint stands after its steps, oldest first. A step that does not follow from where it stood is a second
 * seat's, taken before it had heard of the first: it stays a fact and moves nothing.
 */
export function complaintAfter(steps: readonly CaseStep[]): ComplaintStage | null {
  return steps.reduce<ComplaintStage | null>(
    (stage, step) => (step.kind === 'complaint' && canStage(stage, step.stage) ? step.stage : stage),
    null,
  )
}
