import type { MediaAlarm } from '../../src-main/contract/media.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import styles from './line-pill.module.css'

const css = classesOf(styles)

const icons = {
  registered: 'check',
  connecting: 'retry',
  unreachable: 'warning',
  none: 'card',
} as const satisfies Record<string, IconName>

/** What a registered line does not make up for; a device that is gone has another in its place. */
function drawbackOf(alarms: readonly MediaAlarm[]): 'unheard' | 'ringsSilently' | null {
  const without = (...which: readonly MediaAlarm[]) => which.some((alarm) => alarms.includes(alarm))
  if (without('no-microphone', 'microphone-denied', 'microphone-silent')) return 'unheard'
  return without('ring-blocked') ? 'ringsSilently' : null
}

/** Always in sight: whether a call could reach this console right now. */
export function LinePill() {
  const { shell } = useTexts()
  const drawback = useConsole((each) => drawbackOf(each.alarms))
  const { state, demo, account } = useConsole(({ line }) => line)
  const alarms = useConsole((each) => each.alarms.length)
  const about = demo ? shell.line.demo : account ? shell.line.extension(account) : null
  const look = state === 'registered' && alarms > 0 ? 'connecting' : state
  return (
    <div className={css('pill', look)} role="status">
      <Icon name={icons[look]} size="s" />
      {state === 'registered' && drawback ? shell.line[drawback] : shell.line[state]}
      {about && state !== 'none' && <small>{about}</small>}
    </div>
  )
}
