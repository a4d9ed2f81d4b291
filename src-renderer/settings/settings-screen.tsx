import { HouseScreenOf } from '../house/house-screens.tsx'
import { useUi } from '../state/console-context.tsx'
import { SeatSection } from './seat-section.tsx'
import styles from './settings.module.css'
import { SettingsNav } from './settings-nav.tsx'

/** This seat's own settings and those of the house, one part at a time. */
export function SettingsScreen() {
  const place = useUi(({ settingsPlace }) => settingsPlace)
  return (
    <div className={styles['frame']}>
      <div className={styles['screen']}>
        <SettingsNav />
        {place === 'seat' ? <SeatSection /> : <HouseScreenOf key={place} screen={place} />}
      </div>
    </div>
  )
}
