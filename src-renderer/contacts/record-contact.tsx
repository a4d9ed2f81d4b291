import { useCallback, useState } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { ContactDialog, useContactKey } from './contact-dialog.tsx'

/** The way in: a small button on the card, or Alt R. The dialog is made when it is opened. */
export function RecordContact({ card }: { card: CustomerCard }) {
  const { contacts } = useTexts()
  const [isOpen, setOpen] = useState(false)
  useContactKey(useCallback(() => setOpen(true), []))
  return (
    <>
      <Button size="s" icon="plus" hint={`${contacts.open} (Alt R)`} onPress={() => setOpen(true)}>
        {contacts.short}
      </Button>
      {isOpen && <ContactDialog card={card} isOpen onClose={() => setOpen(false)} />}
    </>
  )
}
