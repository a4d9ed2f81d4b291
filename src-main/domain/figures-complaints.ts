import type { ComplaintStage } from '../contract/case-steps.ts'
import { canStage } from './complaint-course.ts'

export type ComplaintStep = { readonly at: number; readonly stage: ComplaintStage | null }

/**
 * When a complaint first came to each stage (UTC milliseconds), by its steps, oldest first. A step that does not follow
 * from where it stood moves nothing; of what was no complaint after all, nothing is left.
 */
export function stagesReached(steps: readonly ComplaintStep[]): ReadonlyMap<ComplaintStage, number> {
  const reached = new Map<ComplaintStage, number>()
  let now: ComplaintStage | null = null
  for (const { at, stage } of steps) {
    if (!canStage(now, stage)) continue
    now = stage
    if (stage === null) reached.clear()
    else if (!reached.has(stage)) reached.set(stage, at)
  }
  return reached
}
