import { useState } from 'react'
import type { ImportKind } from '../../src-main/contract/imports.ts'
import { useTexts } from '../state/console-context.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AnswersPanel } from './answers-panel.tsx'
import { ImportPanel } from './import-panel.tsx'
import styles from './imports.module.css'

const kinds = ['customers', 'satisfaction'] as const satisfies readonly ImportKind[]

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { imports: words, answers } = useTexts()
  const [what, setWhat] = useState<ImportKind>('customers')
  const [chosen, setChosen] = useState(false)
  return (
    <Dialog isOpen size="l" title={words.dialog} closeLabel={words.close} onClose={onClose}>
      <div className={styles['form']}>
        {!chosen && (
          <Choice
            label={answers.whatLabel}
            value={what}
            options={kinds.map((value) => ({ value, text: answers.kinds[value] }))}
            onChange={setWhat}
          />
        )}
        {what === 'customers' ? (
          <ImportPanel onChosen={setChosen} onClose={onClose} />
        ) : (
          <AnswersPanel onChosen={setChosen} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}
