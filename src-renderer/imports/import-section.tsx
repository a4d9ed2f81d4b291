import { useState } from 'react'
import type { Import } from '../../src-main/contract/imports.ts'
import { useAccess, useConsole, useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ImportBar, RefusedReport, useImportWords } from './import-progress.tsx'
import styles from './imports.module.css'

/** Every import of this file of customers, newest first; a whole one can be undone. */
export function ImportSection() {
  const { imports: words } = useTexts()
  const importsById = useConsole((state) => state.importsById)
  const [isOpen, setOpen] = useState(false)
  const list = Object.values(importsById).sort((left, right) => right.startedAt - left.startedAt)

  return (
    <Panel
      title={words.list}
      aside={
        <Button size="s" icon="plus" onPress={() => setOpen(true)}>
          {words.open}
        </Button>
      }
    >
      {list.length === 0 ? (
        <p className={styles['why']}>{words.listEmpty}</p>
      ) : (
        <ul className={styles['list']}>
          {list.map((current) => (
            <ImportRow key={current.id} current={current} />
          ))}
        </ul>
      )}
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function ImportRow({ current }: { current: Import }) {
  const { imports: words } = useTexts()
  const language = useLanguage()
  const request = useRequests()
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const canUndo = current.taken > 0 && current.state !== 'running' && current.state !== 'undone'

  return (
    <li>
      <div className={styles['row']}>
        <b>{current.fileName}</b>
        <span className={styles['state']}>{words.states[current.state]}</span>
        <time className={styles['why']}>{date.format(current.startedAt)}</time>
      </div>
      <ImportBar current={current} />
      <div className={styles['actions']}>
        <RefusedReport current={current} small />
        {current.state === 'running' && (
          <Button
            size="s"
            look="danger"
            onPress={() => void request('import:cancel', { importId: current.id })}
          >
            {words.cancel}
          </Button>
        )}
        {canUndo && <Undo current={current} />}
      </div>
    </li>
  )
}

function Undo({ current }: { current: Import }) {
  const words = useImportWords(current)
  const { ui } = useAccess()
  const language = useLanguage()
  const request = useRequests()
  const [asked, setAsked] = useState(false)
  const count = new Intl.NumberFormat(language)

  async function undo(): Promise<void> {
    setAsked(false)
    const result = await request('import:undo', { importId: current.id })
    if (!result.ok) return
    const kept = result.value.keptAtUndo
    notify(ui, { kind: 'done', text: kept > 0 ? words.undone(count.format(kept)) : words.undoneAll })
  }

  if (!asked)
    return (
      <Button size="s" onPress={() => setAsked(true)}>
        {words.undo}
      </Button>
    )
  return (
    <div className={styles['sure']} role="alert">
      <span>{words.undoSure(current.fileName, count.format(current.taken))}</span>
      <Button size="s" onPress={() => setAsked(false)}>
        {words.keep}
      </Button>
      <Button size="s" look="danger" onPress={() => void undo()}>
        {words.undoNow}
      </Button>
    </div>
  )
}
