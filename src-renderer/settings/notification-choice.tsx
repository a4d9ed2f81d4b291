import { useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './settings.module.css'

/** Browser host only: the Electron host brings its window forward, and its own notifications need no question. */
export function NotificationChoice() {
  const { settings: words } = useTexts()
  const available = typeof Notification !== 'undefined' && window.pronto === undefined
  const [permission, setPermission] = useState(available ? Notification.permission : 'denied')
  if (!available) return null

  return (
    <div className={styles['line']}>
      <div>
        <b>{words.notifications}</b>
        <p className={styles['why']}>{words.notificationsWhy}</p>
      </div>
      {permission === 'default' ? (
        <Button onPress={() => void Notification.requestPermission().then(setPermission)}>
          {words.notificationsAllow}
        </Button>
      ) : (
        <span>{permission === 'granted' ? words.notificationsOn : words.notificationsDenied}</span>
      )}
    </div>
  )
}
