import { type FormEvent, useEffect, useState } from 'react'
import type { AccountTest } from '../../src-main/contract/line.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type AccountTyped, draftOf, emptyAccount, keyOf, problemsOf, typedFrom } from './account-draft.ts'
import { AuthorityField } from './authority-field.tsx'
import styles from './settings.module.css'

type Tested = { readonly key: string; readonly outcome: AccountTest | FailureCode }

type AccountFormProps = {
  onSaved?: () => void
  onRemoved?: () => void
  /** Where it is a step among others. */
  onBack?: () => void
}

/** The PBX account: checked, tried out, and only then saved. */
export function AccountForm({ onSaved, onRemoved, onBack }: AccountFormProps) {
  const texts = useTexts()
  const words = texts.settings.account
  const request = useRequests()
  const [typed, setTyped] = useState(emptyAccount)
  const [hasPassword, setHasPassword] = useState(false)
  const [tested, setTested] = useState<Tested | null>(null)
  const [busy, setBusy] = useState(false)
  const [askedRemove, setAskedRemove] = useState(false)

  useEffect(() => {
    let gone = false
    void request('account:read', null).then((result) => {
      if (gone || !result.ok || !result.value) return
      setTyped(typedFrom(result.value))
      setHasPassword(result.value.hasPassword)
    })
    return () => {
      gone = true
    }
  }, [request])

  const problems = problemsOf(typed, hasPassword)
  const works =
    tested?.key === keyOf(typed) && typeof tested.outcome === 'object' && tested.outcome.registered
  const set = (change: Partial<AccountTyped>) => setTyped({ ...typed, ...change })

  async function test(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy || problems.length > 0) return
    setBusy(true)
    const key = keyOf(typed)
    const result = await request('account:test', draftOf(typed), { quiet: true })
    setBusy(false)
    setTested({ key, outcome: result.ok ? result.value : result.code })
  }

  async function save(): Promise<void> {
    setBusy(true)
    const result = await request('account:save', draftOf(typed), { quiet: true })
    setBusy(false)
    if (!result.ok) return setTested({ key: keyOf(typed), outcome: result.code })
    setTyped(typedFrom(result.value))
    setHasPassword(result.value.hasPassword)
    setTested(null)
    onSaved?.()
  }

  async function remove(): Promise<void> {
    const result = await request('account:remove', null)
    if (!result.ok) return
    setTyped(emptyAccount)
    setHasPassword(false)
    setTested(null)
    setAskedRemove(false)
    onRemoved?.()
  }

  return (
    <form className={styles['form']} onSubmit={test}>
      <AccountFieldset typed={typed} set={set} hasPassword={hasPassword} problems={problems} />
      <Outcome tested={tested} now={keyOf(typed)} />
      <div className={styles['actions']}>
        {onBack && <Button onPress={onBack}>{texts.profile.back}</Button>}
        {hasPassword && !askedRemove && (
          <Button look="danger" onPress={() => setAskedRemove(true)}>
            {words.remove}
          </Button>
        )}
        {askedRemove && (
          <div className={styles['sure']} role="alert">
            <span>{words.removeSure}</span>
            <Button look="danger" onPress={() => void remove()}>
              {words.remove}
            </Button>
          </div>
        )}
        <Button type="submit" isDisabled={busy || problems.length > 0}>
          {busy ? words.testing : words.test}
        </Button>
        <Button look="first" isDisabled={busy || !works} onPress={() => void save()}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function AccountFieldset({
  typed,
  set,
  hasPassword,
  problems,
}: {
  typed: AccountTyped
  set: (change: Partial<AccountTyped>) => void
  hasPassword: boolean
  problems: ReturnType<typeof problemsOf>
}) {
  const words = useTexts().settings.account
  const wrong = (field: 'server' | 'username', sentence: string) =>
    typed[field] !== '' && problems.includes(field) ? sentence : undefined

  return (
    <>
      <TextField
        label={words.server}
        hint={words.serverHint}
        value={typed.server}
        maxLength={300}
        error={wrong('server', words.serverWrong)}
        onChange={(server) => set({ server })}
      />
      {/^ws:/i.test(typed.server.trim()) && <p className={styles['careful']}>{words.serverOpen}</p>}
      <div className={styles['pair']}>
        <TextField
          label={words.username}
          hint={words.usernameHint}
          value={typed.username}
          maxLength={64}
          error={wrong('username', words.usernameWrong)}
          onChange={(username) => set({ username })}
        />
        <TextField
          label={words.password}
          type="password"
          value={typed.password}
          maxLength={256}
          {...(hasPassword ? { hint: words.passwordKept } : {})}
          onChange={(password) => set({ password })}
        />
      </div>
      <details className={styles['more']}>
        <summary>{words.more}</summary>
        <div className={styles['form']}>
          <div className={styles['pair']}>
            <TextField
              label={words.domain}
              hint={words.domainHint}
              value={typed.domain}
              maxLength={253}
              onChange={(domain) => set({ domain })}
            />
            <TextField
              label={words.authorizationUsername}
              hint={words.authorizationHint}
              value={typed.authorizationUsername}
              maxLength={64}
              onChange={(authorizationUsername) => set({ authorizationUsername })}
            />
          </div>
          <TextField
            label={words.displayName}
            value={typed.displayName}
            maxLength={64}
            onChange={(displayName) => set({ displayName })}
          />
          <Checkbox isSelected={typed.trusted} onChange={(trusted) => set({ trusted })}>
            {words.trusted}
          </Checkbox>
          <Checkbox isSelected={typed.autoAnswer === true} onChange={(autoAnswer) => set({ autoAnswer })}>
            {words.autoAnswer}
          </Checkbox>
          <Checkbox
            isSelected={typed.dtmf === 'info'}
            onChange={(byInfo) => set({ dtmf: byInfo ? 'info' : 'rtp' })}
          >
            {words.dtmfByInfo}
          </Checkbox>
          <AuthorityField
            value={typed.certificateAuthority}
            onChange={(certificateAuthority) => set({ certificateAuthority })}
          />
        </div>
      </details>
    </>
  )
}

function Outcome({ tested, now }: { tested: Tested | null; now: string }) {
  const texts = useTexts()
  const words = texts.settings.account
  if (!tested) return <p className={styles['why']}>{words.testFirst}</p>
  if (tested.key !== now)
    return (
      <p className={styles['why']} role="status">
        {words.changed}
      </p>
    )
  const works = typeof tested.outcome === 'object' && tested.outcome.registered
  return (
    <p className={styles[works ? 'good' : 'bad']} role="status">
      <Icon name={works ? 'check' : 'warning'} size="s" />
      {works ? words.works : troubleOf(tested.outcome, texts)}
    </p>
  )
}

function troubleOf(outcome: AccountTest | FailureCode, { failures, line, settings }: Texts): string {
  if (typeof outcome === 'string') return failures[outcome]
  const sentence = line.troubles[outcome.trouble ?? 'pbx-error']
  return outcome.status === null ? sentence : settings.account.withStatus(sentence, outcome.status)
}
