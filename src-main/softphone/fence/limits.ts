import type { Rate } from './rate.ts'

/** How much of what comes is looked at; docs/decisions/0122-sip-fence.md says why these numbers. */
export type FenceLimits = {
  /** Calls of one number: who redials in despair does so a few times a minute. */
  readonly callsOfOneCaller: Rate
  /** Calls of all numbers that are on no card; a familiar number rings beyond it. */
  readonly calls: Rate
  /** Looking up whether a number is familiar, once `calls` is used up: a tenth of a millisecond each. */
  readonly familiarity: Rate
  /** OPTIONS and whatever else begins nothing, from one sender, and from all who were not heard while it was calm. */
  readonly otherOfOneSender: Rate
  readonly other: Rate
  /** What belongs to a conversation of ours, each on its own. */
  readonly oneConversation: Rate
  /** What names a conversation that nobody here knows. */
  readonly strangers: Rate
  /** Answers that refuse; beyond it there is silence. */
  readonly refusals: Rate
}

export const defaultFenceLimits: FenceLimits = {
  callsOfOneCaller: { burst: 20, perSecond: 2 },
  calls: { burst: 60, perSecond: 20 },
  familiarity: { burst: 1_000, perSecond: 1_000 },
  otherOfOneSender: { burst: 20, perSecond: 5 },
  other: { burst: 60, perSecond: 30 },
  oneConversation: { burst: 100, perSecond: 20 },
  strangers: { burst: 100, perSecond: 50 },
  refusals: { burst: 500, perSecond: 500 },
}
