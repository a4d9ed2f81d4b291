import { memo } from 'react'
import type { Outage } from '../../src-main/contract/outages.ts'
import { useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './outage-row.module.css'

/** Between the calls: from when to when none could come, and why. */
export const OutageRow = memo(function OutageRow({ outage, now }: { outage: Outage; now: number }) {
  const { reach, time } = useTexts()
  const { from, to, over, causes, accounts = [] } = outage
  const since = time.when(from, now)
  const ends = time.clock(to)
  const ended = time.clock(from) === ends ? reach.outageAt(since) : reach.outage(since, ends)
  const title = over ? ended : reach.outageSince(since)
  const lasted = to > from ? reach.lasted(time.duration((to - from) / 1000)) : null
  return (
    <article className={styles['outage']}>
      <Icon name="warning" />
      <div>
        <p>
          <b>{title}</b>
        </p>
        <p className={styles['about']}>
          {[accounts.join(', '), causes.map((cause) => reach.causes[cause]).join(', '), lasted]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <time dateTime={new Date(from).toISOString()}>{time.mark(from, now)}</time>
    </article>
  )
})
