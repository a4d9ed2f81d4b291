import type { Countdown } from '../../src-main/contract/case-steps.ts'
import type { Case } from '../../src-main/contract/history.ts'
import { type Due, duesOf, isCounting, nextDue, openLeft } from '../../src-main/domain/due-time.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute, useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './due-line.module.css'

const css = classesOf(styles)

/** What is due next and by when, how much opening time is left, or plainly that it is late. */
export function DueLine({ each, countdown }: { each: Case; countdown: Countdown | undefined }) {
  const { cases, time } = useTexts()
  const now = useMinute()
  const due = nextDue(each, now)
  if (!due) return null
  const words = (due.late ? cases.due.late : cases.due.by)[due.due](time.said(due.by, now))
  return (
    <p className={css('due', due.late && 'late')}>
      <Icon name={due.late ? 'warning' : 'clock'} size="s" />
      <span>
        {words}
        {!due.late && countdown?.by === due.by && <Left countdown={countdown} />}
      </span>
    </p>
  )
}

const anHour = 3_600_000

/** Stands still while the desk is shut. */
function Left({ countdown }: { countdown: Countdown }) {
  const { cases, time } = useTexts()
  const now = useNow()
  const left = openLeft(countdown, now)
  const words = left < anHour ? time.timer(left) : time.duration(Math.floor(left / 60_000) * 60)
  return (
    <span className={css('left')}>
      {' · '}
      {isCounting(countdown, now) ? cases.due.left(words) : cases.due.paused(words)}
    </span>
  )
}

/** Both due times of a case, met or not: for its own view. */
export function DueHistory({ each }: { each: Case }) {
  const now = useMinute()
  const met = duesOf(each, now).filter(({ metAt }) => metAt !== null)
  return met.map((due) => <Met key={due.due} due={due} now={now} />)
}

function Met({ due: { due, metAt, late }, now }: { due: Due; now: number }) {
  const { cases, time } = useTexts()
  if (metAt === null) return null
  return (
    <p className={css('due', late && 'late')}>
      <Icon name={late ? 'warning' : 'check'} size="s" />
      <span>{(late ? cases.due.metLate : cases.due.met)[due](time.said(metAt, now))}</span>
    </p>
  )
}
