import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { ScoreAnswer, ScoreQuestion, ScoreSheet } from '../../src-main/contract/scoring.ts'
import { scoreOf, unanswered } from '../../src-main/domain/score.ts'
import { wordingIn } from '../../src-main/domain/score-sheets.ts'
import { useLanguage, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { scoreWords } from './answer-words.ts'
import { QuestionRow } from './question-row.tsx'
import { ReviewRemarks, type ReviewRemarksProps } from './review-remarks.tsx'
import { isKeyOfButton, pointsOfKey, takesWords } from './score-keys.ts'
import styles from './scoring.module.css'

type ScoreFormProps = ReviewRemarksProps & {
  sheets: readonly ScoreSheet[]
  isBusy: boolean
  isBegun: boolean
  above: ReactNode
  onSave: () => void
  onGiveUp: () => void
}

const saveId = 'save-review'

/** The sheet: a digit answers and goes on to the next question, Enter goes on too, and saves at the end. */
export function ScoreForm({ sheets, isBusy, isBegun, above, onSave, onGiveUp, ...remarks }: ScoreFormProps) {
  const texts = useTexts()
  const words = texts.scoring
  const language = useLanguage()
  const frame = useRef<HTMLFormElement>(null)
  const { begun, onChange } = remarks
  const { sheet, answers } = begun
  const open = unanswered(sheet, answers)
  const score = scoreOf(sheet, answers)

  function focusOn(question: ScoreQuestion | undefined): void {
    const radios = `[data-question="${question?.id}"] input`
    const input =
      frame.current?.querySelector<HTMLElement>(`${radios}:checked`) ??
      frame.current?.querySelector<HTMLElement>(radios)
    if (input) input.focus()
    else frame.current?.querySelector<HTMLElement>(`#${saveId}`)?.focus()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the keys begin, once
  useEffect(() => focusOn(open[0] ?? sheet.questions[0]), [])

  function give(question: ScoreQuestion, points: number | null): readonly ScoreAnswer[] {
    const others = answers.filter(({ questionId }) => questionId !== question.id)
    const given = [...others, { questionId: question.id, points }]
    onChange({ ...begun, answers: given })
    return given
  }

  function nextAfter(question: ScoreQuestion | undefined, given: readonly ScoreAnswer[]) {
    const left = unanswered(sheet, given)
    const at = question ? sheet.questions.indexOf(question) : -1
    return left.find((each) => sheet.questions.indexOf(each) > at) ?? left[0]
  }

  function onKey(event: KeyboardEvent<HTMLFormElement>): void {
    const { target, key, ctrlKey, altKey, metaKey, currentTarget } = event
    if (ctrlKey || altKey || metaKey || !(target instanceof HTMLElement)) return
    // What opens over the form sends its keys through here too.
    if (!currentTarget.contains(target) || takesWords(target) || isKeyOfButton(key, target)) return
    const id = target.closest<HTMLElement>('[data-question]')?.dataset['question']
    const question = sheet.questions.find((each) => each.id === id) ?? open[0]
    if (key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      if (open.length === 0) onSave()
      else focusOn(nextAfter(question, answers))
      return
    }
    const points = question && pointsOfKey(key, question)
    if (!question || points === undefined) return
    event.preventDefault()
    event.stopPropagation()
    focusOn(nextAfter(question, give(question, points)))
  }

  return (
    <form
      ref={frame}
      className={styles['form']}
      aria-label={words.title}
      onKeyDownCapture={onKey}
      onSubmit={(event) => {
        event.preventDefault()
        if (open.length === 0) onSave()
      }}
    >
      <div className={styles['sheet']}>
        {sheets.length > 1 && (
          <Select
            label={words.sheet}
            value={sheet.id as string}
            options={sheets.map(({ id, name }) => ({ id, text: wordingIn(name, language) }))}
            onChange={(id) => {
              const chosen = sheets.find((each) => each.id === id)
              if (chosen && chosen.id !== sheet.id) onChange({ ...begun, sheet: chosen, answers: [] })
            }}
          />
        )}
        {above}
        <p className={styles['quiet']}>{words.how}</p>
        {sheet.questions.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            answer={answers.find(({ questionId }) => questionId === question.id)}
            onAnswer={(points) => give(question, points)}
          />
        ))}
        <ReviewRemarks {...remarks} />
      </div>
      <div className={styles['foot']}>
        <p role="status">
          <b>{answers.length > 0 && scoreWords(score, texts)}</b>{' '}
          {score.failed && <Tag look="warning">{words.failed}</Tag>}{' '}
          {open.length > 0 && <span className={styles['quiet']}>{words.missing(open.length)}</span>}
        </p>
        {isBegun && <Button onPress={onGiveUp}>{words.giveUp}</Button>}
        <Button id={saveId} type="submit" look="first" isDisabled={open.length > 0 || isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
