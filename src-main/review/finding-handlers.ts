import type { Agent } from '../contract/agents.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { ReviewAnswer } from '../contract/review.ts'
import { mayFind } from '../domain/finding-rules.ts'
import type { ReviewAsked } from './review-query.ts'

export type FindingContext = {
  now(): number
  agent(): Pick<Agent, 'role'> | null
  /** In the finding reader; null gives its memory back. */
  find(asked: ReviewAsked | null): Promise<ReviewAnswer | null>
}

/** Milliseconds without a question after which what was read for them is let go: it may be hundreds of megabytes. */
const keepMs = 10 * 60_000

/** What a lead looks for. */
export function createFindingHandlers({ now, agent, find }: FindingContext): Pick<Handlers, 'review:find'> {
  let letGo: NodeJS.Timeout | undefined
  return {
    async 'review:find'(asked) {
      if (!mayFind(agent())) return failure('not-allowed')
      clearTimeout(letGo)
      // A store that was closed meanwhile has given everything back.
      letGo = setTimeout(() => void find(null).catch(() => {}), keepMs).unref()
      const answer = await find({ ...asked, now: now() })
      return answer === null ? failure('not-found') : success(answer)
    },
  }
}
