import type { Database } from '../database/connection.ts'
import type { Moments } from '../domain/review-filter.ts'

const dayMs = 86_400_000
const week = 7
/** Two of each weekday. */
const sampledDays = 2 * week
/** Up to about so many are counted one by one. */
const countedRows = 200_000
const always: Moments = { from: 0, to: Number.MAX_SAFE_INTEGER }

/**
 * About how many contacts there are, in some hundredths of a second: counting ten million takes one. Exact of few; of
 * many, from some days spread evenly over all the time there is, each weekday as often as any other. `between`: those
 * of a period.
 */
export function createSizeReader(db: Database): (between?: Moments) => number {
  const selectEnds = db.prepare<[], { first: number | null; last: number | null }>(
    'SELECT (SELECT min(at) FROM finding_row) AS first, (SELECT max(at) FROM finding_row) AS last',
  )
  const selectBetween = db
    .prepare<[number, number], number>('SELECT count(*) FROM finding_row WHERE at >= ? AND at < ?')
    .pluck()

  return ({ from, to } = always) => {
    const ends = { ...selectEnds.get() }
    if (ends.first == null || ends.last == null) return 0
    const [first, end] = [Math.max(ends.first, from), Math.min(ends.last + 1, to)]
    const countAll = () => selectBetween.get(first, end) ?? 0
    const days = (end - first) / dayMs
    if (days < 2 * sampledDays) return countAll()
    const sampled = spreadDays(Math.floor(days)).reduce((sum, day) => {
      const from = first + day * dayMs
      return sum + (selectBetween.get(from, from + dayMs) ?? 0)
    }, 0)
    const about = Math.round((sampled / sampledDays) * days)
    return about > countedRows ? about : countAll()
  }
}

/** Days from 0 on. */
function spreadDays(days: number): readonly number[] {
  return Array.from({ length: sampledDays }, (_, index) => {
    const even = Math.floor(((index + 0.5) * days) / sampledDays)
    // The nearest before it of the weekday whose turn it is.
    return even - ((even - index + sampledDays * week) % week)
  })
}
