import type { Agent } from '../../../src-main/contract/agents.ts'
import { AgentId, ReviewId } from '../../../src-main/contract/ids.ts'
import type { Review } from '../../../src-main/contract/scoring.ts'
import type { MyReviews, ReviewedContact, ReviewState } from '../../../src-main/contract/scoring-requests.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import type { BegunReview } from '../../../src-renderer/state/ui-store.ts'
import { days, giulia, hours, luca, maria, now, uuid } from './cards.ts'
import { settledHouse } from './house.ts'
import type { Scene } from './scenes.ts'

/** Giulia leads the team here, and so does Carla; Luca answers. */
const lead: Agent = { ...giulia, role: 'lead' }
const carla: Agent = { id: AgentId.parse(uuid(3)), name: 'Carla Neri', initials: 'CN', role: 'lead' }
const team: readonly Agent[] = [lead, luca, carla]

const entry = maria.timeline.find(
  ({ interaction, notes }) => interaction?.agentId === luca.id && notes.length > 0,
)
if (!entry?.interaction) throw new Error('no contact of Luca’s with a note among the fixtures')
const lucasContact = entry.interaction
const [said] = entry.notes
const quote = said?.text.slice(0, 24).trim() ?? ''

const points = [1, 2, 3, 1, null, 2] as const
const answersOf = (given: readonly (number | null)[]) =>
  builtInSheet.questions.flatMap(({ id }, at) => {
    const each = given[at]
    return each === undefined ? [] : [{ questionId: id, points: each }]
  })

function reviewBy(reviewer: Pick<Agent, 'id' | 'initials'>, id: number, more: Partial<Review>): Review {
  return {
    id: ReviewId.parse(uuid(id)),
    interactionId: lucasContact.id,
    customerId: lucasContact.customerId,
    reviewerId: reviewer.id,
    reviewerInitials: reviewer.initials,
    agentId: luca.id,
    at: now - 3 * hours,
    sheet: builtInSheet,
    answers: answersOf(points),
    comments: [
      {
        place: { noteId: said?.id ?? null, from: 0, quote },
        text: 'Bene: si capisce subito che cosa è successo.',
      },
      {
        place: { noteId: said?.id ?? null, from: 0, quote: 'entro venerdì' },
        text: 'Qui mancava l’ora della promessa.',
      },
    ],
    flags: ['praise'],
    overall: 'Voce calma, nessuna domanda di troppo. La prossima volta di’ anche chi richiama.',
    ...more,
  }
}

const byGiulia: ReviewState = {
  review: reviewBy(lead, 960, {}),
  answer: {
    reviewId: ReviewId.parse(uuid(960)),
    at: now - hours,
    agentId: luca.id,
    text: 'Grazie, l’ora la dico sempre da oggi.',
  },
  acknowledgedAt: now - hours,
}
const byCarla: ReviewState = {
  review: reviewBy(carla, 961, {
    at: now - 2 * hours,
    answers: answersOf([1, 1, 3, 0, null, 2]),
    comments: [],
    flags: ['coach', 'correct-card'],
    overall: '',
  }),
  answer: null,
  acknowledgedAt: null,
}

function contactWith(
  mayReview: boolean,
  reviews: readonly ReviewState[],
  withheld: ReviewedContact['withheld'] = [],
): ReviewedContact {
  const { id, name } = maria.customer
  const contact = { interaction: lucasContact, notes: entry?.notes ?? [], customer: { id, name } }
  return { ...contact, mayReview, reviews, withheld }
}

/** Of Luca, whoever sits there: he reads, a lead who has begun scores, another lead compares. */
export function reviewedFor({ console: { agentId }, ui }: Scene): ReviewedContact {
  if (agentId === luca.id) return contactWith(false, [{ ...byGiulia, answer: null, acknowledgedAt: null }])
  return ui?.begunReviews ? contactWith(true, [], [carla.id]) : contactWith(true, [byGiulia, byCarla])
}

const listed = (state: ReviewState, at: number, customerName: string) => {
  const { channel, direction, subject, eventKind } = lucasContact
  return { ...state, contact: { channel, direction, at, subject, eventKind }, customerName }
}

export function myReviewsFor({ console: { agentId } }: Scene): MyReviews {
  if (agentId !== luca.id) return { toRead: [], toReadTotal: 0, answered: [] }
  return {
    toRead: [
      listed(byCarla, now - days, 'Maria Rossi'),
      listed(
        { ...byGiulia, review: { ...byGiulia.review, id: ReviewId.parse(uuid(962)) }, acknowledgedAt: null },
        now - 2 * days,
        'Paolo Bianchi',
      ),
    ],
    toReadTotal: 3,
    answered: [],
  }
}

/** Three questions answered, one comment. */
const begunReview: BegunReview = {
  sheet: builtInSheet,
  answers: answersOf([1, 2, 3]),
  comments: reviewBy(lead, 963, {}).comments.slice(0, 1),
  flags: ['praise'],
  overall: '',
}

const overlay = { kind: 'review', interactionId: lucasContact.id } as const

/** A lead scores, a lead compares, and whoever's contact it was reads. */
export const reviewScenes = {
  'review-score': {
    console: { agents: team, house: settledHouse },
    ui: { overlay, begunReviews: { [lucasContact.id]: begunReview } },
  },
  'review-compare': { console: { agents: team, house: settledHouse }, ui: { overlay } },
  'review-read': { console: { agents: team, agentId: luca.id, house: settledHouse }, ui: { overlay } },
  'today-reviewed': { console: { agents: team, agentId: luca.id } },
} as const satisfies Record<string, Scene>
