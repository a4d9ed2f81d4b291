import { useState } from 'react'
import { AgentDraft, type Role, rolesAtWork } from '../../src-main/contract/agents.ts'
import { useTexts } from '../state/console-context.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './profile.module.css'

export type AgentFields = { readonly name: string; readonly initials: string; readonly role: Role }

export const noAgent: AgentFields = { name: '', initials: '', role: 'operator' }

/** The first letter of each name, as people sign: Giulia Rossi is GR. */
export function initialsOf(name: string): string {
  const letters = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .filter((letter) => /\p{L}/u.test(letter))
  return letters.slice(0, 3).join('')
}

/** Null while something is missing. */
export function agentDraftOf(fields: AgentFields): AgentDraft | null {
  return AgentDraft.safeParse(fields).data ?? null
}

export function AgentForm({
  value,
  onChange,
}: {
  value: AgentFields
  onChange: (value: AgentFields) => void
}) {
  const { profile } = useTexts()
  const [ownInitials, setOwnInitials] = useState(false)
  const wrong = value.initials !== '' && !AgentDraft.shape.initials.safeParse(value.initials).success

  return (
    <div className={styles['fields']}>
      <TextField
        label={profile.own.name}
        value={value.name}
        maxLength={120}
        autoFocus
        onChange={(name) => onChange({ ...value, name, ...(!ownInitials && { initials: initialsOf(name) }) })}
      />
      <div className={styles['pair']}>
        <TextField
          label={profile.own.initials}
          hint={profile.own.initialsHint}
          value={value.initials}
          maxLength={4}
          error={wrong ? profile.own.initialsWrong : undefined}
          onChange={(initials) => {
            setOwnInitials(initials !== '')
            onChange({ ...value, initials: initials.charAt(0).toUpperCase() + initials.slice(1) })
          }}
        />
        <Select
          label={profile.own.role}
          value={value.role}
          options={rolesAtWork.map((id) => ({ id, text: profile.roles[id] }))}
          onChange={(role) => onChange({ ...value, role })}
        />
      </div>
    </div>
  )
}
