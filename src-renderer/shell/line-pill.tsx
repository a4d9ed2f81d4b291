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

/** Always in sight: whether a call could reach this console right now. */
export function LinePill() {
  const { shell } = useTexts()
  const { state, demo, account } = useConsole(({ line }) => line)
  const alarms = useConsole((each) => each.alarms.length)
  const about = demo ? shell.line.demo : account ? shell.line.extension(account) : null
  const look = state === 'registered' && alarms > 0 ? 'connecting' : state
  return (
    <div className={css('pill', look)} role="status">
      <Icon name={icons[look]} size="s" />
      {shell.line[state]}
      {about && state !== 'none' && <small>{about}</small>}
    </div>
  )
}
