import type { ImportId } from '../../src-main/contract/ids.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { InPlaceFailure } from '../profile/in-place-failure.tsx'
import { useConsole, useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Progress } from '../ui/progress.tsx'
import styles from './imports.module.css'
import { saveText } from './save-text.ts'

type Props = { importId: ImportId; failed: FailureCode | null; onClose: () => void }

/** An import on its way, and what came of it. Closing does not stop it. */
export function ImportProgress({ importId, failed, onClose }: Props) {
  const { imports: words } = useTexts()
  const current = useConsole(({ importsById }) => importsById[importId])
  const request = useRequests()
  if (!current) return null
  const running = current.state === 'running' && failed === null

  return (
    <div className={styles['form']}>
      <b>{running ? words.running(current.fileName) : current.fileName}</b>
      {running ? <ImportBar current={current} /> : <ImportOutcome current={current} />}
      <InPlaceFailure code={failed} />
      <div className={styles['actions']}>
        <RefusedReport current={current} />
        {running && (
          <Button look="danger" onPress={() => void request('import:cancel', { importId })}>
            {words.cancel}
          </Button>
        )}
        <Button look={running ? 'plain' : 'first'} onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </div>
  )
}

export function ImportBar({ current }: { current: Import }) {
  const words = useImportWords(current)
  const count = useCount()
  const share = current.bytesRead / Math.max(1, current.bytesTotal)
  return (
    <>
      {current.state === 'running' && (
        <Progress label={words.running(current.fileName)} share={Math.min(1, share)} />
      )}
      <p className={styles['why']}>{words.progress(count(current.taken), count(current.refused))}</p>
    </>
  )
}

function ImportOutcome({ current }: { current: Import }) {
  const words = useImportWords(current)
  const count = useCount()
  switch (current.state) {
    case 'done':
      return (
        <>
          {current.taken > 0 ? (
            <p className={styles['good']} role="status">
              <Icon name="check" size="s" />
              {words.done(count(current.taken))}
            </p>
          ) : (
            <p className={styles['careful']} role="status">
              {words.noneTaken}
            </p>
          )}
          {current.refused > 0 ? (
            <p>{words.refused(count(current.refused))}</p>
          ) : (
            current.taken > 0 && <p>{words.allTaken}</p>
          )}
          {current.alike > 0 && <p>{words.alike(count(current.alike))}</p>}
        </>
      )
    case 'cancelled':
      return <p role="status">{words.cancelled}</p>
    case 'undone':
      return <p role="status">{words.undoneAll}</p>
    case 'running':
    case 'interrupted':
      return (
        <p role="status">
          {words.failed} {words.again}
        </p>
      )
  }
}

/** The rows that were not taken and why, and those that look like a card, as a file. */
export function RefusedReport({ current, small = false }: { current: Import; small?: boolean }) {
  const { imports: words } = useTexts()
  const language = useLanguage()
  const request = useRequests()
  if (current.refused + current.alike === 0 || current.state === 'running') return null

  async function save(): Promise<void> {
    const result = await request('import:report', { importId: current.id, language })
    if (result.ok) saveText(result.value, words.reportName(current.fileName.replace(/\.\w+$/, '')))
  }

  return (
    <Button size={small ? 's' : 'm'} onPress={() => void save()}>
      {words.report}
    </Button>
  )
}

/** Of customers, or of answers: what is said alike stands in both. */
export function useImportWords({ what }: Pick<Import, 'what'>) {
  const { imports, answers } = useTexts()
  return what === 'satisfaction' ? { ...imports, ...answers } : imports
}

function useCount(): (count: number) => string {
  const language = useLanguage()
  return (count) => new Intl.NumberFormat(language).format(count)
}
