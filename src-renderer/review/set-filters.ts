import { type ReviewFilter, type SecondsRange, wholeReview } from '../../src-main/contract/review.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { eithers } from './more-filters.tsx'

/** One of the filters that are out of sight. */
export type SetFilter = {
  readonly name: keyof ReviewFilter
  readonly text: string
  /** What takes it back. */
  readonly without: Partial<ReviewFilter>
}

type Said = readonly [name: keyof ReviewFilter, text: string | null]

/** Of the filters that stand among the others, those that are set, as they are said in a word or two. */
export function useSetFilters(filter: ReviewFilter): readonly SetFilter[] {
  const { review } = useTexts()
  const cases = useCaseFilters(filter)
  const { chips, yes, no } = review
  const { hours, duration, held, repeatDays, sample } = filter
  const either = (name: (typeof eithers)[number]): Said => {
    const answer = filter[name]
    return [name, answer === null ? null : chips.asked(review[name], answer ? yes : no)]
  }
  const all: readonly Said[] = [
    ...cases,
    ...eithers.map(either),
    ['hours', hours === null ? null : chips.hours(`${hours.from}–${hours.to}`)],
    ['duration', ranged(minutesOf(duration), chips.minutes)],
    ['held', ranged(held, chips.heldSeconds)],
    ['repeatDays', repeatDays === null ? null : review.again(repeatDays)],
    ['sample', sample === null ? null : chips.sample(sample.size, sample.seed)],
  ]
  return all.flatMap(([name, text]) =>
    text === null ? [] : [{ name, text, without: { [name]: wholeReview[name] } }],
  )
}

function useCaseFilters(filter: ReviewFilter): readonly Said[] {
  const { review, cases } = useTexts()
  const { desks, categories } = useHouse()
  const { direction } = filter
  type Named = { readonly id: string; readonly name: string }
  const listed = (label: string, chosen: readonly string[], names: readonly Named[]) => {
    if (chosen.length === 0) return null
    // What was chosen once and is no longer on the list narrows all the same.
    const first = names.find(({ id }) => chosen.includes(id))?.name ?? '…'
    return review.chips.asked(label, chosen.length === 1 ? first : review.several(first, chosen.length - 1))
  }
  const states = filter.caseStates.map((id) => ({ id, name: cases.states[id] }))
  const reasons = filter.transferReasons.map((id) => ({ id, name: id || review.noReason }))
  return [
    [
      'direction',
      direction === null ? null : review.chips.asked(review.direction, review.directions[direction]),
    ],
    ['categoryIds', listed(review.category, filter.categoryIds, categories)],
    ['caseStates', listed(review.caseState, filter.caseStates, states)],
    ['deskIds', listed(review.desk, filter.deskIds, desks)],
    ['transferReasons', listed(review.transferReason, filter.transferReasons, reasons)],
  ]
}

function minutesOf({ from, to }: SecondsRange): SecondsRange {
  return { from: from === null ? null : from / 60, to: to === null ? null : to / 60 }
}

function ranged({ from, to }: SecondsRange, say: (range: string) => string): string | null {
  if (from !== null && to !== null) return say(`${from}–${to}`)
  if (from !== null) return say(`≥ ${from}`)
  return to === null ? null : say(`≤ ${to}`)
}
