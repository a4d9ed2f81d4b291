import type { Review, ScoreQuestion } from '../../src-main/contract/scoring.ts'
import { scoreOf } from '../../src-main/domain/score.ts'
import { wordingIn } from '../../src-main/domain/score-sheets.ts'
import { useLanguage, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Tag } from '../ui/tag.tsx'
import { answerWords, scoreWords } from './answer-words.ts'
import styles from './scoring.module.css'

const css = classesOf(styles)

type AnswersTableProps = { reviews: readonly Review[]; nameOf: (review: Review) => string }

/** The answers of one review, or of several side by side with the differences marked. */
export function AnswersTable({ reviews, nameOf }: AnswersTableProps) {
  const texts = useTexts()
  const words = texts.scoring
  const language = useLanguage()
  const rows = questionsOf(reviews).map((question) => {
    const cells = reviews.map(({ sheet, answers }) =>
      answerWords(
        sheet.questions.find(({ id }) => id === question.id),
        answers.find(({ questionId }) => questionId === question.id),
        texts,
      ),
    )
    return { question, cells, differs: new Set(cells).size > 1 }
  })
  const isCompared = reviews.length > 1
  const differing = rows.filter(({ differs }) => differs).length
  return (
    <table className={css('answers')}>
      {isCompared && <caption>{words.differing(differing)}</caption>}
      <thead>
        <tr>
          <th scope="col">{words.question}</th>
          {reviews.map((review) => (
            <th key={review.reviewerId} scope="col" title={nameOf(review)}>
              {nameOf(review)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ question, cells, differs }) => (
          <tr key={question.id} className={css(differs && 'differs')}>
            <th scope="row" dir="auto">
              {differs && (
                <span className={css('unlike')} title={words.differs}>
                  ≠<span className="visually-hidden"> {words.differs}: </span>
                </span>
              )}
              {wordingIn(question.wording, language)} {question.mustHave && <Tag>{words.mustHave}</Tag>}
            </th>
            {cells.map((cell, at) => (
              <td key={reviews[at]?.reviewerId}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {reviews.map((review) => {
            const score = scoreOf(review.sheet, review.answers)
            return (
              <td key={review.reviewerId}>
                <b>{scoreWords(score, texts)}</b> {score.failed && <Tag look="warning">{words.failed}</Tag>}
              </td>
            )
          })}
        </tr>
      </tfoot>
    </table>
  )
}

/** Each once, in the order of the sheets: two reviews may have been made by two versions of one. */
function questionsOf(reviews: readonly Review[]): readonly ScoreQuestion[] {
  const byId = new Map<string, ScoreQuestion>()
  for (const { sheet } of reviews)
    for (const question of sheet.questions) if (!byId.has(question.id)) byId.set(question.id, question)
  return [...byId.values()]
}
