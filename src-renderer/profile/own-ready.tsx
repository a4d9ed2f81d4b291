import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { ImportPanel } from '../imports/import-panel.tsx'
import { AccountForm } from '../settings/account-form.tsx'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './profile.module.css'

/** The house's own file is open and empty: import, connect the PBX, or begin as it is. */
export function OwnReady({ onDone }: { onDone: () => void }) {
  const { own, back } = useTexts().profile
  const [view, setView] = useState<'choice' | 'import' | 'account'>('choice')

  if (view === 'choice')
    return (
      <div className={styles['form']}>
        <p className={styles['why']}>{own.readyWhy}</p>
        <Choice icon="people" title={own.import} why={own.importWhy} onPress={() => setView('import')} />
        <Choice icon="phone" title={own.account} why={own.accountWhy} onPress={() => setView('account')} />
        <Choice icon="card" title={own.cardFile} why={own.cardFileWhy} onPress={onDone} />
      </div>
    )
  return (
    <div className={styles['form']}>
      {view === 'import' ? (
        <ImportPanel onClose={() => setView('choice')} />
      ) : (
        <>
          <AccountForm onSaved={() => setView('choice')} />
          <div className={styles['actions']}>
            <Button onPress={() => setView('choice')}>{back}</Button>
          </div>
        </>
      )}
    </div>
  )
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
