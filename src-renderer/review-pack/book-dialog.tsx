import { useState } from 'react'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { ReviewQuestion } from '../../src-main/contract/review.ts'
import { useAccess, useHouse, useLanguage, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import bookCss from './book.css?inline'
import { Book, bookId } from './book.tsx'
import { printBook, saveBookPage } from './book-file.ts'
import { isoDay, savePack } from './carry-file.ts'
import styles from './pack.module.css'
import { useBook } from './use-book.ts'

type BookDialogProps = {
  question: ReviewQuestion
  /** What is said where there are too many contacts for a book. */
  tooMany: string
  onClose: () => void
}

/** All that a filter finds, as a book: to read here, to print, to save as a page or as PDF. */
export function BookDialog({ question, tooMany, onClose }: BookDialogProps) {
  const { reviewPack, failures } = useTexts()
  const words = reviewPack.book
  const language = useLanguage()
  const { manner } = useHouse()
  const { ui, request } = useAccess()
  const { contacts, isWhole, failed, canPrint } = useBook(question)
  const [printedAt] = useState(Date.now)
  const [isPrinting, setPrinting] = useState(false)
  const fileName = words.file(isoDay(printedAt))
  const parts = () => {
    const drawn = document.getElementById(bookId)?.outerHTML ?? ''
    const title = [words.title, manner.name].filter(Boolean).join(' · ')
    return { language, title, style: bookCss, drawn }
  }

  async function savePdf(): Promise<void> {
    setPrinting(true)
    const printed = await printBook(request, parts())
    const code: FailureCode | null = printed.ok
      ? await savePack(request, printed.value, `${fileName}.pdf`, 'application/pdf')
      : printed.code
    setPrinting(false)
    if (code !== null) notify(ui, { kind: 'failure', code })
  }

  return (
    <Dialog isOpen size="l" title={words.title} closeLabel={reviewPack.close} onClose={onClose}>
      <div className={styles['book-head']}>
        <p className={styles['quiet']}>
          {[words.how, isWhole && !canPrint && words.howToPdf].filter(Boolean).join(' ')}
        </p>
        <div className={styles['actions']}>
          <Button icon="print" isDisabled={!isWhole} onPress={() => window.print()}>
            {words.print}
          </Button>
          <Button icon="save" isDisabled={!isWhole} onPress={() => saveBookPage(parts(), `${fileName}.html`)}>
            {words.saveHtml}
          </Button>
          {(canPrint || !isWhole) && (
            <Button
              look="first"
              icon="save"
              isDisabled={!isWhole || isPrinting}
              onPress={() => void savePdf()}
            >
              {isPrinting ? words.printing : words.savePdf}
            </Button>
          )}
        </div>
      </div>
      {failed ? (
        <p role="alert" className={styles['failure']}>
          {failed === 'pack-too-many' ? tooMany : failures[failed]}
        </p>
      ) : isWhole ? (
        <Book contacts={contacts} printedAt={printedAt} />
      ) : (
        <p role="status">{words.reading(contacts.length)}</p>
      )}
    </Dialog>
  )
}
