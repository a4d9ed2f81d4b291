import { useCallback, useState } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { ContactDialog, useContactKey } from './contact-dialog.tsx'
import styles from './contacts.module.css'

const css = classesOf(styles)

/** The way in: a small button on the card, or Alt R. The dialog is made when it is opened. */
export function RecordContact({ card }: { card: CustomerCard }) {
  const { contacts } = useTexts()
  const [isOpen, setOpen] = useState(false)
  useContactKey(useCallback(() => setOpen(true), []))
  return (
    <>
      <Button size="s" icon="plus" hint={`${contacts.open} (Alt R)`} onPress={() => setOpen(true)}>
        <span className={css('short')}>{contacts.short}</span>
      </Button>
      {isOpen && <ContactDialog card={card} isOpen onClose={() => setOpen(false)} />}
    </>
  )
}
