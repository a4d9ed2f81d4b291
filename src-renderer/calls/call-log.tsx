import { memo, useCallback, useMemo } from 'react'
import type { LoggedCall } from '../../src-main/contract/calls.ts'
import type { Outage } from '../../src-main/contract/outages.ts'
import { shortHoldMs } from '../../src-main/domain/hold.ts'
import { formatNumber } from '../customers/format-number.ts'
import { QualityButton } from '../diagnostics/quality-button.tsx'
import { wordFor } from '../house/outcomes.ts'
import { RecordedLines } from '../recording/recorded-lines.tsx'
import { RecordingsOfCard, useRecordedCall, useStrangersRecordings } from '../recording/use-recordings.ts'
import { useAccess, useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { accountShown, withAccount } from './account-of.ts'
import styles from './call-log.module.css'
import { lineOf } from './call-selection.ts'
import { OutageRow } from './outage-row.tsx'
import { useCallLog } from './use-call-log.ts'
import { useOutages } from './use-outages.ts'

const css = classesOf(styles)

/** As `call:log` answers at most. */
const callsInAPage = 100

type LogRow =
  | { readonly kind: 'day'; readonly key: string; readonly title: string }
  | { readonly kind: 'call'; readonly key: string; readonly call: LoggedCall }
  | { readonly kind: 'outage'; readonly key: string; readonly outage: Outage }

/** Compact leaves out what is not needed to call somebody back. */
export function CallLog({ compact = false }: { compact?: boolean }) {
  const { calls: texts, time } = useTexts()
  const now = useMinute()
  const { calls, isAll, loaded, loadMore } = useCallLog()
  // Below the oldest call that is shown, others may follow: what lies between them comes with them.
  const oldest = isAll || calls.length < callsInAPage ? undefined : calls.at(-1)
  const outages = useOutages(oldest?.receivedAt ?? Number.NEGATIVE_INFINITY)
  // Whoever is on a card has them there.
  const recordings = useStrangersRecordings(!compact)
  // Under the screen's own heading, or under the panel's.
  const Day = compact ? 'h3' : 'h2'
  const rows = useMemo(
    () => logRows(calls, outages, (at) => time.group(at, now)),
    [calls, outages, time, now],
  )
  const render = useCallback(
    (row: LogRow) =>
      row.kind === 'day' ? (
        <Day className={css('day')}>{row.title}</Day>
      ) : row.kind === 'outage' ? (
        <OutageRow outage={row.outage} now={now} />
      ) : (
        <CallRow call={row.call} now={now} compact={compact} />
      ),
    [now, compact, Day],
  )
  if (rows.length === 0)
    return loaded ? (
      <EmptyState icon="log" title={texts.log.empty}>
        <p>{texts.log.emptyWhy}</p>
      </EmptyState>
    ) : null
  return (
    <RecordingsOfCard value={recordings}>
      <VirtualList
        label={texts.log.list}
        items={rows}
        keyOf={keyOf}
        estimate={estimate}
        render={render}
        onNearEnd={loadMore}
      />
    </RecordingsOfCard>
  )
}

const keyOf = (row: LogRow) => row.key
const estimate = (row: LogRow) => (row.kind === 'day' ? 32 : 52)

function logRows(
  calls: readonly LoggedCall[],
  outages: readonly Outage[],
  dayOf: (at: number) => string,
): readonly LogRow[] {
  const entries = [
    ...calls.map((call) => ({ at: call.receivedAt, row: { kind: 'call', key: call.id, call } as const })),
    ...outages.map((outage) => ({
      at: outage.from,
      row: { kind: 'outage', key: outage.id, outage } as const,
    })),
  ].sort((a, b) => b.at - a.at)
  const rows: LogRow[] = []
  let day = ''
  for (const { at, row } of entries) {
    const title = dayOf(at)
    if (title !== day) rows.push({ kind: 'day', key: `day ${title}`, title })
    day = title
    rows.push(row)
  }
  return rows
}

const CallRow = memo(function CallRow({
  call,
  now,
  compact,
}: {
  call: LoggedCall
  now: number
  compact: boolean
}) {
  const texts = useTexts()
  const { calls, time } = texts
  const isDemo = useConsole((state) => state.line.demo)
  const account = useConsole(({ line }) => accountShown(call, line))
  const { outcomes } = useHouse()
  const isRecorded = useRecordedCall(call.id) !== null
  const missed = isMissed(call)
  const number = call.number === null ? '' : formatNumber(call.number)
  // A colleague who asked about a customer is who was on the line.
  const asked = call.passedOn?.how === 'asks'
  const name = (asked ? call.displayName : call.customerName) || number || calls.withheld
  return (
    <article className={css('call', missed && 'missed', compact && 'compact')}>
      <Icon name={iconOf(call, missed)} />
      <div className={css('who')}>
        <p>
          <b>{name}</b> {call.customerName !== null && !compact && <span>{number}</span>}
        </p>
        <p className={css('about')}>
          {[compact && account, aboutOf(call, missed, calls, time)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {!compact && (
        <>
          <span className={css('cell')}>{withAccount(call, account, lineOf(call, isDemo, texts))}</span>
          <span className={css('cell')}>
            {call.outcome
              ? wordFor(call.outcome, outcomes, calls.outcomes)
              : call.answeredAt !== null && call.endedAt !== null
                ? calls.log.noOutcome
                : ''}
          </span>
          <span className={css('cell')}>{readyIn(call, calls, time)}</span>
        </>
      )}
      <Actions call={call} name={name} withQuality={!compact && call.answeredAt !== null} />
      <time dateTime={new Date(call.receivedAt).toISOString()}>{time.mark(call.receivedAt, now)}</time>
      {isRecorded && (
        <div className={css('recorded')}>
          <RecordedLines callId={call.id} now={now} />
        </div>
      )}
    </article>
  )
})

type Texts = ReturnType<typeof useTexts>

/** Turned away by somebody here, or by what they have set. */
const turnedAway = ['refused-here', 'refused-here-busy', 'blocked', 'forwarded'] as const
const nobodyMissed = ['answered-elsewhere', 'blocked', 'forwarded'] as const

function aboutOf(call: LoggedCall, missed: boolean, calls: Texts['calls'], time: Texts['time']): string {
  const talked =
    call.answeredAt !== null && call.endedAt !== null
      ? time.duration((call.endedAt - call.answeredAt) / 1000)
      : null
  const refused = turnedAway.some((reason) => reason === call.end?.reason)
  // What was refused says so itself, and nobody missed it.
  const how =
    !refused &&
    (missed ? calls.log.missed : call.direction === 'in' ? calls.log.incoming : calls.log.outgoing)
  const running = call.endedAt === null && calls.log.running
  const held = call.heldMs >= shortHoldMs && calls.log.held(time.duration(call.heldMs / 1000))
  const why = call.answeredAt === null && call.end && calls.end[call.end.reason]
  return [how, talked, held, running, why].filter(Boolean).join(' · ')
}

function readyIn(call: LoggedCall, calls: Texts['calls'], time: Texts['time']): string {
  const took = call.pop?.paintedMs ?? call.pop?.committedMs ?? null
  return took === null ? '' : calls.ready(time.milliseconds(took))
}

function isMissed({ direction, answeredAt, endedAt, end }: LoggedCall): boolean {
  const unanswered = direction === 'in' && answeredAt === null && endedAt !== null
  return unanswered && !nobodyMissed.some((reason) => reason === end?.reason)
}

function iconOf(call: LoggedCall, missed: boolean): IconName {
  if (missed) return 'phone-missed'
  return call.direction === 'in' ? 'phone-in' : 'phone-out'
}

function Actions({ call, name, withQuality }: { call: LoggedCall; name: string; withQuality: boolean }) {
  const { calls, card } = useTexts()
  const { ui, request } = useAccess()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const { customerId, number } = call
  return (
    <div className={css('actions')}>
      {withQuality && <QualityButton call={call} name={name} />}
      {customerId !== null && (
        <button
          type="button"
          aria-label={calls.log.openCard(name)}
          title={card.card}
          onClick={() => openCustomer(ui, customerId)}
        >
          <Icon name="card" size="s" />
        </button>
      )}
      {number !== null && canCall && (
        <button
          type="button"
          aria-label={calls.log.callBack(name)}
          title={calls.log.callBack(name)}
          onClick={() => void request('call:dial', { target: number })}
        >
          <Icon name="phone-out" size="s" />
        </button>
      )}
    </div>
  )
}
