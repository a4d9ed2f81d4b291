import { useState } from 'react'
import { Outcome } from '../../src-main/contract/history.ts'
import type { ReviewFilter, ReviewPeriod, ReviewQuestion } from '../../src-main/contract/review.ts'
import { ReviewChannel, wholeReview } from '../../src-main/contract/review.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { MultiSelect } from '../ui/multi-select.tsx'
import { Select } from '../ui/select.tsx'
import styles from './filter-bar.module.css'
import { MoreFilters } from './more-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { type SetFilter, useSetFilters } from './set-filters.ts'

type BarProps = { question: ReviewQuestion; onAsk: (question: ReviewQuestion) => void }

const reviewWordsId = 'review-words'
const moreFiltersId = 'review-more-filters'
const periodKinds = ['any', 'this-week', 'last-week', 'this-month', 'last-month', 'between'] as const

/** What is looked for: the words, what is asked most often, and of the others those that are set. */
export function FilterBar({ question, onAsk }: BarProps) {
  const { review } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { filter } = question
  const set = useSetFilters(filter)
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
        <Button id={moreFiltersId} size="s" icon="filter" pressed={isOpen} onPress={() => setOpen(!isOpen)}>
          {review.moreOn(set.length)}
        </Button>
        <SavedFilters question={question} onAsk={onAsk} />
        {!isWhole && (
          <Button
            size="s"
            icon="retry"
            label={review.clear}
            hint={review.clear}
            onPress={() => {
              document.getElementById(reviewWordsId)?.focus()
              onAsk({ ...question, filter: wholeReview })
            }}
          />
        )}
      </div>
      <div className={styles['set']}>
        <MainFilters filter={filter} onChange={change} />
        <SetFilters set={set} onChange={change} />
      </div>
      {isOpen && <MoreFilters filter={filter} onChange={change} />}
    </search>
  )
}

type SetProps = { set: readonly SetFilter[]; onChange: FilterProps['onChange'] }

/** Each can be taken back where it stands. */
function SetFilters({ set, onChange }: SetProps) {
  const { review } = useTexts()
  return set.map(({ name, text, without }) => (
    <button
      key={name}
      type="button"
      className={styles['chip']}
      title={review.chips.remove(text)}
      aria-label={review.chips.remove(text)}
      onClick={() => {
        // It goes with its filter; where all the others are set stays.
        document.getElementById(moreFiltersId)?.focus()
        onChange(without)
      }}
    >
      <span dir="auto">{text}</span>
      <Icon name="close" size="s" />
    </button>
  ))
}

export type FilterProps = { filter: ReviewFilter; onChange: (changed: Partial<ReviewFilter>) => void }

function MainFilters({ filter, onChange }: FilterProps) {
  const { review, card, calls } = useTexts()
  const agents = useConsole((state) => state.agents)
  const { period } = filter
  const channelText = (id: ReviewChannel) => (id === 'note' ? review.noteAlone : card.channels[id].none)
  return (
    <div className={styles['main']}>
      <Select
        pill
        label={review.period}
        value={period.kind}
        options={periodKinds.map((id) => ({ id, text: review.periods[id] }))}
        onChange={(kind) => onChange({ period: periodOf(kind) })}
      />
      {period.kind === 'between' && (
        <>
          <DateField
            small
            label={review.from}
            type="date"
            value={period.from ?? ''}
            onChange={(from) => onChange({ period: { ...period, from: from || null } })}
          />
          <DateField
            small
            label={review.to}
            type="date"
            value={period.to ?? ''}
            onChange={(to) => onChange({ period: { ...period, to: to || null } })}
          />
        </>
      )}
      <MultiSelect
        pill
        label={review.agent}
        values={filter.agentIds}
        options={agents.map(({ id, name }) => ({ id, text: name }))}
        whole={review.all}
        several={review.several}
        onChange={(agentIds) => onChange({ agentIds })}
      />
      <MultiSelect
        pill
        label={review.channel}
        values={filter.channels}
        options={ReviewChannel.options.map((id) => ({ id, text: channelText(id) }))}
        whole={review.any}
        several={review.several}
        onChange={(channels) => onChange({ channels })}
      />
      <MultiSelect
        pill
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
