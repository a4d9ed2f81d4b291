import { useState } from 'react'
import type { LoggedCall } from '../../src-main/contract/calls.ts'
import { useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { QualityDialog } from './quality-dialog.tsx'

/** Opens when what happened in a call, and how it was heard. */
export function QualityButton({ call, name }: { call: LoggedCall; name: string }) {
  const { diagnostics: words } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label={words.detailsOf(name)}
        title={words.details}
        onClick={() => setOpen(true)}
      >
        <Icon name="pulse" size="s" />
      </button>
      {isOpen && <QualityDialog call={call} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}
