import { useRef, useState } from 'react'
import { HouseFileTrouble, largestHouseFile } from '../../src-main/contract/house.ts'
import type { Failure } from '../../src-main/contract/result.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { json, saveText } from '../imports/save-text.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { ApologyWarning } from './apology-warning.tsx'
import styles from './house.module.css'

/** The whole house as one file, so that a second seat starts the same. */
export function CopySection() {
  const { house: words } = useTexts()
  return (
    <Panel title={words.sections.copy} grow scroll>
      <div className={`${styles['columns']} ${styles['copy']}`}>
        <ExportPart />
        <ImportPart />
      </div>
    </Panel>
  )
}

function ExportPart() {
  const { copy: words } = useTexts().house
  const { ui, request } = useAccess()

  async function save(): Promise<void> {
    const result = await request('house:export', null)
    if (!result.ok) return
    const today = new Date(Date.now()).toISOString().slice(0, 10)
    saveText(result.value, words.fileName(today), json)
    notify(ui, { kind: 'done', text: words.exported })
  }

  return (
    <section className={styles['stack']} aria-label={words.exportTitle}>
      <h3>{words.exportTitle}</h3>
      <p className={styles['why']}>{words.exportWhy}</p>
      <div className={styles['actions']}>
        <Button look="first" icon="save" onPress={() => void save()}>
          {words.export}
        </Button>
      </div>
    </section>
  )
}

type Chosen = { readonly name: string; readonly text: string }

function ImportPart() {
  const texts = useTexts()
  const { copy: words } = texts.house
  const { console: store, ui, request } = useAccess()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [apologises, setApologises] = useState(false)

  const begin = (next: Chosen | null, trouble: string | null) => {
    setChosen(next)
    setFailed(trouble)
    setApologises(false)
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return
    // The same file can be chosen again after it was put right.
    if (input.current) input.current.value = ''
    if (file.size > largestHouseFile) return begin(null, words.troubles['too-large'])
    try {
      begin({ name: file.name, text: await file.text() }, null)
    } catch {
      begin(null, words.troubles['not-json'])
    }
  }

  async function take({ text }: Chosen, more: { apologyConfirmed?: true } = {}): Promise<void> {
    const result = await request('house:import', { text, ...more }, { quiet: true })
    if (result.ok) {
      store.setState({ house: result.value })
      begin(null, null)
      notify(ui, { kind: 'done', text: words.imported })
    } else if (result.code === 'first-person-apology') setApologises(true)
    else begin(null, troubleOf(result, texts))
  }

  return (
    <section className={styles['stack']} aria-label={words.importTitle}>
      <h3>{words.importTitle}</h3>
      <p className={styles['why']}>{words.importWhy}</p>
      <div className={styles['actions']}>
        <Button icon="folder" onPress={() => input.current?.click()}>
          {words.import}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.import}
          accept=".json,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </div>
      {chosen && !apologises && (
        <div className={styles['careful']} role="alert">
          <span>{words.importSure(chosen.name)}</span>
          <Button size="s" onPress={() => begin(null, null)}>
            {words.importKeep}
          </Button>
          <Button size="s" look="danger" onPress={() => void take(chosen)}>
            {words.importNow}
          </Button>
        </div>
      )}
      {chosen && apologises && (
        <ApologyWarning found={null}>
          <Button size="s" onPress={() => begin(null, null)}>
            {words.importKeep}
          </Button>
          <Button size="s" look="danger" onPress={() => void take(chosen, { apologyConfirmed: true })}>
            {words.importNow}
          </Button>
        </ApologyWarning>
      )}
      {failed && (
        <p className={styles['problems']} role="alert">
          <Icon name="warning" size="s" /> {failed}
        </p>
      )}
    </section>
  )
}

/** The detail says where; it is data, worded here. */
function troubleOf({ code, detail }: Failure, { failures, house }: Texts): string {
  if (code !== 'unreadable-house' || detail === undefined) return failures[code]
  const trouble = HouseFileTrouble.safeParse(parsed(detail))
  if (!trouble.success) return failures[code]
  const { troubles } = house.copy
  if (!('path' in trouble.data)) return troubles[trouble.data.kind]
  // Counted from 1, as people do.
  const where = trouble.data.path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' › ')
  return troubles[trouble.data.kind](where)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
