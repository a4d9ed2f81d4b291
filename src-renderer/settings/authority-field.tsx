import { useEffect, useRef, useState } from 'react'
import type { AuthorityReading } from '../../src-main/contract/line.ts'
import { base64Of } from '../imports/send-file.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './settings.module.css'

/** A certificate file is a few kB; nobody's holds more. */
const longestFile = 100_000

type AuthorityFieldProps = {
  /** PEM. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** The private authority of an account: picked from a file, shown by name and expiry, taken away again. */
export function AuthorityField({ value, onChange }: AuthorityFieldProps) {
  const texts = useTexts()
  const words = texts.settings.account.authority
  const request = useRequests()
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState<AuthorityReading | null>(null)

  useEffect(() => {
    if (value === undefined) return
    let gone = false
    void request('account:authority', { file: btoa(value) }).then((result) => {
      if (!gone && result.ok) setReading(result.value)
    })
    return () => {
      gone = true
    }
  }, [request, value])

  async function take(file: File | undefined): Promise<void> {
    if (input.current) input.current.value = ''
    if (!file) return
    const content = file.size > longestFile ? '' : await base64Of(file).catch(() => '')
    const result = await request('account:authority', { file: content })
    if (!result.ok) return
    setReading(result.value)
    onChange(result.value.kind === 'authority' ? result.value.pem : undefined)
  }

  function remove(): void {
    setReading(null)
    onChange(undefined)
  }

  return (
    <section className={styles['authority']} aria-label={words.title}>
      <p className={styles['said']}>{words.title}</p>
      <p className={styles['why']}>{words.why}</p>
      {reading && <Reading reading={reading} />}
      <div className={styles['line']}>
        <Button onPress={() => input.current?.click()}>
          {value === undefined ? words.choose : words.change}
        </Button>
        {value !== undefined && <Button onPress={remove}>{words.remove}</Button>}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.crt,.cer,.der"
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </section>
  )
}

function Reading({ reading }: { reading: AuthorityReading }) {
  const { settings, time } = useTexts()
  const words = settings.account.authority
  if (reading.kind === 'trouble')
    return (
      <p className={styles['bad']} role="alert">
        <Icon name="warning" size="s" />
        {words.troubles[reading.trouble]}
      </p>
    )
  return (
    <p className={styles['good']} role="status">
      <Icon name="check" size="s" />
      {[reading.names.join(', '), words.expires(time.date(reading.expiresAt))].join(' · ')}
    </p>
  )
}
