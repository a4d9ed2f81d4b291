import { useRef, useState } from 'react'
import type { ImportId } from '../../src-main/contract/ids.ts'
import type { ImportLayout, ImportPreview } from '../../src-main/contract/imports.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { InPlaceFailure } from '../profile/in-place-failure.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { FileChoice } from './file-choice.tsx'
import { ImportProgress } from './import-progress.tsx'
import styles from './imports.module.css'
import { namesSomebody } from './layout.ts'
import { PreviewTable } from './preview-table.tsx'
import { base64Of, headBytes, sendFile } from './send-file.ts'

type Chosen = { readonly file: File; readonly head: string; readonly preview: ImportPreview }

type ImportPanelProps = {
  onClose: () => void
  /** Where it is a step among others. */
  onBack?: () => void
  /** A file is chosen, or none any more. */
  onChosen?: (chosen: boolean) => void
}

/** From a file to customers: choose, see how it is read, correct that, take it in, and what was not taken. */
export function ImportPanel({ onClose, onBack, onChosen }: ImportPanelProps) {
  const { imports: words, profile } = useTexts()
  const request = useRequests()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [importId, setImportId] = useState<ImportId | null>(null)
  const [reading, setReading] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const asked = useRef(0)

  function show(next: Chosen | null): void {
    setChosen(next)
    onChosen?.(next !== null)
  }

  async function read(file: File, head: string, layout: ImportLayout | null): Promise<void> {
    const turn = ++asked.current
    setFailed(null)
    const result = await request(
      'import:preview',
      { fileName: file.name.slice(-255), head, layout },
      { quiet: true },
    )
    // A slower answer to an earlier choice must not undo a later one.
    if (turn !== asked.current) return
    setReading(false)
    if (!result.ok) return setFailed(result.code)
    show({ file, head, preview: result.value })
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return
    setReading(true)
    setChosen(null)
    try {
      await read(file, await base64Of(file.slice(0, headBytes)), null)
    } catch {
      setReading(false)
      setFailed('unreadable-file')
    }
  }

  function correct(layout: ImportLayout): void {
    if (!chosen) return
    setChosen({ ...chosen, preview: { ...chosen.preview, layout } })
    void read(chosen.file, chosen.head, layout)
  }

  async function start({ file, preview }: Chosen): Promise<void> {
    const result = await sendFile(request, file, preview.layout, ({ id }) => setImportId(id))
    if (!result.ok) setFailed(result.code)
  }

  if (importId) return <ImportProgress importId={importId} failed={failed} onClose={onClose} />
  return (
    <div className={styles['form']}>
      {!chosen && <FileChoice words={words} reading={reading} onFile={(file) => void choose(file)} />}
      {chosen && <Reading chosen={chosen} onLayout={correct} />}
      <InPlaceFailure code={failed} />
      {!chosen && onBack && (
        <div className={styles['back']}>
          <Button onPress={onBack}>{profile.back}</Button>
        </div>
      )}
      {chosen && (
        <div className={styles['actions']}>
          <Button onPress={() => show(null)}>{words.chooseAnother}</Button>
          <Button
            look="first"
            isDisabled={chosen.preview.rows.length === 0 || !namesSomebody(chosen.preview.layout)}
            onPress={() => void start(chosen)}
          >
            {words.start}
          </Button>
        </div>
      )}
    </div>
  )
}

function Reading({ chosen, onLayout }: { chosen: Chosen; onLayout: (layout: ImportLayout) => void }) {
  const { imports: words } = useTexts()
  const { file, preview } = chosen
  const { layout } = preview

  return (
    <>
      <div className={styles['file']}>
        <Icon name="log" size="s" />
        <b>{file.name}</b>
        <span className={styles['why']}>{layout.format === 'vcard' ? words.vcard : words.howRead}</span>
      </div>
      {layout.format === 'csv' ? (
        <PreviewTable preview={preview} layout={layout} onChange={onLayout} />
      ) : (
        <ul className={styles['cards']}>
          {preview.rows.slice(0, 8).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cards of a file are known by their place
            <li key={at}>{row.filter(Boolean).join(' · ')}</li>
          ))}
        </ul>
      )}
      {preview.rows.length === 0 && <p className={styles['careful']}>{words.noRows}</p>}
      {!namesSomebody(layout) && <p className={styles['careful']}>{words.nameMissing}</p>}
    </>
  )
}
