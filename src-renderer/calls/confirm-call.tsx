import { type KeyboardEvent, useEffect } from 'react'
import { formatNumber } from '../customers/format-number.ts'
import { useAccess, useLanguage, useTexts } from '../state/console-context.tsx'
import { type CallToConfirm, closeOverlay } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './confirm-call.module.css'
import { LineChoice, useLineChoice } from './line-choice.tsx'

const cancelId = 'cancel-call'

/**
 * Nothing is dialled without a key of its own: the dialog may open while somebody types, so that Enter and the space bar
 * lead back, and only Ctrl+Enter or the button itself calls.
 */
export function ConfirmCall({ target, doubt, country, from, by, call }: CallToConfirm) {
  const { outgoing: words, accounts, shell } = useTexts()
  const language = useLanguage()
  const { ui } = useAccess()
  const choice = useLineChoice(target, by)
  useEffect(() => document.getElementById(cancelId)?.focus(), [])

  function go(): void {
    closeOverlay(ui)
    call(choice.from)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return
    event.preventDefault()
    // The chosen line has the focus, and would open its list.
    event.stopPropagation()
    go()
  }

  const why = doubt === 'foreign' && country ? words.foreign(nameOf(country, language)) : null
  return (
    <Dialog
      title={words.ask(numberOf(target))}
      isOpen
      onClose={() => closeOverlay(ui)}
      closeLabel={shell.close}
    >
      <div className={styles['body']} onKeyDownCapture={onKeyDown}>
        {doubt && (
          <p className={styles['doubt']}>
            <Icon name="warning" />
            {why ?? words.doubts[doubt]}
          </p>
        )}
        {from && <p>{words.from[from]}</p>}
        {by !== undefined && choice.isChoice && (
          <div className={styles['by']}>
            <span>{accounts.callWith}</span>
            <LineChoice choice={choice} />
          </div>
        )}
        <div className={styles['act']}>
          <Button id={cancelId} onPress={() => closeOverlay(ui)}>
            {shell.cancel}
          </Button>
          <Button look="first" icon="phone-out" shortcut="Ctrl ↵" onPress={go}>
            {words.call}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function numberOf(target: string): string {
  const compact = target.trim().replace(/[\s./()-]/g, '')
  return /^\+\d+$/.test(compact) ? formatNumber(compact) : target.trim()
}

function nameOf(country: string, language: 'it' | 'en'): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
}
