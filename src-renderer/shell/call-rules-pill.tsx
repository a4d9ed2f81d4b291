import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './call-rules-pill.module.css'

const css = classesOf(styles)

/** On every screen: whether nothing can ring here because somebody wanted it so; one click on it, and off. */
export function CallRulesPill() {
  const { callRules: words } = useTexts()
  const { request } = useAccess()
  const { doNotDisturb, forwardTo, forwardWhen } = useConsole(({ settings }) => settings.calls)
  const hasLine = useConsole(({ line }) => line.state !== 'none')
  if (!hasLine) return null
  const toggle = () => void request('settings:change', { calls: { doNotDisturb: !doNotDisturb } })
  return (
    <>
      {forwardTo !== '' && forwardWhen === 'always' && (
        <span className={css('forwarding')} title={words.forwardingWhy}>
          <Icon name="phone-out" size="s" />
          {words.forwarding(forwardTo)}
        </span>
      )}
      <button
        type="button"
        className={css('toggle', doNotDisturb && 'on')}
        aria-pressed={doNotDisturb}
        aria-label={words.doNotDisturb}
        title={doNotDisturb ? words.doNotDisturbOn : words.doNotDisturbOff}
        onClick={toggle}
      >
        <Icon name="bell-off" size="s" />
        {doNotDisturb && words.doNotDisturb}
      </button>
    </>
  )
}
