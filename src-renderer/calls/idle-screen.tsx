import { MyCases } from '../cases/my-cases.tsx'
import { useMyCases } from '../cases/use-my-cases.ts'
import { ShiftPanel } from '../handover/shift-panel.tsx'
import { TodayPanel } from '../promises/today-panel.tsx'
import { ReviewedPanel } from '../scoring/reviewed-panel.tsx'
import { useMyReviews } from '../scoring/use-my-reviews.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { CallLog } from './call-log.tsx'
import { DialField } from './dial-field.tsx'
import styles from './idle-screen.module.css'
import { MissedPanel } from './missed-panel.tsx'
import { RingMe } from './ring-me.tsx'

/** Nobody calls: what is owed and open, how to call and be called, and who called last. */
export function IdleScreen() {
  const { calls } = useTexts()
  const line = useConsole((state) => state.line)
  const owed = useConsole(({ ledger }) => ledger.total)
  const missed = useConsole((state) => state.missed.total)
  const mine = useMyCases()
  const reviews = useMyReviews()
  const isQuiet = owed === 0 && mine.cases.length === 0
  return (
    <div className={styles['screen']}>
      <div className={styles['now']}>
        {owed > 0 && <TodayPanel />}
        <ReviewedPanel reviews={reviews} />
        {mine.cases.length > 0 && <MyCases mine={mine} grow={owed === 0} />}
        <Panel label={calls.idleTitle} grow={isQuiet}>
          <div className={isQuiet ? styles['idle'] : styles['compact']}>
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
        {missed > 0 && <MissedPanel />}
        <ShiftPanel />
        <Panel title={calls.lastCalls} grow flush>
          <CallLog compact />
        </Panel>
      </div>
    </div>
  )
}
