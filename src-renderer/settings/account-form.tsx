import { type FormEvent, useState } from 'react'
import type { AccountTest, AccountView } from '../../src-main/contract/line.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import {
  type AccountTyped,
  draftOf,
  emptyAccount,
  isAsSaved,
  keyOf,
  problemsOf,
  typedFrom,
} from './account-draft.ts'
import { AccountFieldset } from './account-fieldset.tsx'
import { AccountManner } from './account-manner.tsx'
import styles from './settings.module.css'

type Tested = { readonly key: string; readonly outcome: AccountTest | FailureCode }

type AccountFormProps = {
  /** Null: a new one. */
  saved: AccountView | null
  onSaved?: (account: AccountView) => void
  onRemoved?: () => void
  /** Where it is one of several, so that the others stay. */
  isOneOfSeveral?: boolean
  /** Where it is a step among others. */
  onBack?: () => void
}

/** A PBX account: what registers it is checked and tried out before it is saved. */
export function AccountForm({ saved, onSaved, onRemoved, isOneOfSeveral = false, onBack }: AccountFormProps) {
  const texts = useTexts()
  const words = texts.settings.account
  const request = useRequests()
  const [typed, setTyped] = useState(() => (saved ? typedFrom(saved) : emptyAccount))
  const [tested, setTested] = useState<Tested | null>(null)
  const [busy, setBusy] = useState(false)

  const hasPassword = saved?.hasPassword ?? false
  const problems = problemsOf(typed, hasPassword)
  const works =
    tested?.key === keyOf(typed) && typeof tested.outcome === 'object' && tested.outcome.registered
  const needsNoTest = saved !== null && keyOf(typed) === keyOf(typedFrom(saved))
  const canSave = works || (needsNoTest && !isAsSaved(typed, saved))
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
    setTested(null)
    onSaved?.(result.value)
  }

  return (
    <form className={styles['form']} onSubmit={test}>
      <AccountFieldset typed={typed} set={set} hasPassword={hasPassword} problems={problems} />
      <AccountManner typed={typed} set={set} isOpen={isOneOfSeveral} />
      <Outcome tested={tested} now={keyOf(typed)} needsNoTest={needsNoTest} />
      <div className={styles['actions']}>
        {onBack && <Button onPress={onBack}>{texts.profile.back}</Button>}
        {saved && <Remove saved={saved} isOneOfSeveral={isOneOfSeveral} onRemoved={onRemoved} />}
        <Button type="submit" isDisabled={busy || problems.length > 0}>
          {busy ? words.testing : words.test}
        </Button>
        <Button look="first" isDisabled={busy || !canSave} onPress={() => void save()}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function Remove({
  saved,
  isOneOfSeveral,
  onRemoved,
}: {
  saved: AccountView
  isOneOfSeveral: boolean
  onRemoved: (() => void) | undefined
}) {
  const { settings, accounts } = useTexts()
  const words = isOneOfSeveral ? accounts : settings.account
  const request = useRequests()
  const [asked, setAsked] = useState(false)

  async function remove(): Promise<void> {
    const result = await request('account:remove', { id: saved.id })
    if (result.ok) onRemoved?.()
  }

  if (!asked)
    return (
      <Button look="danger" onPress={() => setAsked(true)}>
        {words.remove}
      </Button>
    )
  return (
    <div className={styles['sure']} role="alert">
      <span>{words.removeSure}</span>
      <Button look="danger" onPress={() => void remove()}>
        {words.remove}
      </Button>
    </div>
  )
}

function Outcome({ tested, now, needsNoTest }: { tested: Tested | null; now: string; needsNoTest: boolean }) {
  const texts = useTexts()
  const words = texts.settings.account
  if (!tested) return needsNoTest ? null : <p className={styles['why']}>{words.testFirst}</p>
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
