import type { Customer } from '../contract/customers.ts'
import type { Case, Interaction, Note } from '../contract/history.ts'
import { AgentId, type CustomerId } from '../contract/ids.ts'
import type { ReviewRow } from '../contract/review.ts'
import type { PackedCard, PackedCase, PackField } from '../contract/review-pack.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'
import { caseReference } from '../domain/codes.ts'
import { type Pseudonym, type ReplacedText, stretchForth } from '../domain/pseudonyms.ts'
import { coverPlace, findPlace } from '../domain/review-place.ts'

type Hiding = {
  has(field: PackField): boolean
  readonly customerId: CustomerId
  say(text: string): string
}

/** Whose contact it was is known to the house alone; a review has to name somebody. */
export const nobody = AgentId.parse('00000000-0000-7000-8000-000000000000')

/** Takes of each fact, field by field, what was chosen: what a fact is given later never leaves by itself. */
export function hiding({ has, customerId, say }: Hiding) {
  const by = (fact: Pick<Interaction, 'agentId' | 'initials'>) =>
    has('agent') ? { agentId: fact.agentId, initials: fact.initials } : { agentId: null, initials: null }
  const written = (text: string) => (has('written') ? say(text) : '')

  return {
    row: (row: ReviewRow, customer: Customer, excerpt: string): ReviewRow => ({
      ...howItWas(row),
      id: row.id,
      channel: row.channel,
      ...by(row),
      customerId,
      customerName: has('customer') ? say(customer.name) : '',
      brokenPromise: row.brokenPromise,
      transferred: row.transferred,
      hoursSince: row.hoursSince,
      caseId: has('case') ? row.caseId : null,
      caseState: has('case') ? row.caseState : null,
      complaint: has('case') && row.complaint,
      subject: written(row.subject),
      excerpt,
    }),
    /** What the customer thought of it, and which of the house's numbers they called, stays at home. */
    interaction: (interaction: Interaction): Interaction => ({
      ...howItWas(interaction),
      id: interaction.id,
      channel: interaction.channel,
      ...by(interaction),
      customerId,
      eventKind: interaction.eventKind,
      callId: null,
      caseId: has('case') ? interaction.caseId : null,
      subject: written(interaction.subject),
      summary: written(interaction.summary),
      collectedBy: has('collected') ? interaction.collectedBy : null,
      collected: has('collected')
        ? interaction.collected.map(({ label, value }) => ({ label, value: say(value).slice(0, 2000) }))
        : [],
    }),
    note: ({ id, interactionId, at, corrects, ...note }: Note): Note => ({
      ...by(note),
      ...{ id, interactionId, at, corrects },
      customerId,
      callId: null,
      caseId: null,
      text: say(note.text),
    }),
    review(
      { review, answer, acknowledgedAt }: ReviewState,
      summary: string,
      notes: readonly Note[],
      replace: (text: string) => ReplacedText,
    ): ReviewState {
      const comments = review.comments.map((comment) => {
        const at = findPlace(comment.place, summary, notes)
        // The words of a note that stays at home stay there too; where they stand brings them back.
        if (!has('written')) {
          const { noteId, from } = at ?? comment.place
          const { quote } = comment.place
          return { text: say(comment.text), place: coverPlace({ noteId, from, quote }) }
        }
        const whole = at && (at.noteId === null ? summary : notes.find(({ id }) => id === at.noteId)?.text)
        if (!at || whole === undefined || whole === null) {
          const { noteId, from, quote } = comment.place
          return { text: say(comment.text), place: { noteId, from, quote: say(quote) } }
        }
        const changed = replace(whole)
        const { from, to } = stretchForth(changed, at)
        const quote = changed.text.slice(from, to).slice(0, 1000)
        return { text: say(comment.text), place: { noteId: at.noteId, from, quote } }
      })
      const { id, interactionId, reviewerId, reviewerInitials, at, sheet, answers, flags, informed } = review
      return {
        review: {
          ...{ id, interactionId, reviewerId, reviewerInitials, at, sheet, answers, flags, comments },
          ...(informed && { informed }),
          customerId,
          agentId: has('agent') ? review.agentId : nobody,
          overall: say(review.overall),
        },
        answer: answer && {
          reviewId: answer.reviewId,
          at: answer.at,
          agentId: has('agent') ? answer.agentId : nobody,
          text: say(answer.text),
        },
        acknowledgedAt,
      }
    },
  }
}

/** What goes along whatever was chosen. */
function howItWas({ at, direction, durationSeconds, heldSeconds, outcome }: Interaction | ReviewRow) {
  return { at, direction, durationSeconds, heldSeconds, outcome }
}

/** Of the card only what was chosen. */
export function cardOf(
  customer: Customer,
  has: (field: PackField) => boolean,
  pseudonym: Pseudonym | null,
): PackedCard {
  const self = pseudonym?.('C', customer.id)
  const instead = (kind: 'T' | 'E' | 'A' | 'X', value: string, same = value) =>
    value === '' ? '' : (pseudonym?.(kind, same) ?? value)
  const { name, company, address, phones, emails, vatNumber, fiscalCode } = customer
  return {
    name: has('customer') ? (self ?? name) : '',
    company: has('customer') && company !== '' ? (self ?? company) : '',
    ...(has('details')
      ? {
          address: instead('A', address),
          phones: phones.map(({ number, raw }) => instead('T', raw, number ?? raw)),
          emails: emails.map(({ address: mail }) => instead('E', mail, mail.toLowerCase())),
          vatNumber: instead('X', vatNumber),
          fiscalCode: instead('X', fiscalCode),
        }
      : { address: '', phones: [], emails: [], vatNumber: '', fiscalCode: '' }),
  }
}

/** The case a contact is about. */
export function caseOf(found: Case, say: (text: string) => string, pseudonym: Pseudonym | null): PackedCase {
  const { subject, category, state, openedAt, reference, complaint } = found
  return {
    ...{ category, state, openedAt },
    subject: say(subject),
    reference: pseudonym?.('X', reference) ?? caseReference(reference),
    complaint: complaint !== null,
  }
}
