import type { Agent } from '../contract/agents.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { type ReviewAnswer, wholeReview } from '../contract/review.ts'
import { mayFind } from '../domain/finding-rules.ts'
import type { ReviewAsked } from './review-query.ts'

export type FindingContext = {
  now(): number
  agent(): Pick<Agent, 'role'> | null
  /** In the finding reader; null gives its memory back. */
  find(asked: ReviewAsked | null): Promise<ReviewAnswer | null>
  /** Bytes that the machine has to spare. */
  spareMemory(): number
  /** Takes what is to be called when the house is closed. */
  onClose(dispose: () => void): void
}

/** Milliseconds without a question after which what was read for them is let go: it may be hundreds of megabytes. */
const keepMs = 10 * 60_000
/** Where so many bytes are to spare, it is kept: to read it again takes ten seconds. */
const plenty = 2 * 1024 ** 3

/** What a lead looks for. */
export function createFindingHandlers({
  now,
  agent,
  find,
  spareMemory,
  onClose,
}: FindingContext): Pick<Handlers, 'review:find'> {
  let letGo: NodeJS.Timeout | undefined
  let isRead = false
  let isReading = false
  let isClosed = false

  onClose(() => {
    isClosed = true
    clearTimeout(letGo)
  })

  function startLettingGo(): void {
    clearTimeout(letGo)
    if (isClosed) return
    letGo = setTimeout(() => {
      if (spareMemory() > plenty) return startLettingGo()
      isRead = false
      // A store that was closed meanwhile has given everything back.
      find(null).catch(() => {})
    }, keepMs).unref()
  }

  /** Whoever has asked once asks again: everything is read meanwhile, step by step. */
  async function readOn(): Promise<void> {
    if (isRead || isReading) return
    isReading = true
    try {
      const everything = { filter: wholeReview, order: 'newest', offset: 0, quick: false } as const
      while ((await find({ ...everything, now: now() }))?.kind === 'reading');
      isRead = true
    } finally {
      isReading = false
    }
  }

  return {
    async 'review:find'(asked) {
      if (!mayFind(agent())) return failure('not-allowed')
      startLettingGo()
      const answer = await find({ ...asked, now: now() })
      // As above.
      readOn().catch(() => {})
      return answer === null ? failure('not-found') : success(answer)
    },
  }
}
