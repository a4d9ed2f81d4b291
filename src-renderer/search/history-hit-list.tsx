import { memo, useMemo } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { HistoryHit } from '../../src-main/contract/search.ts'
import { parseFullTextQuery, wordsToMark } from '../../src-main/domain/full-text-query.ts'
import { type MarkedWord, markStretches } from '../../src-main/domain/search-text.ts'
import { kindIcon } from '../customers/entry-icon.ts'
import { useTexts } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './history-screen.module.css'
import { Marked } from './marked.tsx'

type ListProps = {
  hits: readonly HistoryHit[]
  words: string
  onOpen: (hit: HistoryHit) => void
}

/** Arrows choose, Enter opens. */
export const HistoryHitList = memo(function HistoryHitList({ hits, words, onOpen }: ListProps) {
  const { search } = useTexts()
  const marked = useMemo(() => wordsToMark(parseFullTextQuery(words)), [words])
  return (
    <ListBox<HistoryHit>
      className={styles['list'] ?? ''}
      aria-label={search.results}
      items={hits}
      dependencies={[marked]}
      shouldFocusWrap={false}
      onAction={(key) => {
        const hit = hits.find(({ id }) => id === key)
        if (hit) onOpen(hit)
      }}
    >
      {(hit) => (
        <ListBoxItem id={hit.id} className={styles['hit'] ?? ''} textValue={hit.customerName}>
          <Hit hit={hit} marked={marked} />
        </ListBoxItem>
      )}
    </ListBox>
  )
})

function Hit({ hit, marked }: { hit: HistoryHit; marked: readonly MarkedWord[] }) {
  const { card, search, time } = useTexts()
  const now = useMinute()
  const { kind, channel, customerName, excerpt, initials, at } = hit
  const what = kind === 'note' ? search.note : null
  const where = channel && card.channels[channel].none
  return (
    <>
      <span className={styles['icon']}>
        <Icon name={kindIcon(kind === 'note' || channel === null ? 'note' : channel)} size="s" />
      </span>
      <span className={styles['said']}>
        <span className={styles['head']}>
          <b>{customerName}</b>
          <small>{[what, where].filter(Boolean).join(' · ')}</small>
        </span>
        <span className={styles['excerpt']}>
          <Marked text={excerpt} stretches={markStretches(excerpt, marked)} />
        </span>
      </span>
      <span className={styles['meta']}>
        <time dateTime={new Date(at).toISOString()}>{time.day(at, now)}</time>
        {initials !== null && <b>{initials}</b>}
      </span>
    </>
  )
}
