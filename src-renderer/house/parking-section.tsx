import { useState } from 'react'
import { ParkingRules } from '../../src-main/contract/parking.ts'
import { readSlots, writeSlots } from '../../src-main/domain/parking-slots.ts'
import { useTexts } from '../state/console-context.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { SectionPanel } from './section-panel.tsx'
import { useSection } from './use-section.ts'

const noProblems = () => ({})

/** How the PBX of this house parks callers, and where they wait. */
export function ParkingSection() {
  const texts = useTexts()
  const words = texts.parking.house
  const section = useSection('parking', { problemsOf: noProblems })
  const { value, change, typed, type } = section
  const [editing, setEditing] = useState<string | null>(null)
  const shownSlots = editing ?? typed['slots'] ?? writeSlots(value.slots)

  function readCode(text: string): void {
    const read = ParkingRules.shape.code.safeParse(text.trim())
    type('code', read.success ? null : text)
    if (read.success) change({ ...value, code: read.data })
  }

  function readTyped(text: string): void {
    setEditing(text)
    const slots = readSlots(text)
    type('slots', slots === null ? text : null)
    if (slots !== null) change({ ...value, slots })
  }

  return (
    <SectionPanel title={texts.house.sections.parking} section={section}>
      <div className={`${styles['stack']} ${styles['narrow']}`}>
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={typed['code'] ?? value.code}
          maxLength={12}
          error={typed['code'] === undefined ? undefined : words.codeWrong}
          onChange={readCode}
        />
        <TextField
          label={words.slots}
          hint={words.slotsHint}
          value={shownSlots}
          maxLength={200}
          error={typed['slots'] !== undefined && editing === null ? words.slotsWrong : undefined}
          onChange={readTyped}
          onFocusChange={(focused) => !focused && setEditing(null)}
        />
        <p className={styles['why']}>{words.why}</p>
      </div>
    </SectionPanel>
  )
}
