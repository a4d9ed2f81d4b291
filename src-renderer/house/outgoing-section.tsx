import { useState } from 'react'
import { OutgoingRules } from '../../src-main/contract/outgoing.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { SectionPanel } from './section-panel.tsx'
import { useSection } from './use-section.ts'

const noProblems = () => ({})
const limits = ['3', '5', '10', '20', '40', '60'] as const

/** What may be called from this house: against fraud by costly numbers, and against a slip of the hand. */
export function OutgoingSection() {
  const texts = useTexts()
  const words = texts.outgoing.house
  const section = useSection('outgoing', { problemsOf: noProblems })
  const { value, change, typed, type } = section
  const [editing, setEditing] = useState<string | null>(null)
  const shown = editing ?? typed['allowed'] ?? value.allowed.join(', ')
  const kept = String(value.mostPerMinute)
  const choices = limits.some((limit) => limit === kept) ? limits : [kept, ...limits]

  function readAllowed(text: string): void {
    setEditing(text)
    const read = OutgoingRules.shape.allowed.safeParse(text.split(/[\s,;]+/).filter(Boolean))
    type('allowed', read.success ? null : text)
    if (read.success) change({ ...value, allowed: read.data })
  }

  return (
    <SectionPanel title={texts.house.sections.outgoing} section={section}>
      <div className={`${styles['stack']} ${styles['narrow']}`}>
        <TextField
          label={words.allowed}
          hint={words.allowedHint}
          value={shown}
          maxLength={400}
          error={typed['allowed'] !== undefined && editing === null ? words.allowedWrong : undefined}
          onChange={readAllowed}
          onFocusChange={(focused) => !focused && setEditing(null)}
        />
        <p className={styles['why']}>{words.allowedWhy}</p>
        <Checkbox
          isSelected={value.confirmCostly}
          onChange={(confirmCostly) => change({ ...value, confirmCostly })}
        >
          {words.confirmCostly}
        </Checkbox>
        <Checkbox
          isSelected={value.confirmForeign}
          onChange={(confirmForeign) => change({ ...value, confirmForeign })}
        >
          {words.confirmForeign}
        </Checkbox>
        <Select
          label={words.mostPerMinute}
          value={kept}
          options={choices.map((limit) => ({ id: limit, text: limit }))}
          onChange={(limit) => change({ ...value, mostPerMinute: Number(limit) })}
        />
      </div>
    </SectionPanel>
  )
}
