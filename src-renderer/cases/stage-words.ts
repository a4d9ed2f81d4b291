import type { ComplaintStage } from '../../src-main/contract/case-steps.ts'
import type { Texts } from '../../src-main/texts/index.ts'

const order = ['received', 'classified', 'at-desk', 'solved', 'made-good'] as const

/** What a press does to a complaint: «Reclamo: classificato» one stage on, back with the reason in the word. */
export function stageWord(
  from: ComplaintStage | null,
  to: ComplaintStage | null,
  texts: Texts['cases'],
): string {
  if (to === null) return texts.noComplaint
  if (from === null) return texts.flagComplaint
  const isBack = order.indexOf(to) < order.indexOf(from)
  if (isBack && (to === 'classified' || to === 'at-desk')) return texts.stageBack[to]
  return `${texts.complaint}: ${texts.stages[to]}`
}
