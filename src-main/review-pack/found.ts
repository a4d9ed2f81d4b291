import { type ReviewAnswer, type ReviewQuestion, type ReviewRow, reviewPageSize } from '../contract/review.ts'
import { PackRefused } from './refusal.ts'

export type FindContacts = (
  asked: ReviewQuestion & { offset: number; quick: boolean; now: number },
) => Promise<ReviewAnswer | null>

export type FoundPage = { readonly rows: readonly ReviewRow[]; readonly total: number }

const readAgainMs = 50

/**
 * One page of what a filter finds, once the archive has been read.
 * @throws {PackRefused} where there is nothing, or more than `most`.
 */
export async function foundPage(
  find: FindContacts,
  question: ReviewQuestion,
  { offset, at, most }: { offset: number; at: number; most: number },
): Promise<FoundPage> {
  for (;;) {
    const page = await find({ ...question, offset, quick: false, now: at })
    if (page?.kind === 'reading') {
      await new Promise((resolve) => setTimeout(resolve, readAgainMs))
      continue
    }
    if (page === null || page.kind === 'too-many-to-sort' || page.total.count > most)
      throw new PackRefused('pack-too-many')
    if (page.total.count === 0) throw new PackRefused('pack-empty')
    return { rows: page.rows, total: page.total.count }
  }
}

/** All of it, once each: what comes in meanwhile moves the pages. @throws {PackRefused} as above. */
export async function foundRows(
  find: FindContacts,
  question: ReviewQuestion,
  at: number,
  most: number,
): Promise<readonly ReviewRow[]> {
  const rows = new Map<string, ReviewRow>()
  for (let [offset, total] = [0, 1]; offset < total; offset += reviewPageSize) {
    const page = await foundPage(find, question, { offset, at, most })
    for (const row of page.rows) rows.set(row.id, row)
    total = page.total
  }
  return [...rows.values()].slice(0, most)
}
