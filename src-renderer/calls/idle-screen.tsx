import { TodayPanel } from '../promises/today-panel.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { CallLog } from './call-log.tsx'
import { DialField } from './dial-field.tsx'
import styles from './idle-screen.module.css'
import { RingMe } from './ring-me.tsx'

/** Nobody calls: how to call and be called, and who called last. */
export function IdleScreen() {
  const { calls } = useTexts()
  const line = useConsole((state) => state.line)
  const owed = useConsole(({ ledger }) => ledger.total)
  return (
    <div className={styles['screen']}>
      <div className={styles['now']}>
        {owed > 0 && <TodayPanel />}
        <Panel label={calls.idleTitle} grow={owed === 0}>
          <div className={owed === 0 ? styles['idle'] : styles['compact']}>
            <span className={styles['face']}>
              <Icon name="phone" size="l" />
            </span>
            <h1>{calls.idleTitle}</h1>
            <p>{line.state === 'none' ? calls.idleNoLine : line.demo ? calls.idleDemo : calls.idle}</p>
            {line.demo && <RingMe look="first" />}
            {line.state !== 'none' && <DialField />}
          </div>
        </Panel>
      </div>
      <div className={styles['last']}>
        <Panel title={calls.lastCalls} grow flush>
          <CallLog compact />
        </Panel>
      </div>
    </div>
  )
}
