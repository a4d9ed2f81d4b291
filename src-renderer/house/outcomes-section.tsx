import type { HouseSettings, OutcomeChoice } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { replaced } from './ordering.ts'
import { completeOutcomes, questionOf } from './outcomes.ts'
import { RowButtons } from './row-buttons.tsx'
import { SectionPanel } from './section-panel.tsx'
import { type Problems, useSection } from './use-section.ts'

function outcomeProblems(outcomes: HouseSettings['outcomes']): Problems {
  return completeOutcomes(outcomes).some(({ offered }) => offered) ? {} : { offered: 'none-offered' }
}

/** The outcomes of a call as the house calls and orders them, why a call may be transferred, and what customers are asked. */
export function OutcomesSection() {
  return (
    <div className={styles['beside']}>
      <Outcomes />
      <div className={styles['stack']}>
        <TransferReasons />
        <SatisfactionQuestion />
      </div>
    </div>
  )
}

function Outcomes() {
  const texts = useTexts()
  const { outcomes: words } = texts.houseLists
  const section = useSection('outcomes', { problemsOf: outcomeProblems })
  const choices = completeOutcomes(section.value)
  const problem = section.problemAt('offered')
  let digit = 0

  return (
    <SectionPanel title={words.title} section={section}>
      <p className={styles['why']}>{words.why}</p>
      <ol className={styles['rows']}>
        {choices.map((choice, at) => {
          const word = texts.calls.outcomes[choice.outcome]
          const set = (part: Partial<OutcomeChoice>) =>
            section.change([...replaced(choices, at, { ...choice, ...part })])
          if (choice.offered) digit += 1
          return (
            <li key={choice.outcome} className={styles['outcome']}>
              <span className={styles['digit']} aria-hidden="true">
                {choice.offered ? digit : '–'}
              </span>
              <TextField
                label={words.label(word)}
                hideLabel
                hint={word}
                value={choice.label}
                maxLength={40}
                onChange={(label) => set({ label })}
              />
              <Checkbox isSelected={choice.offered} onChange={(offered) => set({ offered })}>
                <span aria-hidden="true">{words.offered}</span>
                <span className="visually-hidden">{words.offeredFor(choice.label || word)}</span>
              </Checkbox>
              <RowButtons
                items={choices}
                at={at}
                what={choice.label || word}
                canRemove={false}
                onChange={(items) => section.change([...items])}
              />
            </li>
          )
        })}
      </ol>
      {problem && (
        <p className={styles['problems']} role="alert">
          {texts.house.problems[problem]}
        </p>
      )}
    </SectionPanel>
  )
}

function reasonProblems(reasons: HouseSettings['transferReasons']): Problems {
  const problems: Record<string, Problems[string]> = {}
  for (const [at, reason] of reasons.entries()) {
    const plain = reason.trim().toLocaleLowerCase()
    if (plain === '') problems[`${at}`] = 'empty'
    else if (reasons.findIndex((each) => each.trim().toLocaleLowerCase() === plain) < at)
      problems[`${at}`] = 'taken'
  }
  return problems
}

function TransferReasons() {
  const texts = useTexts()
  const { outcomes: words } = texts.houseLists
  const section = useSection('transferReasons', { problemsOf: reasonProblems })
  const { value, change } = section

  return (
    <SectionPanel title={words.reasons} section={section}>
      <p className={styles['why']}>{words.reasonsWhy}</p>
      <ol className={styles['rows']}>
        {value.map((reason, at) => {
          const problem = section.problemAt(`${at}`)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reason is known by its place while its words are typed
            <li key={at} className={styles['row']}>
              <TextField
                label={words.reason(at + 1)}
                hideLabel
                value={reason}
                maxLength={80}
                autoFocus={reason === ''}
                error={problem && texts.house.problems[problem]}
                onChange={(text) => change([...replaced(value, at, text)])}
              />
              <RowButtons
                items={value}
                at={at}
                what={reason || words.reason(at + 1)}
                onChange={(items) => change([...items])}
              />
            </li>
          )
        })}
      </ol>
      <div className={styles['actions']}>
        <Button size="s" icon="plus" isDisabled={value.length >= 30} onPress={() => change([...value, ''])}>
          {words.addReason}
        </Button>
      </div>
    </SectionPanel>
  )
}

const noProblems = () => ({})

function SatisfactionQuestion() {
  const texts = useTexts()
  const { outcomes: words } = texts.houseLists
  const section = useSection('satisfaction', { problemsOf: noProblems })
  return (
    <SectionPanel title={words.satisfaction} section={section}>
      <Checkbox
        isSelected={section.value.asked}
        onChange={(asked) => section.change({ ...section.value, asked })}
      >
        {words.satisfactionAsk}
      </Checkbox>
      <TextField
        label={words.satisfactionQuestion}
        hint={words.satisfactionOwn}
        value={section.value.question ?? ''}
        maxLength={160}
        onChange={(question) => section.change({ ...section.value, question })}
      />
      <p className={styles['why']}>
        {words.satisfactionWhy(questionOf(section.value, texts.calls.satisfaction))}
      </p>
    </SectionPanel>
  )
}
