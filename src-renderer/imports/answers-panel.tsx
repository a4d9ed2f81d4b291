import type { AnswersLayout, AnswersPreview } from '../../src-main/contract/answers.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { InPlaceFailure } from '../profile/in-place-failure.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { AnswersTable } from './answers-table.tsx'
import { FileChoice } from './file-choice.tsx'
import { ImportProgress } from './import-progress.tsx'
import styles from './imports.module.css'
import { sendAnswers } from './send-file.ts'
import { type ChosenFile, useChosenFile } from './use-chosen-file.ts'

type AnswersPanelProps = {
  /** A file is chosen, or none any more. */
  onChosen: (chosen: boolean) => void
  onClose: () => void
}

/** From a survey's file to answers beside the contacts they speak of. */
export function AnswersPanel({ onChosen, onClose }: AnswersPanelProps) {
  const { answers: words } = useTexts()
  const request = useRequests()
  const { chosen, importId, failed, ...chosenFile } = useChosenFile<AnswersPreview>({
    preview: (_file, head, layout) => request('answers:preview', { head, layout }, { quiet: true }),
    send: (file, layout, onStarted) => sendAnswers(request, file, layout, onStarted),
    onChosen,
  })

  if (importId) return <ImportProgress importId={importId} failed={failed} onClose={onClose} />
  if (!chosen)
    return (
      <div className={styles['form']}>
        <FileChoice
          words={words}
          reading={chosenFile.reading}
          accept=".csv,.txt,.tsv,text/csv"
          onFile={chosenFile.choose}
        />
        <InPlaceFailure code={failed} />
      </div>
    )
  return (
    <ReadAnswers
      chosen={chosen}
      failed={failed}
      onLayout={chosenFile.correct}
      onAnother={chosenFile.another}
      onStart={() => chosenFile.start(chosen)}
    />
  )
}

type ReadAnswersProps = {
  chosen: ChosenFile<AnswersPreview>
  failed: FailureCode | null
  onLayout: (layout: AnswersLayout) => void
  onAnother: () => void
  onStart: () => void
}

function ReadAnswers({ chosen: { file, preview }, failed, ...on }: ReadAnswersProps) {
  const { answers: words, imports } = useTexts()
  const fields = new Set(preview.layout.columns.map(({ field }) => field))
  const named = (['case-reference', 'customer-code', 'email', 'phone'] as const).some((field) =>
    fields.has(field),
  )
  const marked = fields.has('mark')

  return (
    <div className={styles['form']}>
      <div className={styles['file']}>
        <Icon name="log" size="s" />
        <b>{file.name}</b>
        <span className={styles['why']}>{imports.howRead}</span>
      </div>
      <AnswersTable preview={preview} onChange={on.onLayout} />
      {preview.rows.length === 0 && <p className={styles['careful']}>{imports.noRows}</p>}
      {!named && <p className={styles['careful']}>{words.whoMissing}</p>}
      {!marked && <p className={styles['careful']}>{words.markMissing}</p>}
      <InPlaceFailure code={failed} />
      <div className={styles['actions']}>
        <Button onPress={on.onAnother}>{imports.chooseAnother}</Button>
        <Button look="first" isDisabled={preview.rows.length === 0 || !named || !marked} onPress={on.onStart}>
          {imports.start}
        </Button>
      </div>
    </div>
  )
}
