import { type KeyboardEvent, type UIEvent, useRef } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { searchNotes } from '../state/ui-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { HistoryHitList } from './history-hit-list.tsx'
import styles from './history-screen.module.css'
import { openHit } from './open-hit.ts'
import { useHistorySearch } from './use-history-search.ts'

/** Pixels before the end at which the next page is asked for. */
const nearEnd = 600

/** Full text over everything that was ever said and written, the newest first. */
export function HistoryScreen() {
  const { search } = useTexts()
  const { ui } = useAccess()
  const words = useUi(({ notesWords }) => notesWords)
  const found = useHistorySearch(words)
  const { hits, isCurrent } = found
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      list.current?.querySelector<HTMLElement>('[role="option"]')?.focus()
    }
    const first = hits?.[0]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && isCurrent && first) openHit(ui, first)
  }
  const onScroll = ({ currentTarget }: UIEvent) => {
    const { scrollTop, clientHeight, scrollHeight } = currentTarget
    if (scrollTop + clientHeight > scrollHeight - nearEnd) void found.loadMore()
  }

  return (
    <Panel title={search.title} level={1} grow>
      <SearchField
        className={styles['field'] ?? ''}
        aria-label={search.field}
        value={words}
        onChange={(typed) => searchNotes(ui, typed.slice(0, 200))}
      >
        <Icon name="search" />
        <Input className={styles['input'] ?? ''} placeholder={search.hint} onKeyDown={onKeyDown} autoFocus />
      </SearchField>
      <p className={styles['count']} role="status">
        {words.trim() !== '' &&
          (hits === null ? search.searching : hits.length > 0 && search.count(hits.length, found.hasMore))}
      </p>
      {hits === null || words.trim() === '' ? (
        <EmptyState icon="search" title={search.empty}>
          <p className={styles['syntax']}>{search.syntax}</p>
        </EmptyState>
      ) : hits.length === 0 && !found.hasMore ? (
        <EmptyState icon="search" title={search.none}>
          <p>{search.noneWhy}</p>
        </EmptyState>
      ) : (
        // Other words are another list: from its beginning, and with no row of the one before.
        <div key={found.words} ref={list} className={styles['results']} onScroll={onScroll}>
          <HistoryHitList hits={hits} words={found.words} onOpen={(hit) => openHit(ui, hit)} />
        </div>
      )}
    </Panel>
  )
}
