import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { type Screen, showScreen } from '../state/ui-store.ts'
import { classesOf } from '../ui/classes.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import styles from './rail.module.css'

const css = classesOf(styles)

const screens = [
  { screen: 'call', icon: 'phone' },
  { screen: 'customers', icon: 'people' },
  { screen: 'log', icon: 'log' },
  { screen: 'settings', icon: 'settings' },
] as const satisfies readonly { screen: Screen; icon: IconName }[]

export function Rail() {
  const { shell } = useTexts()
  const { ui } = useAccess()
  const current = useUi(({ screen }) => screen)
  return (
    <nav className={css('rail')} aria-label={shell.rail}>
      {screens.map(({ screen, icon }) => (
        <button
          key={screen}
          type="button"
          className={css('item', screen === current && 'on')}
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => showScreen(ui, screen)}
        >
          <Icon name={icon} />
          {shell.screens[screen]}
        </button>
      ))}
    </nav>
  )
}
