import { useState } from 'react'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { useTexts } from '../state/console-context.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './find-card.module.css'
import { FoundCustomers } from './found-customers.tsx'
import { useSearch } from './use-search.ts'

/** Looks for another card; Enter takes the first. */
export function FindCard({ except, onFound }: { except: CustomerId; onFound: (id: CustomerId) => void }) {
  const { oneCard, card } = useTexts()
  const [words, setWords] = useState('')
  const found = useSearch(words)?.filter(({ id }) => id !== except)
  return (
    <form
      className={styles['find']}
      onSubmit={(event) => {
        event.preventDefault()
        const [first] = found ?? []
        if (first) onFound(first.id)
      }}
    >
      <TextField
        label={oneCard.mergeFind}
        hint={oneCard.mergeFindHint}
        value={words}
        onChange={setWords}
        type="search"
        autoFocus
      />
      <FoundCustomers customers={found?.slice(0, 8) ?? []} onChoose={({ id }) => onFound(id)} />
      {words.trim() !== '' && found?.length === 0 && <p role="status">{card.list.none}</p>}
    </form>
  )
}
