import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import {
  Collection,
  ComboBox,
  Header,
  Input,
  type Key,
  ListBox,
  ListBoxSection,
  Popover,
} from 'react-aria-components'
import { type FoundNumbers, numbersOf } from '../search/call-found.ts'
import palette from '../search/palette.module.css'
import { PaletteItem, type PaletteRow } from '../search/palette-row.tsx'
import { type PaletteGroup, usePalette } from '../search/use-palette.ts'
import { lookInCard } from '../state/card-place.ts'
import { type ConsoleAccess, useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify, openCustomer, searchNotes, showScreen } from '../state/ui-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './search-box.module.css'
import { leaveSearch, searchId } from './shortcuts.ts'

/** Pixels from the field's edge to the letters in it: what was found lies under the whole of it. */
const besideIcon = -39

/** From anywhere, by Ctrl+K or F2: any part of a name, a number, an address or a code; a case; all the notes. */
export function SearchBox() {
  const { shell, failures } = useTexts()
  const access = useAccess()
  const [words, setWords] = useState('')
  const [numbers, setNumbers] = useState<FoundNumbers | null>(null)
  const { groups, isCurrent, foundNobody } = usePalette(words, numbers)
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const rows = groups.flatMap((group) => group.rows)
  /** What was asked for before the answer for these words was there. */
  const waiting = useRef<'open' | 'call' | null>(null)

  const open = (row: PaletteRow | undefined) => {
    waiting.current = null
    if (!row) return
    setWords('')
    setNumbers(null)
    openRow(access, row)
  }
  /** Whoever the row is about is called: at once where there is one number, else at the one that is chosen then. */
  const call = async (row: PaletteRow | undefined) => {
    const customerId =
      row?.kind === 'customer' ? row.customer.id : row?.kind === 'case' ? row.found.customerId : null
    const found = customerId && (await numbersOf(access, customerId))
    if (!found) return
    const [only, another] = found.numbers
    if (only === undefined) return notify(access.ui, { kind: 'hint', text: failures['no-phone'] })
    if (another !== undefined) return setNumbers(found)
    setWords('')
    void access.request('call:dial', { target: only.target })
  }
  // A number is never dialled by an Enter that meant somebody else.
  const openFirst = () => open(rows.find(({ kind }) => kind !== 'dial'))
  const takeFirst = (what: 'open' | 'call' | null) => {
    waiting.current = null
    if (what === 'open') openFirst()
    if (what === 'call') void call(rows[0])
  }
  const takesFirst = useRef(takeFirst)
  takesFirst.current = takeFirst
  // Enter right after the last letter: for these words, not for those of the answer before.
  useEffect(() => {
    if (isCurrent) takesFirst.current(waiting.current)
  }, [isCurrent])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const active = event.currentTarget.getAttribute('aria-activedescendant')
    const isOnRow = active !== null
    if (event.key === 'Enter' && event.altKey && canCall && !event.nativeEvent.isComposing) {
      event.preventDefault()
      event.stopPropagation()
      const key = active === null ? null : document.getElementById(active)?.dataset['key']
      if (key) void call(rows.find(({ id }) => id === key))
      else if (isCurrent) void call(rows[0])
      else waiting.current = words.trim() === '' ? null : 'call'
      return
    }
    if (event.key === 'Enter' && words.trim() !== '' && !isOnRow && !event.nativeEvent.isComposing) {
      event.preventDefault()
      event.stopPropagation()
      if (isCurrent) openFirst()
      else waiting.current = 'open'
    }
    if (event.key === 'Escape') {
      setWords('')
      setNumbers(null)
      leaveSearch()
    }
  }

  return (
    <ComboBox
      className={styles['search'] ?? ''}
      aria-label={shell.search}
      items={groups}
      inputValue={words}
      onInputChange={(typed) => {
        waiting.current = null
        setNumbers(null)
        setWords(typed.slice(0, 200))
      }}
      selectedKey={null}
      onSelectionChange={(key: Key | null) => open(rows.find(({ id }) => id === key))}
      defaultFilter={() => true}
      allowsEmptyCollection={words.trim() !== ''}
      menuTrigger="input"
    >
      <Icon name="search" />
      <Input
        id={searchId}
        className={styles['input'] ?? ''}
        placeholder={shell.searchHint}
        aria-keyshortcuts="Control+K F2"
        onKeyDownCapture={onKeyDown}
      />
      <Kbd>Ctrl K</Kbd>
      <Popover className={palette['popover'] ?? ''} offset={7} crossOffset={besideIcon}>
        {foundNobody && <p className={palette['nothing']}>{shell.searchNothing}</p>}
        <ListBox<PaletteGroup> className={palette['list'] ?? ''} aria-label={shell.searchResults}>
          {(group) => (
            <ListBoxSection id={group.id}>
              <Header className={palette['group'] ?? ''}>{group.title}</Header>
              <Collection items={group.rows}>{(row) => <PaletteItem row={row} />}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function openRow({ ui, request }: ConsoleAccess, row: PaletteRow): void {
  switch (row.kind) {
    case 'dial':
      void request('call:dial', { target: row.number })
      return
    case 'number':
      void request('call:dial', { target: row.number.target })
      return
    case 'notes':
      searchNotes(ui, row.words)
      return
    case 'handover':
      showScreen(ui, 'handover')
      return
    case 'customer':
      openCustomer(ui, row.customer.id)
      return
    case 'case':
      lookInCard(ui, row.found.customerId, { tab: 'cases', target: { kind: 'case', id: row.found.id } })
      openCustomer(ui, row.found.customerId)
      return
  }
}
