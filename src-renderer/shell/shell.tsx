import { useEffect } from 'react'
import { Announcer } from '../calls/announcer.tsx'
import { CallBar } from '../calls/call-bar.tsx'
import { CallLogScreen } from '../calls/call-log-screen.tsx'
import { CallScreen } from '../calls/call-screen.tsx'
import { CallStrip } from '../calls/call-strip.tsx'
import { followCalls } from '../calls/follow-calls.ts'
import { followHolds } from '../calls/follow-holds.ts'
import { useCallsInPlace } from '../calls/use-calls.ts'
import { CustomersScreen } from '../customers/customers-screen.tsx'
import { FiguresScreen } from '../figures/figures-screen.tsx'
import { HandoverScreen } from '../handover/handover-screen.tsx'
import { useFlushBeforeLeaving } from '../notes/use-note.ts'
import { ParkedStrips } from '../parking/parked-strip.tsx'
import { ReportsScreen } from '../reports/reports-screen.tsx'
import { ReviewScreen } from '../review/review-screen.tsx'
import { HistoryScreen } from '../search/history-screen.tsx'
import { SettingsScreen } from '../settings/settings-screen.tsx'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { followConsults } from '../transfers/follow-consults.ts'
import { PassedOnBand } from '../transfers/passed-on-band.tsx'
import { Alarms } from './alarms.tsx'
import { Notices } from './notices.tsx'
import { Overlays } from './overlays.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { listenForShortcuts } from './shortcuts.ts'
import { TopBar } from './top-bar.tsx'

/** What stays around every screen: the line, the search, the calls, the alarms. */
export function Shell() {
  const access = useAccess()
  const { shell } = useTexts()
  useEffect(() => listenForShortcuts(access, window), [access])
  useEffect(() => followCalls(access), [access])
  useEffect(() => followHolds(access), [access])
  useEffect(() => followConsults(access), [access])
  useFlushBeforeLeaving()
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {shell.skipToContent}
      </a>
      <TopBar />
      <Rail />
      <div className={styles['middle']}>
        <Alarms />
        <main id="content" className={styles['content']} tabIndex={-1}>
          <Announcer />
          <Calls />
          <ParkedStrips />
          <Screen />
        </main>
      </div>
      <Notices />
      <Overlays />
    </div>
  )
}

/** On every screen: a call is never out of sight. */
function Calls() {
  const { bar, others } = useCallsInPlace()
  if (!bar) return null
  return (
    <>
      <CallBar call={bar} rings={others.some(({ state }) => state === 'ringing')} />
      <PassedOnBand call={bar} />
      {others.map((call) => (
        <CallStrip key={call.id} call={call} />
      ))}
    </>
  )
}

function Screen() {
  const screen = useUi((state) => state.screen)
  switch (screen) {
    case 'call':
      return <CallScreen />
    case 'customers':
      return <CustomersScreen />
    case 'search':
      return <HistoryScreen />
    case 'log':
      return <CallLogScreen />
    case 'handover':
      return <HandoverScreen />
    case 'review':
      return <ReviewScreen />
    case 'figures':
      return <FiguresScreen />
    case 'reports':
      return <ReportsScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
