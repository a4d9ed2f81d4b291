import { useState } from 'react'
import type { AccountId } from '../../src-main/contract/ids.ts'
import type { AccountView } from '../../src-main/contract/line.ts'
import { accountName } from '../../src-main/domain/lines.ts'
import { useAccess, useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountForm } from './account-form.tsx'
import styles from './accounts.module.css'
import { useAccounts } from './use-accounts.ts'

const css = classesOf(styles)

/** The PBX accounts of this seat: the form itself as long as there is one, a list as soon as there are several. */
export function AccountsSection() {
  const texts = useTexts()
  const { accounts: words, settings } = texts
  const { ui } = useAccess()
  const { accounts, reload } = useAccounts()
  const [open, setOpen] = useState<AccountId | 'new' | null>(null)
  if (accounts === null) return null

  const [only] = accounts
  const isSeveral = accounts.length > 1 || (only !== undefined && open === 'new')
  const done = (text: string) => {
    notify(ui, { kind: 'done', text })
    setOpen(null)
    reload()
  }
  const onSaved = () => done(isSeveral ? words.saved : settings.account.saved)
  const onRemoved = () => done(isSeveral ? words.removed : settings.account.removed)

  if (!isSeveral)
    return (
      <>
        {!only && <p className={css('why')}>{settings.account.none}</p>}
        <AccountForm key={only?.id} saved={only ?? null} onSaved={onSaved} onRemoved={onRemoved} />
        {only && <AddAnother onPress={() => setOpen('new')} />}
      </>
    )
  return (
    <>
      <ul className={css('list')} aria-label={words.list}>
        {accounts.map((account) => (
          <li key={account.id} className={css('account')}>
            <AccountRow
              account={account}
              isOpen={open === account.id}
              onOpen={() => setOpen(open === account.id ? null : account.id)}
              onSwitched={reload}
            />
            {open === account.id && (
              <AccountForm saved={account} isOneOfSeveral onSaved={onSaved} onRemoved={onRemoved} />
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <section className={css('account')} aria-label={words.addTitle}>
          <div className={css('row')}>
            <b>{words.addTitle}</b>
            <Button size="s" onPress={() => setOpen(null)}>
              {words.close}
            </Button>
          </div>
          <AccountForm saved={null} isOneOfSeveral onSaved={onSaved} />
        </section>
      ) : (
        <AddAnother onPress={() => setOpen('new')} />
      )}
    </>
  )
}

function AddAnother({ onPress }: { onPress: () => void }) {
  const { accounts: words } = useTexts()
  return (
    <div className={css('add')}>
      <p className={css('why')}>{words.addWhy}</p>
      <Button icon="plus" onPress={onPress}>
        {words.add}
      </Button>
    </div>
  )
}

type AccountRowProps = {
  account: AccountView
  isOpen: boolean
  onOpen: () => void
  onSwitched: () => void
}

function AccountRow({ account, isOpen, onOpen, onSwitched }: AccountRowProps) {
  const { accounts: words } = useTexts()
  const request = useRequests()
  const state = useConsole(({ line }) => line.accounts.find(({ id }) => id === account.id)?.state ?? 'none')
  const name = accountName(account)
  const turn = async () => {
    const { hasPassword: _kept, ...fields } = account
    const result = await request('account:save', { ...fields, password: null, isOn: !account.isOn })
    if (result.ok) onSwitched()
  }
  return (
    <div className={css('row')}>
      <span className={css('sign', state)}>
        <Icon name={state === 'registered' ? 'check' : state === 'connecting' ? 'retry' : 'phone'} size="s" />
      </span>
      <p className={css('who')}>
        <b dir="auto">{name}</b>
        <span>
          {[name !== account.username && account.username, words.states[state]].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Button size="s" onPress={() => void turn()}>
        {account.isOn ? words.switchOff : words.switchOn}
      </Button>
      <Button
        size="s"
        icon="note"
        label={words.edit(name)}
        hint={words.edit(name)}
        pressed={isOpen}
        onPress={onOpen}
      />
    </div>
  )
}
