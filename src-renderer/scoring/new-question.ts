import { uuidv7 } from 'uuidv7'
import { ScoreQuestionId } from '../../src-main/contract/ids.ts'
import type { ScoreQuestion } from '../../src-main/contract/scoring.ts'

export function newQuestion(): ScoreQuestion {
  const id = ScoreQuestionId.parse(uuidv7())
  const wording = { it: '', en: '' }
  return { id, wording, maximum: 1, weight: 1, mustHave: false, optional: true }
}
