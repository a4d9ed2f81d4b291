import { memo, useEffect, useRef, useState } from 'react'
import {
  type CustomerCard,
  type TimelineFilter,
  TimelineKind,
  type TimelineMonth,
} from '../../src-main/contract/history.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { cardFront, lookInCard, wholeTimeline } from '../state/card-place.ts'
import { useAccess, useRequests, useTexts, useUi } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Pill, PillList } from '../ui/pill.tsx'
import { kindIcon } from './entry-icon.ts'
import styles from './timeline-bar.module.css'

type Change = Parameters<typeof lookInCard>[2]

/** Which of the history is shown: channels, a case, up to a date. */
export const TimelineBar = memo(function TimelineBar({ card }: { card: CustomerCard }) {
  const texts = useTexts()
  const { ui } = useAccess()
  const customerId = card.customer.id
  const { filter, jump } = useUi(({ cardPlaces }) => cardPlaces[customerId]) ?? cardFront
  const { timeline } = texts
  const look = (change: Change) => lookInCard(ui, customerId, { until: null, target: null, ...change })
  const isWhole = filter.kinds.length === 0 && filter.caseId === null && jump === null
  const clear = () => look({ filter: wholeTimeline })
  const bar = useEscape(isWhole ? null : clear)
  const chosenCase = card.cases.find(({ id }) => id === filter.caseId)

  return (
    <search ref={bar} className={styles['bar']} aria-label={timeline.bar}>
      <Pill
        label={timeline.kindsTitle}
        text={kindsText(filter, timeline)}
        isOn={filter.kinds.length > 0}
        icon="filter"
      >
        {() => (
          <PillList
            label={timeline.kindsTitle}
            mode="several"
            autoFocus
            options={TimelineKind.options.map((kind) => ({
              id: kind,
              text: timeline.kinds[kind],
              icon: kindIcon(kind),
            }))}
            chosen={filter.kinds}
            onChoose={(chosen) =>
              look({
                filter: { ...filter, kinds: TimelineKind.options.filter((kind) => chosen.includes(kind)) },
              })
            }
          />
        )}
      </Pill>
      {card.cases.length > 0 && (
        <Pill
          label={timeline.casesTitle}
          text={chosenCase?.subject ?? timeline.allCases}
          isOn={filter.caseId !== null}
          icon="folder"
        >
          {(close) => (
            <PillList
              label={timeline.casesTitle}
              mode="one"
              autoFocus
              options={card.cases.map(({ id, subject }) => ({ id, text: subject, icon: 'folder' }))}
              chosen={filter.caseId === null ? [] : [filter.caseId]}
              onChoose={([id]) => {
                close()
                look({ filter: { ...filter, caseId: card.cases.find((one) => one.id === id)?.id ?? null } })
              }}
            />
          )}
        </Pill>
      )}
      <Pill
        label={timeline.dateTitle}
        text={jump === null ? timeline.date : texts.time.date(jump.until)}
        isOn={jump !== null}
        icon="event"
      >
        {(close) => (
          <DateChoice
            card={card}
            filter={filter}
            onGo={(until) => {
              close()
              look({ until })
            }}
          />
        )}
      </Pill>
      {!isWhole && (
        <button type="button" className={styles['clear']} aria-keyshortcuts="Escape" onClick={clear}>
          {timeline.clear}
        </button>
      )}
    </search>
  )
})

/** Escape belongs to the note while one is written: it clears only where the focus is on this card, or nowhere. */
function useEscape(onEscape: (() => void) | null) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    if (onEscape === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      const at = document.activeElement
      const isHere = at === document.body || bar.current?.closest('section')?.contains(at)
      if (event.key === 'Escape' && !event.defaultPrevented && isHere) onEscape()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
  return bar
}

type DateChoiceProps = {
  card: CustomerCard
  filter: TimelineFilter
  onGo: (until: number | null) => void
}

function DateChoice({ card, filter, onGo }: DateChoiceProps) {
  const { timeline, time } = useTexts()
  const [day, setDay] = useState('')
  const months = useMonths(card.customer.id, filter)
  const until = endOfDay(day)
  return (
    <>
      <form
        className={styles['date']}
        onSubmit={(event) => {
          event.preventDefault()
          if (until !== null) onGo(until)
        }}
      >
        <DateField label={timeline.dateField} type="date" value={day} onChange={setDay} autoFocus />
        <Button type="submit" isDisabled={until === null}>
          {timeline.go}
        </Button>
        <Button look="quiet" onPress={() => onGo(null)}>
          {timeline.newest}
        </Button>
      </form>
      {months.length > 0 && (
        <>
          <p className={styles['title']}>{timeline.months}</p>
          <div className={styles['months']}>
            <PillList
              label={timeline.months}
              mode="none"
              options={months.map(({ newestAt }) => ({ id: String(newestAt), text: time.month(newestAt) }))}
              onChoose={([newestAt]) => onGo(Number(newestAt))}
            />
          </div>
        </>
      )}
    </>
  )
}

function useMonths(
  customerId: CustomerCard['customer']['id'],
  filter: TimelineFilter,
): readonly TimelineMonth[] {
  const request = useRequests()
  const [months, setMonths] = useState<readonly TimelineMonth[]>([])
  useEffect(() => {
    let over = false
    void request('customer:timeline-months', { customerId, filter }, { quiet: true }).then((result) => {
      if (!over && result.ok) setMonths(result.value)
    })
    return () => {
      over = true
    }
  }, [request, customerId, filter])
  return months
}

/** What is chosen, in the user's words; empty where nothing is. */
export function chosenText(card: CustomerCard, { kinds, caseId }: TimelineFilter, texts: Texts): string {
  const names = kinds.map((kind) => texts.timeline.kinds[kind])
  const about = card.cases.find(({ id }) => id === caseId)
  return [names.join(', '), about && texts.card.quoted(about.subject)].filter(Boolean).join(' · ')
}

function kindsText({ kinds }: TimelineFilter, { kinds: names, ...texts }: Texts['timeline']): string {
  const [only] = kinds
  if (only === undefined) return texts.allKinds
  return kinds.length === 1 ? names[only] : texts.someKinds(kinds.length)
}

/** The last millisecond of a day as the field has it (`2026-11-21`), on this machine's calendar. */
export function endOfDay(day: string): number | null {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date || year < 1970) return null
  return new Date(year, month - 1, date + 1).getTime() - 1
}
