import { type HoldLevel, holdLevel } from '../../src-main/domain/hold.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useNow } from '../ui/clock.ts'
import styles from './hold-clock.module.css'

const css = classesOf(styles)

const looks = ['calm', 'first', 'second', 'third'] as const satisfies Record<HoldLevel, string>

/** How long somebody waits. It says more with each step: one bar, two, three, and another sentence. */
export function HoldClock({ since, compact = false }: { since: number; compact?: boolean }) {
  const { calls, reach, time } = useTexts()
  const held = Math.max(0, useNow() - since)
  const level = holdLevel(held)
  const look = looks[level]
  return (
    <span className={css('hold', look, compact && 'compact')} role="timer">
      <Bars level={level} />
      <span className={css('words')}>
        <span>{calls.heldFor(time.timer(held))}</span>
        {look !== 'calm' && <strong>{reach.holdLevels[look]}</strong>}
      </span>
    </span>
  )
}

function Bars({ level }: { level: HoldLevel }) {
  return (
    <svg className={css('bars')} viewBox="0 0 14 12" aria-hidden="true">
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          className={css(bar <= level ? 'full' : 'empty')}
          x={(bar - 1) * 5 + 0.5}
          y={9 - bar * 3 + 0.5}
          width="3"
          height={bar * 3 + 2}
          rx="0.5"
        />
      ))}
    </svg>
  )
}
