import { useState } from 'react'
import { Outcome } from '../../src-main/contract/history.ts'
import type { ReviewFilter, ReviewPeriod, ReviewQuestion } from '../../src-main/contract/review.ts'
import { ReviewChannel, ReviewOrder, wholeReview } from '../../src-main/contract/review.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { MultiSelect } from '../ui/multi-select.tsx'
import { Select } from '../ui/select.tsx'
import styles from './filter-bar.module.css'
import { MoreFilters } from './more-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'

type BarProps = { question: ReviewQuestion; onAsk: (question: ReviewQuestion) => void }

export const reviewWordsId = 'review-words'
const periodKinds = ['any', 'this-week', 'last-week', 'this-month', 'last-month', 'between'] as const

/** What is looked for: the words, and whatever else narrows it. */
export function FilterBar({ question, onAsk }: BarProps) {
  const { review } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { filter, order } = question
  const change = (changed: Partial<ReviewFilter>) => onAsk({ ...question, filter: { ...filter, ...changed } })
  const isWhole = JSON.stringify(filter) === JSON.stringify(wholeReview)
  return (
    <search className={styles['bar']} aria-label={review.title}>
      <div className={styles['line']}>
        {/* Its frame shows the focus of the field in it. */}
        <label className={styles['words']}>
          <Icon name="search" size="s" />
          <input
            id={reviewWordsId}
            className={styles['input']}
            type="search"
            aria-label={review.words}
            placeholder={review.wordsHint}
            value={filter.words}
            maxLength={200}
            onChange={(event) => change({ words: event.target.value })}
          />
        </label>
        <Select
          label={review.order}
          hideLabel
          small
          value={order}
          options={ReviewOrder.options.map((id) => ({ id, text: review.orders[id] }))}
          onChange={(chosen) => onAsk({ ...question, order: chosen })}
        />
        <Button size="s" icon="filter" pressed={isOpen} onPress={() => setOpen(!isOpen)}>
          {review.moreOn(countMore(filter))}
        </Button>
        <Button
          size="s"
          look="quiet"
          isDisabled={isWhole}
          onPress={() => onAsk({ ...question, filter: wholeReview })}
        >
          {review.clear}
        </Button>
      </div>
      <SavedFilters question={question} onAsk={onAsk} />
      <MainFilters filter={filter} onChange={change} />
      {isOpen && <MoreFilters filter={filter} onChange={change} />}
    </search>
  )
}

export type FilterProps = { filter: ReviewFilter; onChange: (changed: Partial<ReviewFilter>) => void }

function MainFilters({ filter, onChange }: FilterProps) {
  const { review, card, calls } = useTexts()
  const agents = useConsole((state) => state.agents)
  const { period } = filter
  const channelText = (id: ReviewChannel) => (id === 'note' ? review.noteAlone : card.channels[id].none)
  return (
    <div className={styles['line']}>
      <Select
        label={review.period}
        value={period.kind}
        options={periodKinds.map((id) => ({ id, text: review.periods[id] }))}
        onChange={(kind) => onChange({ period: periodOf(kind) })}
      />
      {period.kind === 'between' && (
        <>
          <DateField
            label={review.from}
            type="date"
            value={period.from ?? ''}
            onChange={(from) => onChange({ period: { ...period, from: from || null } })}
          />
          <DateField
            label={review.to}
            type="date"
            value={period.to ?? ''}
            onChange={(to) => onChange({ period: { ...period, to: to || null } })}
          />
        </>
      )}
      <MultiSelect
        label={review.agent}
        values={filter.agentIds}
        options={agents.map(({ id, name }) => ({ id, text: name }))}
        whole={review.all}
        several={review.several}
        onChange={(agentIds) => onChange({ agentIds })}
      />
      <MultiSelect
        label={review.channel}
        values={filter.channels}
        options={ReviewChannel.options.map((id) => ({ id, text: channelText(id) }))}
        whole={review.any}
        several={review.several}
        onChange={(channels) => onChange({ channels })}
      />
      <MultiSelect
        label={review.outcome}
        values={filter.outcomes}
        options={Outcome.options.map((id) => ({ id, text: calls.outcomes[id] }))}
        whole={review.any}
        several={review.several}
        onChange={(outcomes) => onChange({ outcomes })}
      />
    </div>
  )
}

function periodOf(kind: (typeof periodKinds)[number]): ReviewPeriod {
  if (kind === 'any') return { kind }
  return kind === 'between' ? { kind, from: null, to: null } : { kind }
}

/** Of the filters that are out of sight, how many are set. */
function countMore(filter: ReviewFilter): number {
  const {
    words: _words,
    period: _period,
    agentIds: _agents,
    channels: _channels,
    outcomes: _outcomes,
    ...more
  } = filter
  const whole: Readonly<Record<string, unknown>> = wholeReview
  return Object.entries(more).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(whole[name]))
    .length
}
