import { useState } from 'react'
import { type MissedGroup, mostMissedShown } from '../../src-main/contract/missed-calls.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { Panel } from '../ui/panel.tsx'
import { MissedCard } from './missed-card.tsx'
import styles from './missed-panel.module.css'
import { MissedRow } from './missed-row.tsx'

/** Who called and was not reached: nothing here goes away but by an answer, or where nobody can be called. */
export function MissedPanel() {
  const { missed, time } = useTexts()
  const { groups, total } = useConsole((state) => state.missed)
  const request = useRequests()
  const now = useMinute()
  const [stranger, setStranger] = useState<MissedGroup | null>(null)
  return (
    <Panel title={missed.title(time.count(total))} flush>
      <section className={styles['list']} aria-label={missed.list}>
        <ul>
          {groups.map((group) => (
            <li key={group.callId}>
              <MissedRow group={group} now={now} onCard={setStranger} />
            </li>
          ))}
        </ul>
        {total > groups.length && (
          <div className={styles['more']}>
            <p>{missed.more(time.count(total - groups.length))}</p>
            {groups.length < mostMissedShown && (
              <Button size="s" onPress={() => void request('missed-call:more', null)}>
                {missed.showMore}
              </Button>
            )}
          </div>
        )}
      </section>
      {stranger && <MissedCard group={stranger} onClose={() => setStranger(null)} />}
    </Panel>
  )
}
