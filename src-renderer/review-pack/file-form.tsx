import { type FormEvent, useRef, useState } from 'react'
import { Passphrase } from '../../src-main/contract/profile.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { sendPack } from './carry-file.ts'
import styles from './pack.module.css'

type FileFormProps = {
  why: string
  start: string
  busy: string
  /** With the file over there; null: it went well. */
  onSent: (passphrase: string) => Promise<FailureCode | null>
}

/** A file and its passphrase: to open a pack, or to look into a reply. */
export function FileForm({ why, start, busy, onSent }: FileFormProps) {
  const { reviewPack, failures } = useTexts()
  const words = reviewPack.opening
  const request = useRequests()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const isReady = file !== null && Passphrase.safeParse(passphrase).success

  function choose(from: HTMLInputElement): void {
    const chosen = from.files?.[0]
    // The same file can be chosen again after it was put right; whoever thinks better of it keeps the one before.
    from.value = ''
    if (chosen === undefined) return
    setFile(chosen)
    setFailed(null)
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isReady || isBusy) return
    setBusy(true)
    setFailed(null)
    const code = (await sendPack(request, file)) ?? (await onSent(passphrase))
    setBusy(false)
    setFailed(code)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <p className={styles['why']}>{why}</p>
      <div className={styles['file']}>
        <Button icon="folder" onPress={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span role="status">{file?.name ?? words.noFile}</span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          accept=".pronto-review"
          onChange={(event) => choose(event.target)}
        />
      </div>
      <TextField
        label={words.passphrase}
        type="password"
        maxLength={256}
        value={passphrase}
        onChange={setPassphrase}
      />
      <p role="alert" className={styles['failure']} hidden={failed === null}>
        {failed && failures[failed]}
      </p>
      <div className={styles['actions']}>
        <Button type="submit" look="first" isDisabled={!isReady || isBusy}>
          {isBusy ? busy : start}
        </Button>
      </div>
    </form>
  )
}
