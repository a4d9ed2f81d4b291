import { type FormEvent, useState } from 'react'
import type { ReviewQuestion, SavedFilter } from '../../src-main/contract/review.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Menu } from '../ui/menu.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './filter-bar.module.css'
import { useSavedFilters } from './use-saved-filters.ts'

type SavedProps = { question: ReviewQuestion; onAsk: (question: ReviewQuestion) => void }

/** What is looked for again and again: to come back to, to save, to take away. */
export function SavedFilters({ question, onAsk }: SavedProps) {
  const { review } = useTexts()
  const { ui } = useAccess()
  const { filters, save, remove } = useSavedFilters()
  const [isSaving, setSaving] = useState(false)
  const chosen = filters.find((one) => JSON.stringify(one.question) === JSON.stringify(question))
  const nameOf = ({ name, ownerId }: SavedFilter) => (ownerId === null ? review.shared(name) : name)

  const keep = async (name: string, shared: boolean) => {
    if (!(await save({ name, shared, question }))) return
    setSaving(false)
    notify(ui, { kind: 'done', text: review.saved(name) })
  }
  const takeAway = async (filter: SavedFilter) => {
    if (await remove(filter.id)) notify(ui, { kind: 'done', text: review.removed(filter.name) })
  }

  return (
    <>
      <Menu
        label={review.savedFilters(filters.length)}
        size="s"
        entries={
          filters.length === 0
            ? [{ id: '', text: review.noSaved }]
            : filters.map((one) => ({ id: one.id, text: nameOf(one) }))
        }
        onChoose={(id) => {
          const filter = filters.find((one) => one.id === id)
          if (filter) onAsk(filter.question)
        }}
      >
        {chosen ? nameOf(chosen) : review.savedFilters(filters.length)}
      </Menu>
      {chosen ? (
        <Button
          size="s"
          look="quiet"
          icon="close"
          label={review.removeFilter(chosen.name)}
          hint={review.removeFilter(chosen.name)}
          onPress={() => void takeAway(chosen)}
        />
      ) : (
        <Button
          size="s"
          icon="save"
          label={review.saveFilter}
          hint={review.saveFilter}
          pressed={isSaving}
          onPress={() => setSaving(!isSaving)}
        />
      )}
      {isSaving && !chosen && <SaveForm onSave={keep} />}
    </>
  )
}

function SaveForm({ onSave }: { onSave: (name: string, shared: boolean) => Promise<void> }) {
  const { review } = useTexts()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') void onSave(name.trim(), shared)
  }
  return (
    <form className={styles['save']} onSubmit={submit}>
      <TextField
        label={review.filterName}
        hideLabel
        hint={review.filterName}
        autoFocus
        value={name}
        maxLength={60}
        onChange={setName}
      />
      <Checkbox isSelected={shared} onChange={setShared}>
        {review.shareFilter}
      </Checkbox>
      <Button size="s" look="first" type="submit" isDisabled={name.trim() === ''}>
        {review.save}
      </Button>
    </form>
  )
}
