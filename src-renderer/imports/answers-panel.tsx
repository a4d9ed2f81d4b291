import { useRef, useState } from 'react'
import type { AnswersLayout, AnswersPreview } from '../../src-main/contract/answers.ts'
import type { ImportId } from '../../src-main/contract/ids.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { InPlaceFailure } from '../profile/in-place-failure.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { AnswersTable } from './answers-table.tsx'
import { FileChoice } from './file-choice.tsx'
import { ImportProgress } from './import-progress.tsx'
import styles from './imports.module.css'
import { base64Of, headBytes, sendAnswers } from './send-file.ts'

type Chosen = { readonly file: File; readonly head: string; readonly preview: AnswersPreview }

type AnswersPanelProps = {
  /** A file is chosen, or none any more. */
  onChosen: (chosen: boolean) => void
  onClose: () => void
}

/** From a survey's file to answers beside the contacts they speak of. */
export function AnswersPanel({ onChosen, onClose }: AnswersPanelProps) {
  const { answers: words } = useTexts()
  const request = useRequests()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [importId, setImportId] = useState<ImportId | null>(null)
  const [reading, setReading] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const asked = useRef(0)

  function show(next: Chosen | null): void {
    setChosen(next)
    onChosen(next !== null)
  }

  async function read(file: File, head: string, layout: AnswersLayout | null): Promise<void> {
    const turn = ++asked.current
    setFailed(null)
    const result = await request('answers:preview', { head, layout }, { quiet: true })
    // A slower answer to an earlier choice must not undo a later one.
    if (turn !== asked.current) return
    setReading(false)
    if (!result.ok) return setFailed(result.code)
    show({ file, head, preview: result.value })
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return
    setReading(true)
    try {
      await read(file, await base64Of(file.slice(0, headBytes)), null)
    } catch {
      setReading(false)
      setFailed('unreadable-file')
    }
  }

  function correct(layout: AnswersLayout): void {
    if (!chosen) return
    setChosen({ ...chosen, preview: { ...chosen.preview, layout } })
    void read(chosen.file, chosen.head, layout)
  }

  async function start({ file, preview }: Chosen): Promise<void> {
    const result = await sendAnswers(request, file, preview.layout, ({ id }) => setImportId(id))
    if (!result.ok) setFailed(result.code)
  }

  if (importId) return <ImportProgress importId={importId} failed={failed} onClose={onClose} />
  if (!chosen)
    return (
      <div className={styles['form']}>
        <FileChoice
          words={words}
          reading={reading}
          accept=".csv,.txt,.tsv,text/csv"
          onFile={(file) => void choose(file)}
        />
        <InPlaceFailure code={failed} />
      </div>
    )
  return (
    <ReadAnswers
      chosen={chosen}
      failed={failed}
      onLayout={correct}
      onAnother={() => show(null)}
      onStart={() => void start(chosen)}
    />
  )
}

type ReadAnswersProps = {
  chosen: Chosen
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
