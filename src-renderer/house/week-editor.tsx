import { type PointerEvent, useState } from 'react'
import type { WeeklySpan } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { HoursField } from './hours-field.tsx'
import styles from './week.module.css'
import {
  barOf,
  minutesOfDay,
  painted,
  spansOn,
  weekdays,
  weeklyMinutes,
  withDays,
  workdays,
  writeHours,
} from './week-hours.ts'

const css = classesOf(styles)

type WeekEditorProps = {
  label: string
  hours: readonly WeeklySpan[]
  onChange: (hours: readonly WeeklySpan[]) => void
  /** What is typed and cannot be read yet, by `field` and weekday. */
  field: string
  typed: Readonly<Record<string, string>>
  onType: (field: string, text: string | null) => void
  /** Shown behind: the hours of the desk behind somebody's shifts. */
  behind?: readonly WeeklySpan[]
  /** What no hours mean: closed, unless told otherwise. */
  hint?: string
}

/** A week of hours, a day a row: typed beside, painted on the bar, both at once. */
export function WeekEditor({ label, hours, onChange, field, typed, onType, behind, hint }: WeekEditorProps) {
  const { week, days } = useTexts().house
  const monday = spansOn(hours, 1)

  return (
    <fieldset className={css('week')} aria-label={label}>
      <div className={css('day', 'ruler')} aria-hidden="true">
        <div>
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
              {hour}
            </span>
          ))}
        </div>
      </div>
      {weekdays.map((weekday) => (
        <Day
          key={weekday}
          weekday={weekday}
          hours={hours}
          {...(behind ? { behind } : {})}
          typed={typed[`${field}.${weekday}`]}
          onTyped={(text) => onType(`${field}.${weekday}`, text)}
          onChange={onChange}
          hint={hint}
        />
      ))}
      <div className={css('foot')}>
        <span className={css('how')}>{week.how}</span>
        <b>{week.total(weeklyMinutes(hours))}</b>
        <Button
          size="s"
          isDisabled={monday.length === 0}
          hint={`${days[0]}: ${writeHours(monday)}`}
          onPress={() => onChange(withDays(hours, workdays, monday))}
        >
          {week.copyMonday}
        </Button>
      </div>
    </fieldset>
  )
}

type DayProps = {
  weekday: number
  hours: readonly WeeklySpan[]
  behind?: readonly WeeklySpan[]
  typed: string | undefined
  onTyped: (text: string | null) => void
  onChange: (hours: readonly WeeklySpan[]) => void
  hint: string | undefined
}

function Day({ weekday, hours, behind, typed, onTyped, onChange, hint }: DayProps) {
  const { week, days } = useTexts().house
  const name = days[weekday - 1] ?? ''
  const spans = spansOn(hours, weekday)

  return (
    <div className={css('day')}>
      <span className={css('name')} aria-hidden="true">
        {name}
      </span>
      <HoursField
        label={week.hoursOn(name)}
        hideLabel
        spans={spans}
        typed={typed}
        onTyped={onTyped}
        hint={hint}
        onChange={(next) => onChange(withDays(hours, [weekday], next))}
      />
      <Bar
        weekday={weekday}
        hours={hours}
        {...(behind ? { behind } : {})}
        onPaint={(from, to, open) => {
          if (typed !== undefined) onTyped(null)
          onChange(withDays(hours, [weekday], painted(spans, from, to, open)))
        }}
      />
    </div>
  )
}

const slot = 30
type Stroke = { readonly from: number; readonly at: number; readonly open: boolean }

type BarProps = {
  weekday: number
  hours: readonly WeeklySpan[]
  behind?: readonly WeeklySpan[]
  onPaint: (from: number, to: number, open: boolean) => void
}

function Bar({ weekday, hours, behind = [], onPaint }: BarProps) {
  const [stroke, setStroke] = useState<Stroke | null>(null)
  const own = barOf(hours, weekday)
  const slotOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const minute = ((event.clientX - left) / width) * minutesOfDay
    return Math.min(minutesOfDay - slot, Math.max(0, Math.floor(minute / slot) * slot))
  }

  return (
    <div
      className={css('hours')}
      data-weekday={weekday}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        const at = slotOf(event)
        event.currentTarget.setPointerCapture(event.pointerId)
        setStroke({ from: at, at, open: !own.some(({ from, to, night }) => !night && at >= from && at < to) })
      }}
      onPointerMove={(event) => stroke && setStroke({ ...stroke, at: slotOf(event) })}
      onPointerCancel={() => setStroke(null)}
      onPointerUp={() => {
        if (stroke) onPaint(...rangeOf(stroke), stroke.open)
        setStroke(null)
      }}
    >
      {barOf(behind, weekday).map(({ from, to }) => (
        <Block key={`behind ${from}`} look="behind" from={from} to={to} />
      ))}
      {own.map(({ from, to, night }) => (
        <Block key={`${night} ${from}`} look={night ? 'night' : 'open'} from={from} to={to} />
      ))}
      {stroke && (
        <Block look={stroke.open ? 'open' : 'wiped'} from={rangeOf(stroke)[0]} to={rangeOf(stroke)[1]} />
      )}
    </div>
  )
}

function rangeOf({ from, at }: Stroke): readonly [number, number] {
  return [Math.min(from, at), Math.max(from, at) + slot]
}

function Block({
  look,
  from,
  to,
}: {
  look: 'behind' | 'night' | 'open' | 'wiped'
  from: number
  to: number
}) {
  const percent = (minutes: number) => `${(minutes / minutesOfDay) * 100}%`
  return <span className={css(look)} style={{ insetInlineStart: percent(from), width: percent(to - from) }} />
}
