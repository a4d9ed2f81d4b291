import type { Agent } from '../contract/agents.ts'
import type { StampedChange } from '../contract/changes.ts'
import type { Customer } from '../contract/customers.ts'
import type { Interaction, Note } from '../contract/history.ts'
import type { AgentId, CustomerId, InteractionId, WindowId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { RepliedReview, ReplyTally } from '../contract/review-pack.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'
import { mayFind } from '../domain/finding-rules.ts'
import type { Telling } from '../domain/pseudonyms.ts'
import { mayReview } from '../domain/review-rules.ts'
import { answersSheet } from '../domain/score.ts'
import type { Pieces } from './cipher.ts'
import { comeHome } from './comes-home.ts'
import { type ReplyRead, readReply } from './reading.ts'
import { PackRefused } from './refusal.ts'
import { unlockSealed } from './sealed-file.ts'
import type { PackShelf } from './shelf.ts'

export type ReplyContext = {
  readonly shelf: PackShelf
  readonly pieces: Pieces
  readonly houseKey: Uint8Array
  now(): number
  agent(): Agent | null
  findAgent(id: AgentId): Agent | null
  interaction(id: InteractionId): Interaction | null
  notesOf(id: InteractionId): readonly Note[]
  customer(id: CustomerId): Customer | null
  saidBefore(id: CustomerId): Telling
  reviews(id: InteractionId): readonly ReviewState[]
  /** As what other seats wrote: what is here already is passed over, the latest clock wins. */
  applyRemote(changes: readonly StampedChange[]): Promise<unknown>
}

type Sorted = { readonly tally: ReplyTally; readonly changes: readonly StampedChange[] }

/** What comes back from a lead without a seat. */
export function createReplyHandlers(
  context: ReplyContext,
): Pick<Handlers, 'review-pack:look' | 'review-pack:merge'> {
  const looked = new Map<WindowId, ReplyRead>()

  async function look(passphrase: string, from: WindowId) {
    const path = context.shelf.receivedFrom(from)
    if (path === null) return failure('not-found')
    try {
      const unlocked = await unlockSealed(path, 'reply', passphrase, context.now(), context.pieces)
      const reply = await readReply(path, unlocked, context.pieces)
      const { tally } = sorted(context, reply)
      if (tally.reviews > 0 && tally.gone === tally.reviews) return failure('pack-other-house')
      looked.set(from, reply)
      await context.shelf.forget(from)
      return success(tally)
    } catch (error) {
      if (error instanceof PackRefused) return failure(error.code)
      throw error
    }
  }

  return {
    'review-pack:look': async ({ passphrase }, from) =>
      mayFind(context.agent()) ? look(passphrase, from) : failure('not-allowed'),
    async 'review-pack:merge'({ packId }, from) {
      if (!mayFind(context.agent())) return failure('not-allowed')
      const reply = looked.get(from)
      if (reply?.manifest.packId !== packId) return failure('not-found')
      // Counted anew: time has passed since it was looked at.
      const { tally, changes } = sorted(context, reply)
      await context.applyRemote(changes)
      looked.delete(from)
      return success(tally)
    },
  }
}

/** What becomes of each review; the changes are the same whenever and however often it is asked. */
function sorted(context: ReplyContext, { manifest, reviews }: ReplyRead): Sorted {
  const { packId, reader, seat, madeAt } = manifest
  const here = context.findAgent(reader.id)
  const counted = { fresh: 0, known: 0, gone: 0, refused: 0 }
  const changes = reviews.flatMap((replied): StampedChange[] => {
    const { seq, clock, review } = replied
    const interaction = context.interaction(review.interactionId)
    if (interaction === null) {
      counted.gone += 1
      return []
    }
    const isHis = review.reviewerId === reader.id && answersSheet(review.sheet, review.answers)
    if (!isHis || !mayReview(here, interaction) || interaction.agentId === null) {
      counted.refused += 1
      return []
    }
    counted[isKnown(context, replied) ? 'known' : 'fresh'] += 1
    const stamp = { seat, seq, clock, agentId: reader.id, importId: null }
    const housed = { ...review, customerId: interaction.customerId, agentId: interaction.agentId }
    const home = comeHome(housed, manifest.pseudonyms ? packId : null, {
      houseKey: context.houseKey,
      interaction,
      notes: context.notesOf(interaction.id),
      customer: context.customer(interaction.customerId),
      saidBefore: () => context.saidBefore(interaction.customerId),
    })
    return [{ stamp, change: { kind: 'review:saved', review: home } }]
  })
  const tally = { packId, reader: here?.name ?? reader.name, madeAt, reviews: reviews.length, ...counted }
  return { tally, changes }
}

/** This very review, or one that the same lead saved later. */
function isKnown(context: ReplyContext, { review }: RepliedReview): boolean {
  return context
    .reviews(review.interactionId)
    .some(
      ({ review: own }) =>
        own.reviewerId === review.reviewerId && (own.id === review.id || own.at > review.at),
    )
}
