import {
  ReportKind,
  type ReportPlan,
  type ReportSettings,
  type Reports,
} from '../../src-main/contract/reports.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { FormatChoice } from './format-choice.tsx'
import styles from './reports.module.css'
import { FolderField, PlanTime, PlanTimes } from './timetable-fields.tsx'
import { useChangeReports } from './use-reports.ts'

/** Which reports are made by themselves, and when; what is changed here holds at once. */
export function Timetable({ reports }: { reports: Reports }) {
  const { reports: words, failures } = useTexts()
  const { ui } = useAccess()
  const change = useChangeReports()
  const { settings } = reports
  const keep = async (more: Partial<ReportSettings>) => {
    const result = await change({ ...settings, ...more })
    const isFolder = !result.ok && result.detail === 'folder'
    if (!result.ok && !isFolder) notify(ui, { kind: 'hint', text: failures[result.code] })
    return !isFolder
  }
  return (
    <Panel title={words.title} level={1} grow scroll>
      <div className={styles['timetable']}>
        <p className={styles['why']}>{reports.withoutWindow ? words.why : words.whyWithWindow}</p>
        {ReportKind.options.map((kind) => (
          <Plan
            key={kind}
            kind={kind}
            plan={settings.plans[kind]}
            canPrint={reports.canPrint}
            onChange={(plan) => void keep({ plans: { ...settings.plans, [kind]: plan } })}
          />
        ))}
        {!reports.canPrint && <p className={styles['careful']}>{words.noPrinter}</p>}
        <div className={styles['where']}>
          <Select
            label={words.language}
            value={settings.language ?? 'window'}
            options={(['window', 'it', 'en'] as const).map((id) => ({ id, text: words.languages[id] }))}
            onChange={(chosen) => void keep({ language: chosen === 'window' ? null : chosen })}
          />
          <FolderField reports={reports} onChange={(folder) => keep({ folder })} />
        </div>
        <p className={styles['why']}>{words.plain}</p>
      </div>
    </Panel>
  )
}

type PlanProps = {
  kind: ReportKind
  plan: ReportPlan
  canPrint: boolean
  onChange: (plan: ReportPlan) => void
}

function Plan({ kind, plan, canPrint, onChange }: PlanProps) {
  const { reports: words } = useTexts()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this row is
    <div className={styles['plan']} role="group" aria-label={words.kinds[kind]}>
      <div className={styles['what']}>
        <Checkbox isSelected={plan.on} onChange={(on) => onChange({ ...plan, on })}>
          <b>{words.kinds[kind]}</b>
        </Checkbox>
        <p>{words.about[kind]}</p>
      </div>
      {plan.on && (
        <div className={styles['how']}>
          {kind === 'shift' ? (
            <PlanTimes times={plan.times} onChange={(times) => onChange({ ...plan, times })} />
          ) : (
            <PlanTime times={plan.times} onChange={(times) => onChange({ ...plan, times })} />
          )}
          <FormatChoice
            formats={plan.formats}
            canPrint={canPrint}
            onChange={(formats) => onChange({ ...plan, formats })}
          />
        </div>
      )}
    </div>
  )
}
