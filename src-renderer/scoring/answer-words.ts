import type { ScoreAnswer, ScoreQuestion } from '../../src-main/contract/scoring.ts'
import type { Score } from '../../src-main/domain/score.ts'
import type { Texts } from '../../src-main/texts/index.ts'

/** «Sì», «2 di 3», «n. a.»; a dash where the sheet did not ask. */
export function answerWords(
  question: ScoreQuestion | undefined,
  answer: ScoreAnswer | undefined,
  { scoring }: Texts,
): string {
  if (question === undefined || answer === undefined) return scoring.withoutAnswer
  if (answer.points === null) return scoring.notApplicable
  if (question.maximum === 1) return answer.points === 1 ? scoring.yes : scoring.no
  return scoring.points(answer.points, question.maximum)
}

export function scoreWords({ percent }: Score, { scoring }: Texts): string {
  return percent === null ? scoring.noScore : scoring.percent(percent)
}
