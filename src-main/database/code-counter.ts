import type { Code } from '../contract/ids.ts'
import { counterOf, makeCode } from '../domain/codes.ts'

/** Gives out this seat's codes, none of them twice. */
export type CodeCounter = {
  next(): Code
  /** Sets `count` counters aside for work in another thread (an import) and answers with the first of them. */
  reserve(count: number): { readonly seatCode: string; readonly first: number }
}

/**
 * Only a seat's main process gives out its codes, so a counter in memory is safe: it begins above the highest code in
 * the database and never goes back. What was reserved and not used before a crash is given out again.
 */
export function createCodeCounter(seatCode: string, highest: (seatCode: string) => Code | null): CodeCounter {
  let last: number | null = null

  function reserve(count: number) {
    const stored = highest(seatCode)
    const first = Math.max(last ?? -1, stored === null ? -1 : counterOf(stored)) + 1
    last = first + count - 1
    return { seatCode, first }
  }

  return { next: () => makeCode(seatCode, reserve(1).first), reserve }
}
