import { useRef, useState } from 'react'
import type { ImportId } from '../../src-main/contract/ids.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import type { FailureCode, Result } from '../../src-main/contract/result.ts'
import { base64Of, headBytes } from './send-file.ts'

export type ChosenFile<Preview> = {
  readonly file: File
  /** Its first bytes, as base64. */
  readonly head: string
  readonly preview: Preview
}

type Reading<Preview extends { readonly layout: unknown }> = {
  /** How a file is read: guessed where `layout` is null. */
  preview(file: File, head: string, layout: Preview['layout'] | null): Promise<Result<Preview>>
  send(file: File, layout: Preview['layout'], onStarted: (started: Import) => void): Promise<Result<Import>>
  /** A file is chosen, or none any more. */
  onChosen?: ((chosen: boolean) => void) | undefined
}

/** A file on its way in: it is chosen, it is seen how it is read, that is put right, and it is sent. */
export function useChosenFile<Preview extends { readonly layout: unknown }>(on: Reading<Preview>) {
  const [chosen, setChosen] = useState<ChosenFile<Preview> | null>(null)
  const [importId, setImportId] = useState<ImportId | null>(null)
  const [reading, setReading] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const asked = useRef(0)

  function show(next: ChosenFile<Preview> | null): void {
    setChosen(next)
    on.onChosen?.(next !== null)
  }

  async function read(file: File, head: string, layout: Preview['layout'] | null): Promise<void> {
    const turn = ++asked.current
    setFailed(null)
    const result = await on.preview(file, head, layout)
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

  function correct(layout: Preview['layout']): void {
    if (!chosen) return
    setChosen({ ...chosen, preview: { ...chosen.preview, layout } })
    void read(chosen.file, chosen.head, layout)
  }

  async function start({ file, preview }: ChosenFile<Preview>): Promise<void> {
    const result = await on.send(file, preview.layout, ({ id }) => setImportId(id))
    if (!result.ok) setFailed(result.code)
  }

  return {
    chosen,
    /** Once it is being taken in. */
    importId,
    reading,
    failed,
    choose: (file: File | undefined) => void choose(file),
    correct,
    another: () => show(null),
    start: (file: ChosenFile<Preview>) => void start(file),
  }
}
