import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type ReviewAnswer,
  type ReviewCount,
  type ReviewQuestion,
  type ReviewRow,
  reviewPageSize,
} from '../../src-main/contract/review.ts'
import { type SendRequest, useRequests, useUi } from '../state/console-context.tsx'
import { askAgain, pageOf, pagesAround, placeNow, readMore } from './ask-again.ts'

/** Milliseconds without a change before the question goes out: words are being typed. */
const settleMs = 120
/** Pages that are kept: what lies far away is fetched again. */
const pagesKept = 40

export type ReviewResult = {
  /** Of this question; while another is on its way, of the one before. */
  readonly of: string
  readonly total: ReviewCount
  readonly tooMany: boolean
  readonly pages: ReadonlyMap<number, readonly ReviewRow[]>
  /** How often the same was asked again. */
  readonly again: number
}

export type ReviewRows = {
  /** Another one when the rows may stand elsewhere: the same was asked again. */
  readonly again: number
  /** The rows from `first` to `last` come into sight. */
  readonly want: (first: number, last: number) => void
  readonly rowAt: (index: number) => ReviewRow | undefined
}

export type Review = ReviewRows & {
  readonly result: ReviewResult | null
  /** From 0 to 1 while the archive is read for the first time. */
  readonly share: number | null
  readonly isCurrent: boolean
  readonly selected: number
  readonly select: (index: number) => void
}

type Shown = { readonly result: ReviewResult | null; readonly selected: number }

/**
 * What a question finds, page by page; the first page comes at once, and the exact count behind it. Where it asks for
 * reviews, it is asked again when some were written here, and the choice stays with its contact.
 */
export function useReview(question: ReviewQuestion): Review {
  const request = useRequests()
  const asked = JSON.stringify(question)
  const written = useUi(({ reviewsWritten }) => (question.filter.reviewed === null ? 0 : reviewsWritten))
  const [shown, setShown] = useState<Shown>({ result: null, selected: 0 })
  const [share, setShare] = useState<number | null>(null)
  const asking = useRef(new Set<string>())
  const sight = useRef({ first: 0, last: 0 })
  const { result, selected } = shown

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of the question
  useEffect(() => {
    const over = new AbortController()
    const tell = (answer: ReviewAnswer) => {
      if (over.signal.aborted) return
      setShare(answer.kind === 'reading' ? answer.share : null)
      if (answer.kind === 'reading') return
      setShown((now) => ({
        result: resultOf(asked, answer),
        selected: now.result?.of === asked ? now.selected : 0,
      }))
    }
    const lookAgain = async (before: ReviewResult) => {
      const pages = pagesAround(sight.current, selected)
      const found = await askAgain(request, question, pages, over.signal)
      if (found === null || over.signal.aborted) return
      const after = { ...found, of: asked, again: before.again + 1 }
      setShown((now) => ({
        result: after,
        selected: placeNow(now.result ?? before, after, now.selected),
      }))
    }
    const timer = setTimeout(() => {
      if (result?.of === asked) void lookAgain(result)
      else void askUntilExact(request, question, tell, over.signal)
    }, settleMs)
    return () => {
      clearTimeout(timer)
      over.abort()
    }
  }, [request, asked, written])

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const want = useCallback(
    (first: number, last: number) => {
      sight.current = { first, last }
      if (result?.of !== asked || !result.total.exact) return
      for (let page = pageOf(first); page <= pageOf(last); page += 1) {
        const key = `${page} ${result.again} ${asked}`
        if (result.pages.has(page) || asking.current.has(key) || page * reviewPageSize >= result.total.count)
          continue
        asking.current.add(key)
        void request('review:find', { ...question, offset: page * reviewPageSize, quick: false }).then(
          (answer) => {
            asking.current.delete(key)
            if (!answer.ok || answer.value.kind !== 'found') return
            const { rows } = answer.value
            setShown((now) =>
              now.result?.of === asked && now.result.again === result.again
                ? { ...now, result: { ...now.result, pages: withPage(now.result.pages, page, rows) } }
                : now,
            )
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
  const select = useCallback((index: number) => setShown((now) => ({ ...now, selected: index })), [])
  const again = result?.again ?? 0
  return { result, share, isCurrent: result?.of === asked, again, want, rowAt, selected, select }
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
    if (answer.value.kind === 'reading') await readMore()
    else if (answer.value.total.exact) return
    else quick = false
  }
}

function resultOf(of: string, answer: Exclude<ReviewAnswer, { kind: 'reading' }>): ReviewResult {
  const pages = new Map(answer.kind === 'found' ? [[0, answer.rows]] : [])
  return { of, total: answer.total, tooMany: answer.kind === 'too-many-to-sort', pages, again: 0 }
}

function withPage(
  pages: ReviewResult['pages'],
  page: number,
  rows: readonly ReviewRow[],
): ReviewResult['pages'] {
  const kept = [...pages].slice(-pagesKept)
  return new Map([...kept, [page, rows]])
}
