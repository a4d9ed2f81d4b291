import { useEffect, useState } from 'react'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { ReviewQuestion } from '../../src-main/contract/review.ts'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { saveText } from '../imports/save-text.ts'
import { useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import bookCss from './book.css?inline'
import { Book, bookId } from './book.tsx'
import { isoDay } from './carry-file.ts'
import styles from './pack.module.css'

/** All that a filter finds, as a book: to read here, to print or keep as PDF, to save as a page. */
export function BookDialog({ question, onClose }: { question: ReviewQuestion; onClose: () => void }) {
  const { reviewPack, failures } = useTexts()
  const words = reviewPack.book
  const language = useLanguage()
  const { contacts, isWhole, failed } = useBook(question)
  const [printedAt] = useState(Date.now)

  function save(): void {
    const book = document.getElementById(bookId)
    if (!book) return
    const page = [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
      // Whatever opens it later loads and runs nothing.
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
      `<title>${words.title}</title><style>body{font-family:sans-serif;margin:1rem}${bookCss}</style></head>`,
      `<body>${book.outerHTML}</body></html>`,
    ].join('\n')
    saveText(page, words.file(isoDay(printedAt)), { type: 'text/html;charset=utf-8', mark: '' })
  }

  return (
    <Dialog isOpen size="l" title={words.title} closeLabel={reviewPack.close} onClose={onClose}>
      <div className={styles['actions']}>
        <Button icon="save" isDisabled={!isWhole} onPress={save}>
          {words.save}
        </Button>
        <Button look="first" icon="print" isDisabled={!isWhole} onPress={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className={styles['quiet']}>{words.how}</p>
      {failed ? (
        <p role="alert" className={styles['failure']}>
          {failed === 'pack-too-many' ? words.tooMany : failures[failed]}
        </p>
      ) : isWhole ? (
        <Book contacts={contacts} printedAt={printedAt} />
      ) : (
        <p role="status">{words.reading(contacts.length)}</p>
      )}
    </Dialog>
  )
}

type Read = { contacts: readonly PackedContact[]; isWhole: boolean; failed: FailureCode | null }
const nothingRead: Read = { contacts: [], isWhole: false, failed: null }

function useBook(question: ReviewQuestion): Read {
  const request = useRequests()
  const [read, setRead] = useState(nothingRead)
  useEffect(() => {
    let over = false
    const readAll = async () => {
      // By id: what comes in meanwhile moves the pages.
      const contacts = new Map<string, PackedContact>()
      for (let offset: number | null = 0; offset !== null && !over; ) {
        const page = await requestPage(offset)
        if (over) return
        if (!page.ok) return setRead({ ...nothingRead, failed: page.code })
        for (const contact of page.value.contacts) contacts.set(contact.row.id, contact)
        offset = page.value.next
        setRead({ contacts: [...contacts.values()], isWhole: offset === null, failed: null })
      }
    }
    const requestPage = (offset: number) =>
      request('review-pack:pages', { ...question, offset }, { quiet: true })
    void readAll()
    return () => {
      over = true
    }
  }, [request, question])
  return read
}
