import {
  type ReviewAnswer,
  type ReviewQuestion,
  type ReviewRow,
  reviewPageSize,
} from '../../src-main/contract/review.ts'
import type { SendRequest } from '../state/console-context.tsx'
import type { ReviewResult } from './use-review.ts'

/** Milliseconds before the archive that is still being read is asked again. */
const readAgainMs = 30

export const readMore = () => new Promise((resolve) => setTimeout(resolve, readAgainMs))

export function pageOf(index: number): number {
  return Math.floor(index / reviewPageSize)
}

/** The pages in sight and that of the chosen row, with the one behind it: rows may have moved down since. */
export function pagesAround(
  { first, last }: { readonly first: number; readonly last: number },
  selected: number,
): readonly number[] {
  const sight = Array.from({ length: pageOf(last) - pageOf(first) + 1 }, (_, index) => pageOf(first) + index)
  return [...new Set([...sight, pageOf(selected), pageOf(selected) + 1])]
}

/** These pages of the same question as they are now, all at once; null where that failed. */
export async function askAgain(
  request: SendRequest,
  question: ReviewQuestion,
  pages: readonly number[],
  over: AbortSignal,
): Promise<Pick<ReviewResult, 'total' | 'tooMany' | 'pages'> | null> {
  for (; !over.aborted; await readMore()) {
    const answers = await Promise.all(
      pages.map((page) =>
        request('review:find', { ...question, offset: page * reviewPageSize, quick: false }),
      ),
    )
    const values = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    if (values.length < pages.length) return null
    if (values.every(isRead)) return together(values, pages)
  }
  return null
}

type Read = Exclude<ReviewAnswer, { kind: 'reading' }>

function isRead(answer: ReviewAnswer): answer is Read {
  return answer.kind !== 'reading'
}

function together(values: readonly Read[], pages: readonly number[]) {
  const rowsOf = (value: Read): readonly ReviewRow[] => (value.kind === 'found' ? value.rows : [])
  return {
    total: values.at(-1)?.total ?? { count: 0, exact: true },
    tooMany: values.some(({ kind }) => kind === 'too-many-to-sort'),
    pages: new Map(values.map((value, index) => [pages[index] ?? 0, rowsOf(value)])),
  }
}

type Placed = Pick<ReviewResult, 'pages'>

/** Where the chosen contact stands now; where it is gone, the next one of those behind it. */
export function placeNow(before: Placed, after: Placed, selected: number): number {
  const places = new Map(rowsOf(after).map(({ row, index }) => [row.id, index]))
  const behind = rowsOf(before)
    .filter(({ index }) => index >= selected)
    .sort((left, right) => left.index - right.index)
  const stays = behind.find(({ row }) => places.has(row.id))
  return (stays && places.get(stays.row.id)) ?? selected
}

function rowsOf({ pages }: Placed): readonly { readonly row: ReviewRow; readonly index: number }[] {
  return [...pages].flatMap(([page, rows]) =>
    rows.map((row, index) => ({ row, index: page * reviewPageSize + index })),
  )
}
