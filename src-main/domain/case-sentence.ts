import type { CaseSentence, NextStep } from '../contract/case-sentence.ts'
import type { Case } from '../contract/history.ts'
import type { CallbackPromise } from '../contract/promises.ts'
import { needsWork, solvedAt } from './case-steps.ts'
import { nextDue } from './due-time.ts'
import { courseOf, isOwed } from './promise-course.ts'

/**
 * `promises` are the customer's: only those of this case count, and only those not yet kept or released. A promise
 * goes before the yardstick, and one that can still be kept before one that is broken: nothing is said that is not so.
 */
export function caseSentence(
  each: Case,
  promises: readonly CallbackPromise[],
  holder: { readonly owner: string | null; readonly desk: string | null },
  now: number,
): CaseSentence {
  return { subject: each.subject, state: each.state, ...holder, next: nextStep(each, promises, now) }
}

function nextStep(each: Case, promises: readonly CallbackPromise[], now: number): NextStep {
  if (each.state === 'green')
    return { kind: 'solved', at: solvedAt(each.moves) ?? each.openedAt, complaintOpen: needsWork(each) }
  const owed = promises
    .filter((promise) => promise.caseId === each.id && isOwed(promise))
    .sort((a, b) => a.dueAt - b.dueAt)
  const kept = owed.find((promise) => !courseOf(promise, now).broken)
  if (kept) return { kind: 'promised', what: kept.what, by: kept.dueAt }
  const broken = owed.at(-1)
  if (broken) return { kind: 'promise-broken', what: broken.what, by: broken.dueAt }
  const due = nextDue(each, now)
  if (due) return { kind: due.late ? 'overdue' : 'expected', due: due.due, by: due.by }
  return { kind: 'none' }
}
