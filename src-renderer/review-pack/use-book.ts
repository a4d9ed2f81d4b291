import { useEffect, useState } from 'react'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { ReviewQuestion } from '../../src-main/contract/review.ts'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { useRequests } from '../state/console-context.tsx'

export type ReadBook = {
  readonly contacts: readonly PackedContact[]
  readonly isWhole: boolean
  readonly failed: FailureCode | null
  /** There is something here that makes a PDF of it. */
  readonly canPrint: boolean
}

const nothingRead: ReadBook = { contacts: [], isWhole: false, failed: null, canPrint: false }

/** All that a filter finds, page after page. */
export function useBook(question: ReviewQuestion): ReadBook {
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
        const { canPrint } = page.value
        setRead({ contacts: [...contacts.values()], isWhole: offset === null, failed: null, canPrint })
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
