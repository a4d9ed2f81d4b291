import { pressing } from '../promises/ledger-rows.ts'
import { useMayFind } from '../review/use-may-find.ts'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { type Screen, showScreen } from '../state/ui-store.ts'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import styles from './rail.module.css'

const css = classesOf(styles)

const screens = [
  { screen: 'call', icon: 'phone' },
  { screen: 'customers', icon: 'people' },
  { screen: 'search', icon: 'search' },
  { screen: 'log', icon: 'log' },
  { screen: 'handover', icon: 'handover' },
  { screen: 'review', icon: 'filter' },
  { screen: 'figures', icon: 'chart' },
  { screen: 'reports', icon: 'letter' },
  { screen: 'settings', icon: 'settings' },
] as const satisfies readonly { screen: Screen; icon: IconName }[]

const forLeads: readonly Screen[] = ['review', 'figures', 'reports']

/** Promises that cannot wait, and calls that nobody answered. */
function Pressing() {
  const { promises, missed } = useTexts()
  const entries = useConsole(({ ledger }) => ledger.entries)
  const unreached = useConsole((state) => state.missed.total)
  const owed = pressing(entries, useMinute())
  const count = owed + unreached
  if (count === 0) return null
  const words = [owed > 0 && promises.waiting(owed), unreached > 0 && missed.waiting(unreached)]
    .filter(Boolean)
    .join(', ')
  return (
    <span className={css('count')} title={words}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

export function Rail() {
  const { shell } = useTexts()
  const { ui } = useAccess()
  const current = useUi(({ screen }) => screen)
  const leads = useMayFind()
  const isPackOpen = useConsole(({ pack }) => pack !== null)
  // A pack is read by whoever opens it, at anybody's seat; where it was closed is the way to the next one.
  const isShown = (screen: Screen) =>
    leads || !forLeads.includes(screen) || (screen === 'review' && (isPackOpen || screen === current))
  return (
    <nav className={css('rail')} aria-label={shell.rail}>
      {screens
        .filter(({ screen }) => isShown(screen))
        .map(({ screen, icon }) => (
          <button
            key={screen}
            type="button"
            className={css('item', screen === current && 'on')}
            aria-current={screen === current ? 'page' : undefined}
            onClick={() => showScreen(ui, screen)}
          >
            <span className={css('icon')}>
              <Icon name={icon} />
              {screen === 'call' && <Pressing />}
            </span>
            {shell.screens[screen]}
          </button>
        ))}
    </nav>
  )
}
