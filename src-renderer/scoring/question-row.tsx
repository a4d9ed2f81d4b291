import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { ScoreAnswer, ScoreQuestion } from '../../src-main/contract/scoring.ts'
import { wordingIn } from '../../src-main/domain/score-sheets.ts'
import { useLanguage, useTexts } from '../state/console-context.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './scoring.module.css'

/** What a radio says for «not applicable». */
export const notApplicable = 'n'

type QuestionRowProps = {
  question: ScoreQuestion
  answer: ScoreAnswer | undefined
  onAnswer: (points: number | null) => void
}

/** One question with all its answers in sight; the form around it takes the digits. */
export function QuestionRow({ question, answer, onAnswer }: QuestionRowProps) {
  const { scoring: words } = useTexts()
  const language = useLanguage()
  const { maximum, mustHave, optional } = question
  const points = Array.from({ length: maximum + 1 }, (_, at) => at)
  // Null, not empty: a group that holds a value which none of its radios has lets nobody in with Tab.
  const value = answer === undefined ? null : answer.points === null ? notApplicable : `${answer.points}`
  return (
    <RadioGroup
      className={styles['question'] ?? ''}
      value={value}
      orientation="horizontal"
      data-question={question.id}
      onChange={(chosen) => onAnswer(chosen === notApplicable ? null : Number(chosen))}
    >
      <Label>
        <span dir="auto">{wordingIn(question.wording, language)}</span>{' '}
        {mustHave && <Tag>{words.mustHave}</Tag>}
      </Label>
      <div className={styles['options']}>
        {points.map((each) => (
          <Radio key={each} value={`${each}`} className={styles['option'] ?? ''}>
            {maximum === 1 ? (each === 1 ? words.yes : words.no) : each}
          </Radio>
        ))}
        {optional && (
          <Radio
            value={notApplicable}
            className={styles['option'] ?? ''}
            aria-label={words.notApplicableLong}
          >
            {words.notApplicable}
          </Radio>
        )}
      </div>
    </RadioGroup>
  )
}
