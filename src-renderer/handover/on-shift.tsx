import type { DeskOnShift, PersonOnShift } from '../../src-main/contract/shifts.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { isolate } from '../ui/isolate.ts'
import { Tag } from '../ui/tag.tsx'
import styles from './on-shift.module.css'

const css = classesOf(styles)

/** Desk by desk, who answers there now and until when. */
export function OnShift({ desks }: { desks: readonly DeskOnShift[] }) {
  return (
    <ul className={css('desks')}>
      {desks.map((desk) => (
        <li key={desk.id} className={css('desk')}>
          <b className={css('name')} dir="auto">
            {desk.name}
          </b>
          <Standing desk={desk} />
          {desk.people.length > 0 && (
            <ul className={css('people')}>
              {desk.people.map((person) => (
                <Person key={person.agentId} person={person} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where nobody can be named: when it is open; that nobody is there, plainly. */
function Standing({ desk: { open, changesAt, inRota, people } }: { desk: DeskOnShift }) {
  const { handover, time } = useTexts()
  const now = useMinute()
  if (!open)
    return (
      <span className={css('standing')}>
        {changesAt === null ? handover.closed : handover.opens(opening(changesAt, now, time))}
      </span>
    )
  if (inRota) return people.length === 0 && <Tag look="warning">{handover.nobodyOnShift}</Tag>
  return (
    <span className={css('standing')}>
      {changesAt === null ? handover.openLong : handover.openUntil(time.clock(changesAt))}
    </span>
  )
}

/** «domani, 09:00»; later in the week its name helps. */
function opening(at: number, now: number, time: Texts['time']): string {
  return at - now < 24 * 60 * 60_000 ? time.when(at, now) : time.stamp(at)
}

function Person({ person: { agentId, until } }: { person: PersonOnShift }) {
  const { handover, time } = useTexts()
  const agent = useConsole(({ agents }) => agents.find(({ id }) => id === agentId))
  const isMe = useConsole((state) => state.agentId === agentId)
  return (
    <li className={css('person', isMe && 'me')}>
      <span className={css('initials')}>{agent?.initials ?? '?'}</span>
      <span>{isolate(agent?.name ?? '?')}</span>
      {until !== null && <small>{handover.personUntil(time.clock(until))}</small>}
    </li>
  )
}
