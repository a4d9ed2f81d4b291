import { useCallback, useMemo, useState } from 'react'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import styles from '../review/review-screen.module.css'
import { ReviewTable } from '../review/review-table.tsx'
import type { ReviewRows } from '../review/use-review.ts'
import { ReviewDialog } from '../scoring/review-dialog.tsx'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import own from './pack.module.css'
import { PackAccess } from './pack-access.tsx'
import { PackDoings } from './pack-doings.tsx'
import { interactionIdOf, PackSide } from './pack-side.tsx'
import { usePackRows } from './use-pack-rows.ts'

/** A review pack: its table, what it says of the row that is chosen, and the way to score it. Nothing else. */
export function PackScreen({ pack }: { pack: OpenPack }) {
  return (
    <PackAccess pack={pack}>
      <Desk pack={pack} />
      <Scoring />
    </PackAccess>
  )
}

/** Scoring's own dialog, over the pack. */
function Scoring() {
  const overlay = useUi((state) => state.overlay)
  if (overlay?.kind !== 'review') return null
  return <ReviewDialog key={overlay.interactionId} interactionId={overlay.interactionId} />
}

function Desk({ pack }: { pack: OpenPack }) {
  const { reviewPack, time } = useTexts()
  const { ui } = useAccess()
  const words = reviewPack.reading
  const rows = usePackRows(pack)
  const [selected, setSelected] = useState(0)
  const row = rows?.[selected]
  const rowAt = useCallback((index: number) => rows?.[index], [rows])
  const review = useMemo((): ReviewRows => ({ again: 0, want: () => undefined, rowAt }), [rowAt])
  const open = () => {
    const interactionId = row && interactionIdOf(row)
    if (interactionId) openOverlay(ui, { kind: 'review', interactionId })
  }
  return (
    <div className={styles['screen']}>
      <Panel
        title={words.title(pack.houseName)}
        level={1}
        grow
        flush
        aside={<PackDoings pack={pack} rows={rows} selected={selected} onSelect={setSelected} />}
      >
        <div className={own['about']}>
          <p>{words.about(pack.madeBy, pack.reader.name, time.date(pack.expiresAt - 1))}</p>
          <p className={own['count']} role="status">
            {words.reviewed(time.count(pack.reviewed.length), time.count(pack.contacts))}
          </p>
          <p>
            {pack.pseudonyms ? words.pseudonyms : words.only}
            {pack.words !== '' && ` ${words.sought(pack.words.trim().replace(/ +/g, ' '))}`}
          </p>
        </div>
        <div className={styles['found']}>
          {rows === null ? (
            <EmptyState icon="clock" title={words.loading} />
          ) : (
            <ReviewTable
              review={review}
              words={pack.words}
              count={rows.length}
              selected={selected}
              onSelect={setSelected}
              onOpen={open}
            />
          )}
        </div>
      </Panel>
      <div className={styles['side']}>
        {row && rows && (
          <PackSide
            key={row.id}
            row={row}
            rows={rows}
            onShow={(shown: ReviewRow) => setSelected(rows.indexOf(shown))}
          />
        )}
      </div>
    </div>
  )
}
