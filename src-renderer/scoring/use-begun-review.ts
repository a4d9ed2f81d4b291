import type { InteractionId } from '../../src-main/contract/ids.ts'
import type { Review, ScoreSheet } from '../../src-main/contract/scoring.ts'
import { useHouse, useUi } from '../state/console-context.tsx'
import type { BegunReview } from '../state/ui-store.ts'

type Begun = {
  /** Null where the house has no sheet to score by. */
  readonly begun: BegunReview | null
  /** Whether something of it is not saved. */
  readonly isBegun: boolean
  readonly sheets: readonly ScoreSheet[]
}

/** The review that is being filled in: begun before, or what was saved, or an empty one by the first sheet. */
export function useBegunReview(interactionId: InteractionId, mine: Review | undefined): Begun {
  const { scoreSheets } = useHouse()
  const kept = useUi(({ begunReviews }) => begunReviews[interactionId])
  // A review keeps its sheet, also while it is changed.
  const sheets = mine ? [mine.sheet, ...scoreSheets.filter(({ id }) => id !== mine.sheet.id)] : scoreSheets
  const sheet = sheets.find(({ id }) => id === kept?.sheet.id) ?? sheets[0]
  if (sheet === undefined) return { begun: null, isBegun: false, sheets }
  if (kept) return { begun: { ...kept, sheet, answers: answersTo(sheet, kept) }, isBegun: true, sheets }
  if (!mine)
    return { begun: { sheet, answers: [], comments: [], flags: [], overall: '' }, isBegun: false, sheets }
  const { answers, comments, flags, overall } = mine
  return { begun: { sheet: mine.sheet, answers, comments, flags, overall }, isBegun: false, sheets }
}

/** The house may have changed the sheet meanwhile: what it still asks in the same way stays answered. */
function answersTo({ questions }: ScoreSheet, { answers }: BegunReview): BegunReview['answers'] {
  return answers.filter(({ questionId, points }) => {
    const question = questions.find(({ id }) => id === questionId)
    if (!question) return false
    return points === null ? question.optional : points <= question.maximum
  })
}
