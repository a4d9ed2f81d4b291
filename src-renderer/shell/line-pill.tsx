import type { AccountOnLine } from '../../src-main/contract/line.ts'
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
  const { state, demo, account, accounts } = useConsole(({ line }) => line)
  const alarms = useConsole((each) => each.alarms.length)
  const about = demo ? shell.line.demo : account ? shell.line.extension(account) : null
  const isWhole = accounts.every((each) => each.state === 'registered')
  const look = state === 'registered' && (alarms > 0 || !isWhole) ? 'connecting' : state
  return (
    <div className={css('pill', look)} role="status">
      <Icon name={icons[look]} size="s" />
      {state === 'registered' && drawback ? shell.line[drawback] : shell.line[state]}
      {accounts.length > 1 ? (
        <AccountMarks accounts={accounts} />
      ) : (
        about && state !== 'none' && <small>{about}</small>
      )}
    </div>
  )
}

/** More have no room beside each other. */
const mostMarks = 3

/** Which of several accounts is connected, each by its own sign; of many, how many are. */
function AccountMarks({ accounts }: { accounts: readonly AccountOnLine[] }) {
  const { accounts: words } = useTexts()
  const states = accounts.map(({ name, state }) => words.stateOf(name, words.states[state]))
  if (accounts.length > mostMarks) {
    const up = accounts.filter(({ state }) => state === 'registered').length
    return <small title={states.join('\n')}>{words.pill(up, accounts.length)}</small>
  }
  return accounts.map(({ id, name, state }, index) => (
    <small key={id} className={css('mark')} title={states[index]}>
      <Icon name={icons[state]} size="s" />
      <span aria-hidden="true">{shortName(name)}</span>
      <span className="visually-hidden">{states[index]}</span>
    </small>
  ))
}

/** Of a long name the first word, which tells brands apart as well. */
function shortName(name: string): string {
  return name.length > 12 ? (name.split(/\s+/)[0] ?? name).slice(0, 12) : name
}
