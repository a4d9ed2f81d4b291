import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './profile.module.css'

/** Invented people: nobody should take them for their own customers. */
export function DemoBanner({ onStartOwn }: { onStartOwn: () => void }) {
  const { profile: words } = useTexts()
  const request = useRequests()
  const houseExists = useConsole(({ profile }) => profile?.houseExists ?? false)

  return (
    <div className={styles['demo']} role="note">
      <Icon name="people" size="s" />
      <span>{words.demo}</span>
      {houseExists ? (
        <Button size="s" onPress={() => void request('profile:open-house', null)}>
          {words.openHouse}
        </Button>
      ) : (
        <Button size="s" onPress={onStartOwn}>
          {words.startOwn}
        </Button>
      )}
    </div>
  )
}
