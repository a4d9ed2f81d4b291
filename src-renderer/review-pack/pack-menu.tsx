import { useState } from 'react'
import type { ReviewQuestion } from '../../src-main/contract/review.ts'
import { useTexts } from '../state/console-context.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { BookDialog } from './book-dialog.tsx'
import { MakePackDialog } from './make-pack-dialog.tsx'
import { OpenPackDialog } from './open-pack-dialog.tsx'
import { TakeReplyDialog } from './take-reply-dialog.tsx'

type PackMenuProps = {
  question: ReviewQuestion
  /** How many contacts the question finds; null while that is not known. */
  count: number | null
}

/** What leaves the review screen and what comes back to it. */
export function PackMenu({ question, count }: PackMenuProps) {
  const { reviewPack, time } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const close = () => setOpen(null)
  const entries: readonly MenuEntry[] = [
    ...(count
      ? [
          { id: 'book', text: reviewPack.readAsBook, icon: 'note' as const },
          { id: 'make', text: reviewPack.make, icon: 'save' as const },
        ]
      : []),
    { id: 'open', text: reviewPack.open, icon: 'folder' },
    { id: 'take', text: reviewPack.take, icon: 'mail' },
  ]
  return (
    <>
      <Menu size="s" icon="folder" label={reviewPack.menuLabel} entries={entries} onChoose={setOpen}>
        {reviewPack.menu}
      </Menu>
      {open === 'make' && (
        <MakePackDialog question={question} count={time.count(count ?? 0)} onClose={close} />
      )}
      {open === 'book' && (
        <BookDialog question={question} tooMany={reviewPack.book.tooMany} onClose={close} />
      )}
      {open === 'open' && <OpenPackDialog onClose={close} />}
      {open === 'take' && <TakeReplyDialog onClose={close} />}
    </>
  )
}
