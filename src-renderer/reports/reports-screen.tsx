import { useMayFind } from '../review/use-may-find.ts'
import { useTexts } from '../state/console-context.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { MadeReports } from './made-reports.tsx'
import { MakeReport } from './make-report.tsx'
import styles from './reports.module.css'
import { Timetable } from './timetable.tsx'
import { useReports } from './use-reports.ts'

/** What is made by itself, what somebody wants now, and what has been made. */
export function ReportsScreen() {
  const { reports } = useTexts()
  if (useMayFind()) return <Desk />
  return (
    <Panel title={reports.title} level={1} grow>
      <EmptyState icon="letter" title={reports.forLeads}>
        <p>{reports.forLeadsWhy}</p>
      </EmptyState>
    </Panel>
  )
}

function Desk() {
  const reports = useReports()
  const { reports: words } = useTexts()
  if (reports === null)
    return (
      <Panel title={words.title} level={1} grow>
        <EmptyState icon="letter" title={words.reading} />
      </Panel>
    )
  return (
    <div className={styles['screen']}>
      <Timetable reports={reports} />
      <div className={styles['side']}>
        <MakeReport reports={reports} />
        <MadeReports reports={reports} />
      </div>
    </div>
  )
}
