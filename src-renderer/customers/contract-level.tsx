import type { CustomerFields } from '../../src-main/contract/customers.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Select } from '../ui/select.tsx'

type Level = CustomerFields['contractLevel']
/** A list needs a key for what is none. */
const none = 'none'

/** One of the house's contract levels; one that the house no longer has is shown and kept until another is chosen. */
export function ContractLevel({ value, onChange }: { value: Level; onChange: (level: Level) => void }) {
  const { oneCard } = useTexts()
  const { levels } = useHouse().yardstick
  const known = levels.map(({ id, name }) => ({ id: id as string, text: name }))
  const former = value !== '' && !levels.some(({ id }) => id === value)
  return (
    <Select
      label={oneCard.contractLevel}
      value={value === '' ? none : value}
      options={[
        { id: none, text: oneCard.noLevel },
        ...known,
        ...(former ? [{ id: value as string, text: oneCard.formerLevel }] : []),
      ]}
      onChange={(chosen) => {
        const level = levels.find(({ id }) => id === chosen)
        if (chosen === none) onChange('')
        else if (level) onChange(level.id)
      }}
    />
  )
}
