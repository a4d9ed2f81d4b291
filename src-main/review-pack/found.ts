import { type ReviewAnswer, type ReviewQuestion, type ReviewRow, reviewPageSize } from '../contract/review.ts'
import { PackRefused } from './refusal.ts'

export type FindContacts = (
  asked: ReviewQuestion & { offset: number; quick: boolean; now: number },
) => Promise<ReviewAnswer | null>

/** How reading the archive is waited for. */
export type Patience = {
  readonly againMs: number
  readonly withoutProgressMs: number
  readonly wholeMs: number
}

const usual: Patience = { againMs: 50, withoutProgressMs: 20_000, wholeMs: 600_000 }

export type FoundPage = { readonly rows: readonly ReviewRow[]; readonly total: number }

type Wanted = { readonly offset: number; readonly at: number; readonly most: number }

/**
 * One page of what a filter finds, once the archive has been read.
 * @throws {PackRefused} where there is nothing, or more than `most`, or the reading does not get on.
 */
export async function foundPage(
  find: FindContacts,
  question: ReviewQuestion,
  { offset, at, most }: Wanted,
  patience: Patience = usual,
): Promise<FoundPage> {
  const waiting = startWaiting(patience)
  for (;;) {
    const page = await find({ ...question, offset, quick: false, now: at })
    if (page?.kind === 'reading') {
      if (!waiting.goesOn(page.share)) throw new PackRefused('pack-still-reading')
      await new Promise((resolve) => setTimeout(resolve, patience.againMs))
      continue
    }
    if (page === null || page.kind === 'too-many-to-sort' || page.total.count > most)
      throw new PackRefused('pack-too-many')
    if (page.total.count === 0) throw new PackRefused('pack-empty')
    return { rows: page.rows, total: page.total.count }
  }
}

/** It is worth waiting as long as more and more is read. */
function startWaiting({ withoutProgressMs, wholeMs }: Patience) {
  const begun = performance.now()
  let [most, moved] = [-1, begun]
  return {
    goesOn(share: number): boolean {
      const now = performance.now()
      if (share > most) [most, moved] = [share, now]
      return now - moved < withoutProgressMs && now - begun < wholeMs
    },
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
