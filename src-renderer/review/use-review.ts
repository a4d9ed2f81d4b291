import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type ReviewAnswer,
  type ReviewCount,
  type ReviewQuestion,
  type ReviewRow,
  reviewPageSize,
} from '../../src-main/contract/review.ts'
import { type SendRequest, useRequests } from '../state/console-context.tsx'

/** Milliseconds without a change before the question goes out: words are being typed. */
const settleMs = 120
/** Milliseconds before the archive that is still being read is asked again. */
const readAgainMs = 30
/** Pages that are kept: what lies far away is fetched again. */
const pagesKept = 40

export type ReviewResult = {
  /** Of this question; while another is on its way, of the one before. */
  readonly of: string
  readonly total: ReviewCount
  readonly tooMany: boolean
  readonly pages: ReadonlyMap<number, readonly ReviewRow[]>
}

export type Review = {
  readonly result: ReviewResult | null
  /** From 0 to 1 while the archive is read for the first time. */
  readonly share: number | null
  readonly isCurrent: boolean
  /** The rows from `first` to `last` come into sight. */
  readonly want: (first: number, last: number) => void
  readonly rowAt: (index: number) => ReviewRow | undefined
}

/** What a question finds, page by page; the first page comes at once, and the exact count behind it. */
export function useReview(question: ReviewQuestion): Review {
  const request = useRequests()
  const asked = JSON.stringify(question)
  const [result, setResult] = useState<ReviewResult | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const asking = useRef(new Set<string>())

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of the question
  useEffect(() => {
    const over = new AbortController()
    const tell = (answer: ReviewAnswer) => {
      if (over.signal.aborted) return
      setShare(answer.kind === 'reading' ? answer.share : null)
      if (answer.kind !== 'reading') setResult(resultOf(asked, answer))
    }
    const timer = setTimeout(() => void askUntilExact(request, question, tell, over.signal), settleMs)
    return () => {
      clearTimeout(timer)
      over.abort()
    }
  }, [request, asked])

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const want = useCallback(
    (first: number, last: number) => {
      if (result?.of !== asked || !result.total.exact) return
      for (let page = pageOf(first); page <= pageOf(last); page += 1) {
        const key = `${page} ${asked}`
        if (result.pages.has(page) || asking.current.has(key) || page * reviewPageSize >= result.total.count)
          continue
        asking.current.add(key)
        void request('review:find', { ...question, offset: page * reviewPageSize, quick: false }).then(
          (answer) => {
            asking.current.delete(key)
            if (!answer.ok || answer.value.kind !== 'found') return
            const { rows } = answer.value
            setResult((now) => (now?.of === asked ? { ...now, pages: withPage(now.pages, page, rows) } : now))
          },
        )
      }
    },
    [request, asked, result],
  )

  const rowAt = useCallback(
    (index: number) => result?.pages.get(pageOf(index))?.[index % reviewPageSize],
    [result],
  )
  return { result, share, isCurrent: result?.of === asked, want, rowAt }
}

async function askUntilExact(
  request: SendRequest,
  question: ReviewQuestion,
  tell: (answer: ReviewAnswer) => void,
  over: AbortSignal,
): Promise<void> {
  for (let quick = true; !over.aborted; ) {
    const answer = await request('review:find', { ...question, offset: 0, quick })
    if (!answer.ok || over.aborted) return
    tell(answer.value)
    if (answer.value.kind === 'reading') await new Promise((resolve) => setTimeout(resolve, readAgainMs))
    else if (answer.value.total.exact) return
    else quick = false
  }
}

function resultOf(of: string, answer: Exclude<ReviewAnswer, { kind: 'reading' }>): ReviewResult {
  const pages = new Map(answer.kind === 'found' ? [[0, answer.rows]] : [])
  return { of, total: answer.total, tooMany: answer.kind === 'too-many-to-sort', pages }
}

function pageOf(index: number): number {
  return Math.floor(index / reviewPageSize)
}

function withPage(
  pages: ReviewResult['pages'],
  page: number,
  rows: readonly ReviewRow[],
): ReviewResult['pages'] {
  const kept = [...pages].slice(-pagesKept)
  return new Map([...kept, [page, rows]])
}
