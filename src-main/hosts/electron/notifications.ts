import { Notification } from 'electron'
import type { CallNotification, ReminderNotification } from '../../contract/host.ts'

/** Shows a call that can be answered from the notification. Returns what takes it away. */
export function showCallNotification(
  { title, body, answer }: CallNotification,
  onAnswer: () => void,
  onClick: () => void,
): () => void {
  if (!Notification.isSupported()) return () => {}
  const notification = new Notification({
    title,
    body,
    // The ring sounds from the window, on the device that was chosen for it.
    silent: true,
    urgency: 'critical',
    timeoutType: 'never',
    actions: [{ type: 'button', text: answer }],
  })
  notification.on('action', onAnswer)
  notification.on('click', onClick)
  notification.show()
  return () => {
    notification.removeAllListeners()
    notification.close()
  }
}

/** Shows what is due at the desk; the system takes it away again. */
export function showReminder({ title, body }: ReminderNotification, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  notification.on('click', onClick)
  notification.show()
}
