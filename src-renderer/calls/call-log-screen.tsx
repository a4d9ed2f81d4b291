import { useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { CallLog } from './call-log.tsx'
import styles from './call-log-screen.module.css'
import { DialField } from './dial-field.tsx'

export function CallLogScreen() {
  const { calls } = useTexts()
  return (
    <Panel
      title={calls.log.title}
      level={1}
      grow
      flush
      aside={
        <div className={styles['dial']}>
          <DialField />
        </div>
      }
    >
      <CallLog />
    </Panel>
  )
}
