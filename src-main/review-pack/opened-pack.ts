import type { AgentId, InteractionId } from '../contract/ids.ts'
import { ReviewId } from '../contract/ids.ts'
import type { Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { PackedContact, type RepliedReview } from '../contract/review-pack.ts'
import type { ReviewedContact, ReviewState } from '../contract/scoring-requests.ts'
import { isInformed, seenBy } from '../domain/blind-reviews.ts'
import { tick, ticksPerMillisecond } from '../domain/clock.ts'
import { answersSheet } from '../domain/score.ts'
import { sameSheet } from '../domain/score-sheets.ts'
import { nobody } from './hiding.ts'
import type { PackRead } from './reading.ts'
import type { Unlocked } from './sealed-file.ts'

/** A pack with what its reader did in it so far. */
export type OpenedPack = PackRead & {
  readonly unlocked: Unlocked
  readonly seat: string
  readonly reviews: ReadonlyMap<InteractionId, RepliedReview>
  /** Contacts whose reviews by others the reader would rather see than score by themselves. */
  readonly looks: ReadonlySet<InteractionId>
}

type Draft = Input<'pack:save'>

/** One contact as its reader may see it now; null where the pack has no such. */
export function contactIn(pack: OpenedPack, id: string): (PackedContact & Withheld) | null {
  const contact = wholeContact(pack, id)
  if (contact === null) return null
  const { interaction, mayReview, reviews } = contact
  const isShown = !mayReview || (interaction !== null && pack.looks.has(interaction.id))
  return { ...contact, ...seenBy(pack.manifest.reader.id, reviews, isShown) }
}

type Withheld = { readonly withheld: readonly AgentId[] }

function wholeContact(pack: OpenedPack, id: string): PackedContact | null {
  const line = pack.lines.get(id)
  if (line === undefined) return null
  const contact = PackedContact.parse(JSON.parse(line))
  const mine = contact.interaction && pack.reviews.get(contact.interaction.id)
  if (!mine) return contact
  const others = contact.reviews.filter(({ review }) => review.reviewerId !== mine.review.reviewerId)
  const state: ReviewState = { review: mine.review, answer: null, acknowledgedAt: null }
  return { ...contact, reviews: [...others, state] }
}

/** As `review:read` answers in a house. */
export function readIn(pack: OpenedPack | null, interactionId: InteractionId): Result<ReviewedContact> {
  const contact = pack && contactIn(pack, interactionId)
  if (!contact?.interaction) return failure('not-found')
  const { interaction, notes, card, mayReview, reviews, withheld } = contact
  const customer = { id: interaction.customerId, name: card.name }
  return success({ interaction, notes, customer, mayReview, reviews, withheld })
}

/** The pack with one review more, or another in its place; numbered and stamped as a seat of its own would. */
export function reviewedIn(pack: OpenedPack, draft: Draft, at: number, newId: string): Result<OpenedPack> {
  const contact = wholeContact(pack, draft.interactionId)
  if (!contact?.interaction) return failure('not-found')
  const { interaction, mayReview, reviews } = contact
  if (!mayReview) return failure('not-allowed')
  const sheets = [...pack.manifest.scoreSheets, ...reviews.map(({ review }) => review.sheet)]
  if (!sheets.some((sheet) => sameSheet(sheet, draft.sheet))) return failure('conflict', 'sheet')
  if (!answersSheet(draft.sheet, draft.answers)) return failure('invalid-input', 'answers')
  const { reader } = pack.manifest
  const review = {
    ...draft,
    id: ReviewId.parse(newId),
    customerId: interaction.customerId,
    reviewerId: reader.id,
    reviewerInitials: reader.initials,
    agentId: interaction.agentId ?? nobody,
    at,
    ...(isInformed(reader.id, reviews, pack.looks.has(interaction.id)) && { informed: true as const }),
  }
  const last = lastStamp(pack)
  const made = { seq: last.seq + 1, clock: tick(last.clock, at), review }
  return success({ ...pack, reviews: new Map(pack.reviews).set(interaction.id, made) })
}

function lastStamp({ manifest, reviews }: OpenedPack): { seq: number; clock: number } {
  return [...reviews.values()].reduce(
    (most, { seq, clock }) => ({ seq: Math.max(most.seq, seq), clock: Math.max(most.clock, clock) }),
    // Later than what the house had written when the pack left it.
    { seq: 0, clock: manifest.madeAt * ticksPerMillisecond },
  )
}
