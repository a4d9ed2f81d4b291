import { Passphrase } from '../../src-main/contract/profile.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './profile.module.css'

export type PassphraseFields = {
  readonly passphrase: string
  readonly again: string
  readonly understood: boolean
}

export const noPassphrase: PassphraseFields = { passphrase: '', again: '', understood: false }

export function isPassphraseReady({ passphrase, again, understood }: PassphraseFields): boolean {
  return Passphrase.safeParse(passphrase).success && passphrase === again && understood
}

export function PassphraseForm({
  value,
  onChange,
}: {
  value: PassphraseFields
  onChange: (value: PassphraseFields) => void
}) {
  const { own } = useTexts().profile
  const short = value.again !== '' && !Passphrase.safeParse(value.passphrase).success
  const differs = value.again.length >= value.passphrase.length && value.again !== value.passphrase

  return (
    <div className={styles['fields']}>
      <p>{own.passphraseWhy}</p>
      <TextField
        label={own.passphraseField}
        hint={own.passphraseHint}
        type="password"
        autoFocus
        maxLength={256}
        value={value.passphrase}
        error={short ? own.passphraseShort : undefined}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
      />
      <TextField
        label={own.passphraseAgain}
        type="password"
        maxLength={256}
        value={value.again}
        error={!short && differs ? own.passphraseDiffers : undefined}
        onChange={(again) => onChange({ ...value, again })}
      />
      <div className={styles['warning']}>
        <Icon name="warning" />
        <p>{own.passphraseLost}</p>
      </div>
      <Checkbox isSelected={value.understood} onChange={(understood) => onChange({ ...value, understood })}>
        {own.understood}
      </Checkbox>
    </div>
  )
}
