import type { ImportLayout, ImportPreview } from '../../src-main/contract/imports.ts'
import { InPlaceFailure } from '../profile/in-place-failure.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { FileChoice } from './file-choice.tsx'
import { ImportProgress } from './import-progress.tsx'
import styles from './imports.module.css'
import { namesSomebody } from './layout.ts'
import { PreviewTable } from './preview-table.tsx'
import { sendFile } from './send-file.ts'
import { type ChosenFile, useChosenFile } from './use-chosen-file.ts'

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
  const { chosen, importId, failed, ...chosenFile } = useChosenFile<ImportPreview>({
    preview: ({ name }, head, layout) =>
      request('import:preview', { fileName: name.slice(-255), head, layout }, { quiet: true }),
    send: (file, layout, onStarted) => sendFile(request, file, layout, onStarted),
    onChosen,
  })

  if (importId) return <ImportProgress importId={importId} failed={failed} onClose={onClose} />
  return (
    <div className={styles['form']}>
      {!chosen && <FileChoice words={words} reading={chosenFile.reading} onFile={chosenFile.choose} />}
      {chosen && <Reading chosen={chosen} onLayout={chosenFile.correct} />}
      <InPlaceFailure code={failed} />
      {!chosen && onBack && (
        <div className={styles['back']}>
          <Button onPress={onBack}>{profile.back}</Button>
        </div>
      )}
      {chosen && (
        <div className={styles['actions']}>
          <Button onPress={chosenFile.another}>{words.chooseAnother}</Button>
          <Button
            look="first"
            isDisabled={chosen.preview.rows.length === 0 || !namesSomebody(chosen.preview.layout)}
            onPress={() => chosenFile.start(chosen)}
          >
            {words.start}
          </Button>
        </div>
      )}
    </div>
  )
}

type ReadingProps = { chosen: ChosenFile<ImportPreview>; onLayout: (layout: ImportLayout) => void }

function Reading({ chosen, onLayout }: ReadingProps) {
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
