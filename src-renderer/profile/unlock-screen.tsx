import { type FormEvent, useState } from 'react'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { OpenPackButton } from '../review-pack/open-pack-button.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { InPlaceFailure } from './in-place-failure.tsx'
import styles from './profile.module.css'
import { Welcome } from './welcome.tsx'

/** The house's file is encrypted and its passphrase is not known yet. */
export function UnlockScreen() {
  const { profile } = useTexts()
  const request = useRequests()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy || passphrase === '') return
    setBusy(true)
    setFailed(null)
    const result = await request('profile:unlock', { passphrase }, { quiet: true })
    setBusy(false)
    if (!result.ok) setFailed(result.code)
  }

  return (
    <Welcome title={profile.unlock.title}>
      <form className={styles['form']} onSubmit={unlock}>
        <p className={styles['why']}>{profile.unlock.why}</p>
        <TextField
          label={profile.own.passphraseField}
          type="password"
          autoFocus
          maxLength={256}
          value={passphrase}
          onChange={setPassphrase}
        />
        <InPlaceFailure code={failed} />
        <Button type="submit" look="first" wide isDisabled={busy || passphrase === ''}>
          {busy ? profile.unlock.opening : profile.unlock.open}
        </Button>
        <Button look="quiet" wide onPress={() => void request('profile:open-demo', null)}>
          {profile.unlock.demo}
        </Button>
      </form>
      <OpenPackButton />
    </Welcome>
  )
}
