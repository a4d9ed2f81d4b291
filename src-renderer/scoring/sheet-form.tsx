import type { HouseSettings } from '../../src-main/contract/house.ts'
import type { ScoreQuestion, ScoreSheet } from '../../src-main/contract/scoring.ts'
import houseStyles from '../house/house.module.css'
import { replaced } from '../house/ordering.ts'
import { RowButtons } from '../house/row-buttons.tsx'
import type { Section } from '../house/use-section.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { newQuestion } from './new-question.ts'
import styles from './sheet-form.module.css'

type SheetFormProps = {
  sheet: ScoreSheet
  section: Section<HouseSettings['scoreSheets']>
  onChange: (sheet: ScoreSheet) => void
}

const failures = ['zero', 'mark'] as const
const mostQuestions = 30

/** One sheet: what it is called, what a failed must-have does, and its questions in their order. */
export function SheetForm({ sheet, section, onChange }: SheetFormProps) {
  const texts = useTexts()
  const words = texts.scoring.sheets
  const { name, failure, questions } = sheet
  const problem = section.problemAt(`${sheet.id}.name`)
  const error = problem && texts.house.problems[problem]
  const setQuestions = (next: readonly ScoreQuestion[]) => onChange({ ...sheet, questions: next })
  return (
    <>
      <div className={houseStyles['fields']}>
        <TextField
          label={words.nameIt}
          value={name.it}
          maxLength={200}
          autoFocus={name.it === '' && name.en === ''}
          error={error}
          onChange={(it) => onChange({ ...sheet, name: { ...name, it } })}
        />
        <TextField
          label={words.nameEn}
          value={name.en}
          maxLength={200}
          onChange={(en) => onChange({ ...sheet, name: { ...name, en } })}
        />
        <Select
          label={words.failure}
          value={failure}
          options={failures.map((id) => ({ id, text: words.failures[id] }))}
          onChange={(chosen) => onChange({ ...sheet, failure: chosen })}
        />
      </div>
      <h3 className={houseStyles['small-title']}>{words.questions}</h3>
      <ol className={styles['questions']}>
        {questions.map((question, at) => (
          <li key={question.id} className={styles['question']}>
            <QuestionFields
              sheet={sheet}
              at={at}
              question={question}
              section={section}
              onChange={setQuestions}
            />
          </li>
        ))}
      </ol>
      {questions.length < mostQuestions && (
        <div className={houseStyles['actions']}>
          <Button size="s" icon="plus" onPress={() => setQuestions([...questions, newQuestion()])}>
            {words.addQuestion}
          </Button>
        </div>
      )}
    </>
  )
}

type QuestionFieldsProps = {
  sheet: ScoreSheet
  at: number
  question: ScoreQuestion
  section: SheetFormProps['section']
  onChange: (questions: readonly ScoreQuestion[]) => void
}

const maxima = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const weights = [1, 2, 3, 4, 5, 10, 20]

function QuestionFields({ sheet, at, question, section, onChange }: QuestionFieldsProps) {
  const texts = useTexts()
  const words = texts.scoring.sheets
  const { wording, maximum, weight, mustHave, optional } = question
  const problem = section.problemAt(`${sheet.id}.${question.id}`)
  const error = problem && texts.house.problems[problem]
  const set = (part: Partial<ScoreQuestion>) =>
    onChange(replaced(sheet.questions, at, { ...question, ...part }))
  const offered = weights.includes(weight) ? weights : [weight, ...weights]
  return (
    <fieldset className={styles['fields']}>
      <legend className="visually-hidden">{words.question(at + 1)}</legend>
      <div className={styles['wordings']}>
        <TextField
          label={words.wordingIt}
          value={wording.it}
          maxLength={200}
          error={error}
          onChange={(it) => set({ wording: { ...wording, it } })}
        />
        <TextField
          label={words.wordingEn}
          value={wording.en}
          maxLength={200}
          onChange={(en) => set({ wording: { ...wording, en } })}
        />
      </div>
      <div className={styles['rules']}>
        <Select
          label={words.maximum}
          value={`${maximum}`}
          options={maxima.map((points) => ({
            id: `${points}`,
            text: points === 1 ? words.yesNo : words.upTo(points),
          }))}
          onChange={(points) => set({ maximum: Number(points) })}
        />
        <Select
          label={words.weight}
          value={`${weight}`}
          options={offered.map((each) => ({ id: `${each}`, text: `${each}` }))}
          onChange={(each) => set({ weight: Number(each) })}
        />
        <Checkbox isSelected={mustHave} onChange={(on) => set({ mustHave: on })}>
          {words.mustHave}
        </Checkbox>
        <Checkbox isSelected={optional} onChange={(on) => set({ optional: on })}>
          {words.optional}
        </Checkbox>
        <RowButtons
          items={sheet.questions}
          at={at}
          what={words.question(at + 1)}
          canRemove={sheet.questions.length > 1}
          onChange={onChange}
        />
      </div>
    </fieldset>
  )
}
