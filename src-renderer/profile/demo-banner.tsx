import { useId } from 'react'
import { OpenPackButton } from '../review-pack/open-pack-button.tsx'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './profile.module.css'

/** Invented people: nobody should take them for their own customers. */
export function DemoBanner({ onStartOwn }: { onStartOwn: () => void }) {
  const { profile: words } = useTexts()
  const request = useRequests()
  const wordsId = useId()
  const houseExists = useConsole(({ profile }) => profile?.houseExists ?? false)

  return (
    <aside className={styles['demo']} aria-labelledby={wordsId}>
      <Icon name="people" size="s" />
      <span id={wordsId}>{words.demo}</span>
      {houseExists ? (
        <Button size="s" onPress={() => void request('profile:open-house', null)}>
          {words.openHouse}
        </Button>
      ) : (
        <Button size="s" onPress={onStartOwn}>
          {words.startOwn}
        </Button>
      )}
      <OpenPackButton small />
    </aside>
  )
}
