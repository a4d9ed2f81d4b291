import { Outcome } from '../../src-main/contract/history.ts'
import type { OutcomeChoice, SatisfactionRules } from '../../src-main/contract/house.ts'

/** Every outcome once, in the house's order; what the house has no word on follows, and is offered. */
export function completeOutcomes(choices: readonly OutcomeChoice[]): readonly OutcomeChoice[] {
  const own = choices.filter(
    ({ outcome }, at) => choices.findIndex((each) => each.outcome === outcome) === at,
  )
  const missing = Outcome.options.filter((outcome) => !own.some((each) => each.outcome === outcome))
  return [...own, ...missing.map((outcome) => ({ outcome, label: '', offered: true }))]
}

export type OfferedOutcome = { readonly outcome: Outcome; readonly label: string }

/** What is offered after a call, each by the house's own word or else by Pronto's; all where a house offers none. */
export function offeredOutcomes(
  choices: readonly OutcomeChoice[],
  words: Readonly<Record<Outcome, string>>,
): readonly OfferedOutcome[] {
  const all = completeOutcomes(choices)
  const offered = all.filter((each) => each.offered)
  return (offered.length > 0 ? offered : all).map(({ outcome, label }) => ({
    outcome,
    label: label || words[outcome],
  }))
}

/** How the house calls an outcome that a call or contact had. */
export function wordFor(
  outcome: Outcome,
  choices: readonly OutcomeChoice[],
  words: Readonly<Record<Outcome, string>>,
): string {
  return choices.find((each) => each.outcome === outcome)?.label || words[outcome]
}

/** What operators ask customers at the end, by the house's own words or else by Pronto's. */
export function questionOf({ question }: SatisfactionRules, own: string): string {
  return question?.trim() || own
}
