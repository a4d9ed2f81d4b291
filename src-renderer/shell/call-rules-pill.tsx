import { forwardTrouble } from '../../src-main/domain/forwarding.ts'
import { whyRefused } from '../settings/why-refused.ts'
import { useAccess, useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './call-rules-pill.module.css'

const css = classesOf(styles)

/** On every screen: whether nothing can ring here because somebody wanted it so; one click on it, and off. */
export function CallRulesPill() {
  const texts = useTexts()
  const { callRules: words } = texts
  const { request } = useAccess()
  const { doNotDisturb, forwardTo, forwardWhen } = useConsole(({ settings }) => settings.calls)
  const hasLine = useConsole(({ line }) => line.state !== 'none')
  const { outgoing } = useHouse()
  // The house may have forbidden the number since, or an older Pronto have kept what is none.
  const trouble = forwardTrouble(forwardTo, outgoing)
  if (!hasLine) return null
  const toggle = () => void request('settings:change', { calls: { doNotDisturb: !doNotDisturb } })
  return (
    <>
      {trouble && (
        <span className={css('forwarding')} title={whyRefused(trouble, texts)}>
          <Icon name="warning" size="s" />
          {words.forwardingStopped}
        </span>
      )}
      {!trouble && forwardTo !== '' && forwardWhen === 'always' && (
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
