import { Outcome } from '../../src-main/contract/history.ts'
import type { OutcomeChoice } from '../../src-main/contract/house.ts'

/** Every outcome once, in the house's order; what the house has no word on follows, and is offered. */
export function completeOutcomes(choices: readonly OutcomeChoice[]): readonly OutcomeChoice[] {
  const own = choices.filter(
    ({ outcome }, at) => choices.findIndex((each) => each.outcome === outcome) === at,
  )
  const missing = Outcome.options.filter((outcome) => !own.some((each) => each.outcome === outcome))
  return [...own, ...missing.map((outcome) => ({ outcome, label: '', offered: true }))]
}

export type OfferedOutcome = { readonly outcome: Outcome; readonly label: string }

/** What is offered after a call, each by the house's own word or else by Pronto's. */
export function offeredOutcomes(
  choices: readonly OutcomeChoice[],
  words: Readonly<Record<Outcome, string>>,
): readonly OfferedOutcome[] {
  const offered = completeOutcomes(choices).filter((each) => each.offered)
  return offered.map(({ outcome, label }) => ({ outcome, label: label || words[outcome] }))
}
