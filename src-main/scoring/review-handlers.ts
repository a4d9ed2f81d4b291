import type { Change } from '../contract/changes.ts'
import type { Interaction, Note } from '../contract/history.ts'
import type { HouseSettings } from '../contract/house.ts'
import { type AgentId, type CustomerId, type InteractionId, ReviewId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { ReviewKey } from '../contract/scoring.ts'
import type { ListedReview, ReviewedContact, ReviewState } from '../contract/scoring-requests.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import { isInformed, seenBy } from '../domain/blind-reviews.ts'
import { mayReadReviews, mayReview } from '../domain/review-rules.ts'
import { answersSheet } from '../domain/score.ts'
import { sameSheet } from '../domain/score-sheets.ts'
import type { ReviewRepository } from './review-repository.ts'

export type ReviewContext = WriteContext & {
  readonly reviews: ReviewRepository
  contact(interactionId: InteractionId): { interaction: Interaction; notes: readonly Note[] } | null
  /** The card that stands for the customer now. */
  customer(customerId: CustomerId): { readonly id: CustomerId; readonly name: string } | null
  house(): Pick<HouseSettings, 'scoreSheets'>
}

type ReviewHandlers = Pick<
  Handlers,
  'review:read' | 'review:save' | 'review:answer' | 'review:acknowledge' | 'review:mine'
>

const mostListed = 50
const weekMs = 7 * 24 * 60 * 60_000

/** Reviews of contacts: a lead writes them, the person whose contact it was answers and acknowledges, nobody else reads. */
export function createReviewHandlers(context: ReviewContext): ReviewHandlers {
  const { reviews, agent, now } = context
  /** Who asked to see what others gave before scoring it themselves, until the program ends. */
  const looks = new Set<string>()
  const hasLooked = (me: AgentId, interactionId: InteractionId) => looks.has(`${me} ${interactionId}`)

  function read(interactionId: InteractionId): Result<ReviewedContact> {
    const contact = context.contact(interactionId)
    const customer = contact && context.customer(contact.interaction.customerId)
    if (!contact || !customer) return failure('not-found')
    const me = agent()
    if (me === null || !mayReadReviews(me, contact.interaction)) return failure('not-allowed')
    const scores = mayReview(me, contact.interaction)
    return success({
      ...contact,
      customer: { id: customer.id, name: customer.name },
      mayReview: scores,
      ...seenBy(me.id, reviews.of(interactionId), !scores || hasLooked(me.id, interactionId)),
    })
  }

  async function write(changes: readonly Change[], interactionId: InteractionId) {
    await context.record(changes, authorOf(context))
    return read(interactionId)
  }

  /** The review and the contact, where the person whose contact it is asks. */
  function own({ interactionId, reviewerId }: ReviewKey) {
    const contact = read(interactionId)
    if (!contact.ok) return contact
    const state = reviews.of(interactionId).find(({ review }) => review.reviewerId === reviewerId)
    if (!state) return failure('not-found')
    const me = agent()
    if (me === null || state.review.agentId !== me.id) return failure('not-allowed')
    return success({ ...state, me })
  }

  return {
    'review:read'({ interactionId, look = false }) {
      const me = agent()
      if (look && me) looks.add(`${me.id} ${interactionId}`)
      return read(interactionId)
    },
    async 'review:save'(draft) {
      const contact = read(draft.interactionId)
      return contact.ok ? save(draft, contact.value) : contact
    },
    async 'review:answer'({ text, ...key }) {
      const found = own(key)
      if (!found.ok) return found
      const { review, answer, me } = found.value
      if (answer !== null) return failure('conflict')
      const said = { reviewId: review.id, at: now(), agentId: me.id, text }
      const { customerId } = review
      return write([{ kind: 'review:answered', customerId, ...key, answer: said }], key.interactionId)
    },
    async 'review:acknowledge'({ reviewId, ...key }) {
      const found = own(key)
      if (!found.ok) return found
      const { review, acknowledgedAt } = found.value
      if (review.id !== reviewId) return failure('conflict')
      if (acknowledgedAt !== null) return read(key.interactionId)
      const { customerId } = review
      return write([{ kind: 'review:acknowledged', customerId, reviewId, at: now() }], key.interactionId)
    },
    'review:mine'() {
      const me = agent()
      if (me === null) return success({ toRead: [], toReadTotal: 0, answered: [] })
      return success({
        toRead: reviews.toRead(me.id, mostListed).flatMap(listed),
        toReadTotal: reviews.toReadTotal(me.id),
        answered: reviews.answered(me.id, now() - weekMs, mostListed).flatMap(listed),
      })
    },
  }

  async function save(draft: Input<'review:save'>, { interaction }: ReviewedContact) {
    const me = agent()
    const { agentId, customerId } = interaction
    if (me === null || agentId === null || !mayReview(me, interaction)) return failure('not-allowed')
    const there = reviews.of(draft.interactionId)
    // Of another seat's making, or of a moment ago: it must be the house's, now or when this review was begun.
    const known = [...context.house().scoreSheets, ...there.map(({ review }) => review.sheet)]
    if (!known.some((sheet) => sameSheet(sheet, draft.sheet))) return failure('conflict', 'sheet')
    if (!answersSheet(draft.sheet, draft.answers)) return failure('invalid-input', 'answers')
    const review = {
      ...draft,
      id: ReviewId.parse(context.newId()),
      customerId,
      reviewerId: me.id,
      reviewerInitials: me.initials,
      agentId,
      at: now(),
      ...(isInformed(me.id, there, hasLooked(me.id, interaction.id)) && { informed: true as const }),
    }
    return write([{ kind: 'review:saved', review }], draft.interactionId)
  }

  /** A contact that is not here, or not any more, is left out. */
  function listed(state: ReviewState): ListedReview[] {
    const contact = context.contact(state.review.interactionId)
    const customer = contact && context.customer(contact.interaction.customerId)
    if (!contact || !customer) return []
    const { channel, direction, at, subject, eventKind } = contact.interaction
    return [
      { ...state, contact: { channel, direction, at, subject, eventKind }, customerName: customer.name },
    ]
  }
}
