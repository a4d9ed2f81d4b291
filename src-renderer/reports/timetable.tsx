import { useState } from 'react'
import { TimeOfDay } from '../../src-main/contract/house.ts'
import {
  ReportKind,
  type ReportPlan,
  type ReportSettings,
  type Reports,
} from '../../src-main/contract/reports.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { FormatChoice } from './format-choice.tsx'
import styles from './reports.module.css'
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
            value={settings.language}
            options={(['it', 'en'] as const).map((id) => ({ id, text: words.languages[id] }))}
            onChange={(language) => void keep({ language })}
          />
          <Folder reports={reports} onChange={(folder) => keep({ folder })} />
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
            <Times times={plan.times} onChange={(times) => onChange({ ...plan, times })} />
          ) : (
            <Time times={plan.times} onChange={(times) => onChange({ ...plan, times })} />
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

type TimesProps = { times: readonly string[]; onChange: (times: readonly string[]) => void }

/** A time that is not one yet changes nothing. */
function Time({ times, onChange }: TimesProps) {
  const { reports: words } = useTexts()
  const [typed, setTyped] = useState(times[0] ?? '')
  const isTime = TimeOfDay.safeParse(typed).success
  return (
    <DateField
      label={words.at}
      type="time"
      value={typed}
      error={isTime ? undefined : words.wrongTime}
      onChange={(value) => {
        setTyped(value)
        if (TimeOfDay.safeParse(value).success) onChange([value])
      }}
    />
  )
}

function Times({ times, onChange }: TimesProps) {
  const { reports: words } = useTexts()
  const [typed, setTyped] = useState(times.join(', '))
  const [error, setError] = useState(false)
  const leave = () => {
    const found = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))].map((time) => time.padStart(5, '0'))
    const areTimes =
      found.length > 0 && found.length <= 4 && found.every((time) => TimeOfDay.safeParse(time).success)
    setError(!areTimes)
    if (!areTimes) return
    setTyped(found.join(', '))
    if (found.join() !== times.join()) onChange(found)
  }
  return (
    <TextField
      label={words.atTimes}
      value={typed}
      hint={words.timesHint}
      maxLength={40}
      error={error ? words.wrongTimes : undefined}
      onChange={setTyped}
      onFocusChange={(focused) => !focused && leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        else event.continuePropagation()
      }}
    />
  )
}

function Folder({
  reports,
  onChange,
}: {
  reports: Reports
  onChange: (folder: string | null) => Promise<boolean>
}) {
  const { reports: words } = useTexts()
  const [typed, setTyped] = useState(reports.settings.folder ?? '')
  const [error, setError] = useState(false)
  const leave = async () => {
    const folder = typed.trim() === '' ? null : typed.trim()
    if (folder === reports.settings.folder) return setError(false)
    setError(!(await onChange(folder)))
  }
  return (
    <div className={styles['folder']}>
      <TextField
        label={words.folder}
        value={typed}
        hint={words.ownFolder}
        maxLength={1000}
        error={error ? words.wrongFolder : undefined}
        onChange={setTyped}
        onFocusChange={(focused) => !focused && void leave()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void leave()
          else event.continuePropagation()
        }}
      />
      <small dir="ltr">{reports.folder}</small>
    </div>
  )
}
