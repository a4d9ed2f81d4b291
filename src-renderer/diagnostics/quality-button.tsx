import { useState } from 'react'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { QualityDialog } from './quality-dialog.tsx'

/** Opens how a call was heard. */
export function QualityButton({ callId, name }: { callId: CallId; name: string }) {
  const { diagnostics: words } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label={words.qualityOf(name)}
        title={words.quality}
        onClick={() => setOpen(true)}
      >
        <Icon name="pulse" size="s" />
      </button>
      {isOpen && <QualityDialog callId={callId} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}
