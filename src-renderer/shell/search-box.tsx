import { useState } from 'react'
import { ComboBox, Input, type Key, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import { CustomerId } from '../../src-main/contract/ids.ts'
import { companyAndPhone } from '../customers/format-number.ts'
import { useSearch } from '../customers/use-search.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './search-box.module.css'
import { searchId } from './shortcuts.ts'

type Row = CustomerSummary | { readonly id: 'dial'; readonly number: string }

/** From anywhere, by Ctrl+K: a name, a number in any spelling, a card's code, a case's reference. */
export function SearchBox() {
  const { shell } = useTexts()
  const { ui, request } = useAccess()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const [words, setWords] = useState('')
  const found = useSearch(words)
  const dialable = canCall && /^[+(]?\d[\d\s()/.-]{2,}$/.test(words.trim())
  const rows: Row[] = [
    ...(dialable ? [{ id: 'dial' as const, number: words.trim() }] : []),
    ...(found?.slice(0, 8) ?? []),
  ]

  const choose = (key: Key | null) => {
    if (key === null) return
    setWords('')
    if (key === 'dial') void request('call:dial', { target: words.trim() })
    else openCustomer(ui, CustomerId.parse(key))
  }

  return (
    <ComboBox
      className={styles['search'] ?? ''}
      aria-label={shell.search}
      items={rows}
      inputValue={words}
      onInputChange={setWords}
      selectedKey={null}
      onSelectionChange={choose}
      defaultFilter={() => true}
      allowsEmptyCollection={words.trim() !== ''}
      menuTrigger="input"
    >
      <Icon name="search" />
      <Input
        id={searchId}
        className={styles['input'] ?? ''}
        placeholder={shell.searchHint}
        aria-keyshortcuts="Control+K"
      />
      <Kbd>Ctrl K</Kbd>
      <Popover className={styles['popover'] ?? ''} offset={6}>
        <ListBox<Row>
          className={styles['list'] ?? ''}
          aria-label={shell.searchResults}
          renderEmptyState={() => (
            <p className={styles['nothing']}>{found === null ? shell.searching : shell.searchNothing}</p>
          )}
        >
          {(row) =>
            'number' in row ? (
              <ListBoxItem id="dial" className={styles['row'] ?? ''} textValue={row.number}>
                <Icon name="phone-out" size="s" />
                <b>{shell.callNumber(row.number)}</b>
              </ListBoxItem>
            ) : (
              <ListBoxItem id={row.id} className={styles['row'] ?? ''} textValue={row.name}>
                <b>{row.name}</b>
                <span>{companyAndPhone(row)}</span>
                <small>
                  {row.code.slice(0, 4)}-{row.code.slice(4)}
                </small>
              </ListBoxItem>
            )
          }
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
