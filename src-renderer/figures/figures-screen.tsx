import { useMemo, useState } from 'react'
import type { FigureName, FiguresAnswer, FiguresQuestion } from '../../src-main/contract/figures.ts'
import { isCustomersPart } from '../../src-main/domain/figures-law.ts'
import { createZoneDays, dateOfDay } from '../../src-main/domain/zone-days.ts'
import { useMayFind } from '../review/use-may-find.ts'
import { useAccess, useHouse, useLanguage, useTexts, useUi } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { FigureDialog } from './figure-dialog.tsx'
import { FigurePanel } from './figure-panel.tsx'
import styles from './figures.module.css'
import { createFormat } from './format.ts'
import type { Told } from './panel-parts.ts'
import { figuresInOrder, panelOf } from './panels.ts'
import { PeriodBar, periodOfChoice } from './period-bar.tsx'
import { useFigures } from './use-figures.ts'

/** What a team did, as pictures first. */
export function FiguresScreen() {
  const { figures: words } = useTexts()
  if (useMayFind()) return <Figures />
  return (
    <Panel title={words.title} level={1} grow>
      <EmptyState icon="chart" title={words.forLeads}>
        <p>{words.forLeadsWhy}</p>
      </EmptyState>
    </Panel>
  )
}

function Figures() {
  const { figures: words } = useTexts()
  const { ui } = useAccess()
  const choice = useUi(({ figuresChoice }) => figuresChoice)
  const { calendar, workerFigures } = useHouse()
  const now = useMinute()
  const period = periodOfChoice(choice, calendar.zone, now)
  const agentId = workerFigures === null ? null : choice.agentId
  const question = period && { period, deskId: choice.deskId, agentId }
  const counted = useFigures(question, workerFigures)
  return (
    <Panel
      title={words.title}
      level={1}
      shortcut="Alt B"
      grow
      flush
      aside={<span role="status">{counted.isCounting ? words.counting : ''}</span>}
    >
      <PeriodBar
        choice={choice}
        isWrong={period === null}
        onChange={(figuresChoice) => ui.setState({ figuresChoice })}
      />
      {counted.hasFailed && (
        <EmptyState icon="warning" title={words.failed}>
          <Button onPress={counted.again}>{words.again}</Button>
        </EmptyState>
      )}
      {counted.known !== null && question !== null && <AnswerOf {...counted.known} />}
    </Panel>
  )
}

type AnswerProps = { answer: FiguresAnswer; question: FiguresQuestion }

function AnswerOf({ answer, question }: AnswerProps) {
  const { figures: words } = useTexts()
  if (answer.kind === 'figures') return <Pictures answer={answer} question={question} />
  return (
    <EmptyState icon="people" title={words.withheld[answer.why]}>
      {answer.why === 'few-left' && <p>{words.fewLeftWhy}</p>}
      <p>{words.withheldWhy}</p>
    </EmptyState>
  )
}

const wide: readonly FigureName[] = ['hours', 'days', 'forecast']

function Pictures({
  answer,
  question,
}: AnswerProps & { answer: Extract<FiguresAnswer, { kind: 'figures' }> }) {
  const texts = useTexts()
  const { figures: words } = texts
  const language = useLanguage()
  const [open, setOpen] = useState<FigureName | null>(null)
  const told: Told = useMemo(
    () => ({ texts, words, format: createFormat(language) }),
    [texts, words, language],
  )
  const models = useMemo(
    () =>
      figuresInOrder.flatMap((name) => {
        const model = panelOf(name, answer, told)
        return model ? [{ name, model }] : []
      }),
    [answer, told],
  )
  const opened = models.find(({ name }) => name === open)
  return (
    <div className={styles['pictures']}>
      <Heading answer={answer} told={told} />
      <div className={styles['grid']}>
        {models.map(({ name, model }) => (
          <FigurePanel key={name} name={name} model={model} wide={wide.includes(name)} onOpen={setOpen} />
        ))}
      </div>
      {isCustomersPart(answer.figures) && <WorkWithheld />}
      <p className={styles['note']}>{words.people.definition}</p>
      {answer.figures.satisfaction !== null && models.every(({ name }) => name !== 'satisfaction') && (
        <p className={styles['note']}>{words.noSatisfaction}</p>
      )}
      {opened && <FigureDialog {...opened} question={question} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** What is missing, why, and what can be done about it. */
function WorkWithheld() {
  const { figures: words } = useTexts()
  return (
    <section className={styles['withheld']} aria-labelledby="figures-withheld">
      <Icon name="people" />
      <div>
        <h2 id="figures-withheld">{words.workWithheld}</h2>
        <p>{words.workWithheldWhat}</p>
        <p>{words.withheldWhy}</p>
      </div>
    </section>
  )
}

/** Which days, compared with which, of how many people, and what figures on single ones rest on. */
function Heading({
  answer: { figures, before, basis },
  told: { words, format },
}: {
  answer: Extract<FiguresAnswer, { kind: 'figures' }>
  told: Told
}) {
  const { zone } = useHouse().calendar
  const isRunning = figures.period.to > dateOfDay(createZoneDays(zone).dayOf(useMinute()))
  const span = ({ from, to }: FiguresQuestion['period']) =>
    words.span(format.longDay(from), format.longDay(to))
  return (
    <>
      <p className={styles['heading']}>
        <strong>{span(figures.period)}</strong>
        <span>{before ? words.comparedWith(span(before.period)) : words.notCompared}</span>
        {before && isRunning && <span>{words.periods.running}</span>}
        <span>{words.people.atWork(figures.people)}</span>
        {isCustomersPart(figures) && <span>{words.customersOnly}</span>}
      </p>
      {basis && (
        <p className={styles['basis']}>
          {words.basis(basis.kind, basis.reference, format.longDay(basis.date))}
        </p>
      )}
    </>
  )
}
