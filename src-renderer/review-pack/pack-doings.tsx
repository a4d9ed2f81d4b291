import { useState } from 'react'
import { type ReviewQuestion, type ReviewRow, wholeReview } from '../../src-main/contract/review.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { BookDialog } from './book-dialog.tsx'
import { isoDay, savePack } from './carry-file.ts'
import styles from './pack.module.css'

type DoingsProps = {
  pack: OpenPack
  rows: readonly ReviewRow[] | null
  selected: number
  onSelect: (index: number) => void
}

const everything: ReviewQuestion = { filter: wholeReview, order: 'newest' }

/** The ways on: the next contact, the notes as a book, the reply, out. */
export function PackDoings({ pack, rows, selected, onSelect }: DoingsProps) {
  const { reviewPack } = useTexts()
  const { ui, request } = useAccess()
  const words = reviewPack.reading
  const [isBusy, setBusy] = useState(false)
  const done = new Set<string>(pack.reviewed)
  const [isBookOpen, setBookOpen] = useState(false)
  const next = nextOpen(rows ?? [], selected, done)

  async function reply(): Promise<void> {
    setBusy(true)
    const made = await request('pack:reply', null)
    const failed = made.ok ? await savePack(request, made.value, words.replyFile(isoDay(Date.now()))) : null
    setBusy(false)
    if (failed) notify(ui, { kind: 'failure', code: failed })
    else if (made.ok) notify(ui, { kind: 'done', text: words.replied })
  }

  return (
    <div className={styles['doings']}>
      <Button
        size="s"
        icon="forward"
        isDisabled={next === null}
        onPress={() => next !== null && onSelect(next)}
      >
        {words.next}
      </Button>
      <Button
        size="s"
        icon="note"
        label={reviewPack.readAsBook}
        hint={reviewPack.readAsBook}
        onPress={() => setBookOpen(true)}
      />
      <Button
        size="s"
        look="first"
        icon="save"
        isDisabled={done.size === 0 || isBusy}
        onPress={() => void reply()}
      >
        {words.reply}
      </Button>
      <Button size="s" icon="close" onPress={() => void request('pack:close', null)}>
        {reviewPack.close}
      </Button>
      {isBookOpen && (
        <BookDialog
          question={everything}
          tooMany={reviewPack.book.tooManyInPack}
          onClose={() => setBookOpen(false)}
        />
      )}
    </div>
  )
}

/** The next row after the chosen one, round the end, that is not reviewed yet. */
function nextOpen(rows: readonly ReviewRow[], selected: number, done: ReadonlySet<string>): number | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (selected + step) % rows.length
    const row = rows[index]
    if (row && row.channel !== 'note' && row.channel !== 'event' && !done.has(row.id)) return index
  }
  return null
}
