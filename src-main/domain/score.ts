import type { ScoreAnswer, ScoreQuestion, ScoreSheet } from '../contract/scoring.ts'

export type Score = {
  /** Whole percent of what could be reached; null where nothing was applicable. */
  readonly percent: number | null
  /** A must-have got no points. */
  readonly failed: boolean
}

/** Divisible by every maximum from 1 to 9, so that no fraction is lost on the way to the percent. */
const parts = 2520

/**
 * The weighted mean of points in percent, halves rounded up. What is not applicable, and what nobody has answered yet,
 * counts neither above nor below the line. Points above a question's maximum count as the maximum.
 */
export function scoreOf({ questions, failure }: ScoreSheet, answers: readonly ScoreAnswer[]): Score {
  const given = questions.flatMap((question) => {
    const points = pointsOf(question, answers)
    return points === null ? [] : [{ question, points }]
  })
  const failed = given.some(({ question, points }) => question.mustHave && points === 0)
  const reachable = given.reduce((sum, { question }) => sum + question.weight * parts, 0)
  if (reachable === 0) return { percent: null, failed }
  if (failed && failure === 'zero') return { percent: 0, failed }
  const reached = given.reduce(
    (sum, { question, points }) => sum + (question.weight * points * parts) / question.maximum,
    0,
  )
  return { percent: Math.floor((200 * reached + reachable) / (2 * reachable)), failed }
}

/** Null: not applicable, or not answered. */
function pointsOf({ id, maximum }: ScoreQuestion, answers: readonly ScoreAnswer[]): number | null {
  const points = answers.find(({ questionId }) => questionId === id)?.points ?? null
  return points === null ? null : Math.min(points, maximum)
}

/** What still has no answer, in the order of the sheet. */
export function unanswered(
  { questions }: ScoreSheet,
  answers: readonly ScoreAnswer[],
): readonly ScoreQuestion[] {
  return questions.filter(({ id }) => !answers.some(({ questionId }) => questionId === id))
}

/** Whether the answers are to this sheet: each question once, within its points, and N/A only where it may be. */
export function answersSheet({ questions }: ScoreSheet, answers: readonly ScoreAnswer[]): boolean {
  if (answers.length !== questions.length) return false
  return questions.every(({ id, maximum, optional }) => {
    const answer = answers.find(({ questionId }) => questionId === id)
    if (answer === undefined) return false
    return answer.points === null ? optional : answer.points <= maximum
  })
}
