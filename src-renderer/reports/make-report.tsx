import { useState } from 'react'
import type { Language } from '../../src-main/contract/customers.ts'
import { LocalDate } from '../../src-main/contract/house.ts'
import { type MadeNow, type ReportFormat, ReportKind, type Reports } from '../../src-main/contract/reports.ts'
import { formatNames } from '../../src-main/texts/reports.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { FormatChoice } from './format-choice.tsx'
import styles from './reports.module.css'

/** One report at once, of any period. */
export function MakeReport({ reports }: { reports: Reports }) {
  const { reports: words, failures } = useTexts()
  const { request, ui } = useAccess()
  const [kind, setKind] = useState<ReportKind>('monthly')
  const [date, setDate] = useState(yesterday)
  const [chosen, choose] = useState<Language | null>(null)
  const language = chosen ?? reports.language
  const [formats, setFormats] = useState<readonly ReportFormat[]>(
    reports.canPrint ? ['html', 'pdf'] : ['html'],
  )
  const [wrong, setWrong] = useState(false)
  const [waits, setWaits] = useState(false)
  const day = LocalDate.safeParse(date)

  const make = async () => {
    if (!day.success) return
    setWaits(true)
    const made = await request('report:make', { kind, date: day.data, language, formats }, { quiet: true })
    setWaits(false)
    setWrong(!made.ok && made.detail === 'date')
    if (made.ok) notify(ui, done(made.value))
    else if (made.detail !== 'date')
      notify(ui, { kind: 'hint', text: why(made.detail) ?? failures[made.code] })
  }
  const done = ({ name, failed }: MadeNow) => {
    const [first] = failed
    if (!first) return { kind: 'done', text: words.done(name) } as const
    const missing = formatNames(
      failed.map(({ format }) => format),
      words,
    )
    return { kind: 'hint', text: words.doneWithout(name, missing, words.troubles[first.why]) } as const
  }
  const why = (detail: string | undefined) =>
    detail === 'folder' || detail === 'print' ? words.cannot(words.troubles[detail]) : null

  return (
    <Panel title={words.makeNow}>
      <form
        className={styles['make']}
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div className={styles['fields']}>
          <Select
            label={words.which}
            value={kind}
            options={ReportKind.options.map((id) => ({ id, text: words.kindsNow[id] }))}
            onChange={setKind}
          />
          {kind !== 'shift' && (
            <DateField
              label={words.date}
              type="date"
              value={date}
              onChange={setDate}
              error={wrong || !day.success ? words.wrongDate : undefined}
            />
          )}
          <Select
            label={words.language}
            value={language}
            options={(['it', 'en'] as const).map((id) => ({ id, text: words.languages[id] }))}
            onChange={choose}
          />
        </div>
        <div className={styles['submit']}>
          <FormatChoice formats={formats} canPrint={reports.canPrint} onChange={setFormats} />
          <Button type="submit" look="first" icon="letter" isDisabled={waits}>
            {waits ? words.making : words.make}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function yesterday(): string {
  const date = new Date()
  date.setDate(date.getDate() - 1)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
