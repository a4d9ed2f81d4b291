import { useEffect, useState } from 'react'
import { InteractionId } from '../../src-main/contract/ids.ts'
import {
  mostSorted,
  type ReviewFilter,
  ReviewOrder,
  type ReviewQuestion,
  type ReviewRow,
} from '../../src-main/contract/review.ts'
import { CardView } from '../customers/card-view.tsx'
import { useCard } from '../customers/use-card.ts'
import { OpenPackButton } from '../review-pack/open-pack-button.tsx'
import { PackMenu } from '../review-pack/pack-menu.tsx'
import { PackScreen } from '../review-pack/pack-screen.tsx'
import { ReviewPane } from '../scoring/review-pane.tsx'
import { lookInCard, showEntry, wholeTimeline } from '../state/card-place.ts'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { FilterBar } from './filter-bar.tsx'
import styles from './review-screen.module.css'
import { mostRows, ReviewTable } from './review-table.tsx'
import { useMayFind } from './use-may-find.ts'
import { type Review, useReview } from './use-review.ts'

/** A lead looks through everybody's contacts: filters, a table, and beside it the card of the row that is chosen. */
export function ReviewScreen() {
  const { review } = useTexts()
  const mayFind = useMayFind()
  const pack = useConsole((state) => state.pack)
  if (pack) return <PackScreen key={pack.packId} pack={pack} />
  if (mayFind) return <Desk />
  return (
    <Panel title={review.title} level={1} grow>
      <EmptyState icon="filter" title={review.forLeads}>
        <p>{review.forLeadsWhy}</p>
        <OpenPackButton small />
      </EmptyState>
    </Panel>
  )
}

function Desk() {
  const texts = useTexts()
  const { ui } = useAccess()
  const question = useUi((state) => state.reviewQuestion)
  const found = useReview(question)
  const of = found.result?.of ?? ''
  const count = Math.min(mostRows, found.result?.total.count ?? 0)
  const selected = Math.min(found.selected, Math.max(0, count - 1))
  const row = count > 0 ? found.rowAt(selected) : undefined

  const ask = (reviewQuestion: ReviewQuestion) => ui.setState({ reviewQuestion })
  const open = () => {
    if (row === undefined) return
    showEntry(ui, row.customerId, row.id, row.at)
    openCustomer(ui, row.customerId)
  }

  return (
    <div className={styles['screen']}>
      <Panel
        title={texts.review.title}
        level={1}
        grow
        flush
        aside={
          <>
            <Count found={found} />
            <Select
              label={texts.review.order}
              hideLabel
              small
              value={question.order}
              options={ReviewOrder.options.map((id) => ({ id, text: texts.review.orders[id] }))}
              onChange={(order) => ask({ ...question, order })}
            />
            <PackMenu question={question} count={found.result?.total.count ?? null} />
          </>
        }
      >
        <FilterBar question={question} onAsk={ask} />
        <div className={styles['found']}>
          {found.share !== null && found.result === null ? (
            <EmptyState icon="clock" title={texts.review.reading(Math.round(found.share * 100))} />
          ) : found.result?.tooMany ? (
            <EmptyState icon="filter" title={tooMany(texts, found.result.total.count)} />
          ) : found.result !== null && count === 0 ? (
            <Nothing filter={question.filter} />
          ) : (
            <ReviewTable
              key={of}
              review={found}
              words={question.filter.words}
              count={count}
              selected={selected}
              onSelect={found.select}
              onOpen={open}
              tellsContact
            />
          )}
        </div>
      </Panel>
      <div className={styles['side']}>
        <Side row={row} />
      </div>
    </div>
  )
}

function Nothing({ filter: { sample, reviewed } }: { filter: ReviewFilter }) {
  const { review } = useTexts()
  const isDone = sample !== null && reviewed === false
  return (
    <EmptyState icon={isDone ? 'check' : 'filter'} title={isDone ? review.noneLeft : review.none}>
      <p>{isDone ? review.noneLeftWhy : review.noneWhy}</p>
    </EmptyState>
  )
}

function tooMany({ review, time }: ReturnType<typeof useTexts>, count: number): string {
  return review.tooMany(time.count(count), time.count(mostSorted))
}

function Count({ found: { result, isCurrent } }: { found: Review }) {
  const { review, time } = useTexts()
  const total = result?.total
  return (
    <span className={styles['count']} role="status">
      {total === undefined || !isCurrent
        ? review.searching
        : review.count(time.count(total.count), total.exact)}
      {total !== undefined && total.count > mostRows && ` ${review.onlyNewest(time.count(mostRows))}`}
    </span>
  )
}

/** Milliseconds on a row before its card is opened beside it: whoever runs through the rows waits for none of them. */
const restMs = 120

function Side({ row }: { row: ReviewRow | undefined }) {
  const { review } = useTexts()
  const { ui } = useAccess()
  const [shown, setShown] = useState<ReviewRow | undefined>(undefined)
  useEffect(() => {
    const timer = setTimeout(() => setShown(row), restMs)
    return () => clearTimeout(timer)
  }, [row])
  const card = useCard(shown?.customerId ?? null)
  useEffect(() => {
    if (shown === undefined) return
    // The focus stays in the table.
    const { customerId, at } = shown
    lookInCard(ui, customerId, { tab: 'history', filter: wholeTimeline, until: at, target: null })
  }, [ui, shown])
  if (!card)
    return (
      <Panel label={review.columns.customer} grow>
        <EmptyState icon="card" title={review.choose}>
          <p>{review.keys}</p>
        </EmptyState>
      </Panel>
    )
  const interactionId = shown && shown.channel !== 'note' ? InteractionId.parse(shown.id) : null
  return (
    <>
      {interactionId && <ReviewPane interactionId={interactionId} />}
      <CardView key={card.customer.id} card={card} />
    </>
  )
}
