import { Button as AriaButton } from 'react-aria-components'
import { ImportPanel } from '../imports/import-panel.tsx'
import { AccountForm } from '../settings/account-form.tsx'
import { useAccounts } from '../settings/use-accounts.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './profile.module.css'

export type OwnReadyView = 'choice' | 'import' | 'account'

type OwnReadyProps = { view: OwnReadyView; onView: (view: OwnReadyView) => void; onDone: () => void }

/** The house's own file is open and empty: import, connect the PBX, or begin as it is. */
export function OwnReady({ view, onView, onDone }: OwnReadyProps) {
  const { own } = useTexts().profile
  const hasLine = useConsole(({ line }) => line.state !== 'none')
  const back = () => onView('choice')

  if (view === 'choice')
    return (
      <div className={styles['form']}>
        <p className={styles['why']}>{own.readyWhy}</p>
        <Choice icon="people" title={own.import} why={own.importWhy} onPress={() => onView('import')} />
        <Choice icon="phone" title={own.account} why={own.accountWhy} onPress={() => onView('account')} />
        {hasLine ? (
          <Choice icon="check" title={own.begin} why={own.beginWhy} onPress={onDone} />
        ) : (
          <Choice icon="card" title={own.cardFile} why={own.cardFileWhy} onPress={onDone} />
        )}
      </div>
    )
  if (view === 'import') return <ImportPanel onClose={back} onBack={back} />
  return <FirstAccount onDone={back} />
}

function FirstAccount({ onDone }: { onDone: () => void }) {
  const { accounts } = useAccounts()
  return accounts && <AccountForm saved={accounts[0] ?? null} onSaved={onDone} onBack={onDone} />
}

function Choice({
  icon,
  title,
  why,
  onPress,
}: {
  icon: IconName
  title: string
  why: string
  onPress: () => void
}) {
  return (
    <AriaButton className={styles['row'] ?? ''} onPress={onPress}>
      <span className={styles['sign']}>
        <Icon name={icon} />
      </span>
      <span className={styles['words']}>
        <b>{title}</b>
        <span>{why}</span>
      </span>
    </AriaButton>
  )
}
