import type { MadeReport, ReportFile, Reports } from '../../src-main/contract/reports.ts'
import { reportPageTexts, reportTroubleText } from '../../src-main/texts/reports.ts'
import { useAccess, useLanguage, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { copyText } from '../ui/copy-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { reportLink } from './report-actions.ts'
import styles from './reports.module.css'

/** Those that were made, the newest first, and those that could not be. */
export function MadeReports({ reports }: { reports: Reports }) {
  const { reports: words } = useTexts()
  const { made, troubles, making, opening } = reports
  return (
    <Panel
      title={words.made}
      grow
      flush
      scroll
      aside={
        <span className={styles['making']} role="status">
          {making > 0 && words.waiting(making)}
        </span>
      }
    >
      {troubles.length > 0 && (
        <div role="alert">
          <ul className={styles['troubles']}>
            {troubles.map((trouble) => (
              <li key={`${trouble.kind} ${trouble.from} ${trouble.time}`}>
                <Icon name="warning" size="s" />
                {reportTroubleText(trouble, words)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {made.length === 0 ? (
        <EmptyState icon="letter" title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {made.map((each) => (
            <Made key={each.name} made={each} opening={opening} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Made({ made, opening }: { made: MadeReport; opening: Reports['opening'] }) {
  const { reports: words, time } = useTexts()
  const { request, ui } = useAccess()
  const now = useMinute()
  const language = useLanguage()
  const { kind, name, formats, madeAt, folder } = made
  const which = [words.span(made), made.time].filter((part) => part !== null).join(', ')
  const [first = 'html'] = formats
  const copy = async () => {
    const copied = await copyText(folder)
    notify(ui, { kind: copied ? 'done' : 'hint', text: copied ? words.pathCopied : words.notCopied })
  }
  return (
    <li>
      <div className={styles['name']}>
        <b>{`${reportPageTexts[language].titles[kind]} · ${which}`}</b>
        <small>{`${name} · ${words.madeAt(time.when(madeAt, now))}`}</small>
      </div>
      {formats.map((format) => (
        <Open key={format} file={{ name, format }} opening={opening} />
      ))}
      {opening === 'desktop' ? (
        <Button
          look="quiet"
          size="s"
          icon="folder"
          label={words.showOf(name)}
          onPress={() => void request('report:show', { name, format: first })}
        />
      ) : (
        <Button
          look="quiet"
          size="s"
          icon="copy"
          label={words.copyPathOf(name)}
          hint={folder}
          onPress={() => void copy()}
        />
      )}
    </li>
  )
}

function Open({ file, opening }: { file: ReportFile; opening: Reports['opening'] }) {
  const { reports: words } = useTexts()
  const { request } = useAccess()
  const label = words.open(words.formats[file.format], file.name)
  if (opening === 'desktop')
    return (
      <Button size="s" label={label} onPress={() => void request('report:open', file)}>
        {words.formats[file.format]}
      </Button>
    )
  return (
    <a className={styles['open']} href={reportLink(file)} target="_blank" rel="noopener" aria-label={label}>
      {words.formats[file.format]}
    </a>
  )
}
