import { createHmac } from 'node:crypto'
import type { Agent } from '../contract/agents.ts'
import type { Customer } from '../contract/customers.ts'
import type { Case, Interaction, Note } from '../contract/history.ts'
import { AgentId, type CaseId, CustomerId, InteractionId, NoteId } from '../contract/ids.ts'
import type { ReviewRow } from '../contract/review.ts'
import type { PackedCard, PackedCase, PackedContact, PackField, PackId } from '../contract/review-pack.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { caseReference } from '../domain/codes.ts'
import {
  knownOf,
  type Pseudonym,
  type ReplacedText,
  replaceKnown,
  stretchForth,
} from '../domain/pseudonyms.ts'
import { coverPlace, findPlace } from '../domain/review-place.ts'
import { mayReview } from '../domain/review-rules.ts'

/** What a pack asks of the features that hold it. */
export type PackerPorts = {
  customer(id: CustomerId): Customer | null
  interaction(id: InteractionId): Interaction | null
  note(id: NoteId): Note | null
  notesOf(id: InteractionId): readonly Note[]
  case(id: CaseId): Case | null
  reviews(id: InteractionId): readonly ReviewState[]
}

export type ToPack = {
  readonly rows: readonly ReviewRow[]
  readonly fields: readonly PackField[]
  readonly packId: PackId
  readonly reader: Agent
  /** Makes the pseudonyms; it never leaves the house. Null: everything by its name. */
  readonly pseudonymKey: Uint8Array | null
}

/** Characters of the text that a row of the table shows. */
const mostExcerpt = 240

/** A keyed digest, so that only who has the key can tell by trying whose pseudonym it is. */
export function pseudonymBy(key: Uint8Array): Pseudonym {
  return (kind, value) =>
    `${kind}-${digest(key, `${kind}|${value}`).toString('hex').slice(0, 6).toUpperCase()}`
}

function digest(key: Uint8Array, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest()
}

/** Takes contacts as far as they were chosen; each as one line. Those that are gone meanwhile are left out. */
export function packContacts(ports: PackerPorts, wanted: ToPack): readonly string[] {
  return wanted.rows.flatMap((row) => {
    const contact = packContact(ports, wanted, row)
    return contact === null ? [] : [JSON.stringify(contact)]
  })
}

function packContact(ports: PackerPorts, wanted: ToPack, row: ReviewRow): PackedContact | null {
  const { fields, reader, pseudonymKey } = wanted
  const has = (field: PackField) => fields.includes(field)
  const alone = row.channel === 'note' ? ports.note(NoteId.parse(row.id)) : null
  const interaction = row.channel === 'note' ? null : ports.interaction(InteractionId.parse(row.id))
  const customer = ports.customer(row.customerId)
  if (customer === null || (alone === null && interaction === null)) return null

  const plain = (text: string): ReplacedText => ({ text, replacements: [] })
  const pseudonym = pseudonymKey && pseudonymBy(pseudonymKey)
  const known = pseudonym ? knownOf(customer, pseudonym) : []
  const replace = pseudonym ? (text: string) => replaceKnown(text, known) : plain
  const say = (text: string) => replace(text).text
  const customerId = pseudonymKey ? pseudonymId(pseudonymKey, customer.id) : customer.id
  const hide = hiding({ has, customerId, say })
  const found = row.caseId && has('case') ? ports.case(row.caseId) : null
  const notes = interaction ? ports.notesOf(interaction.id) : alone ? [alone] : []
  const hidden = {
    interaction: interaction && hide.interaction(interaction),
    notes: has('written') ? notes.map(hide.note) : [],
  }
  const states = interaction ? ports.reviews(interaction.id) : []
  const seen = states.filter(({ review }) => has('reviews') || review.reviewerId === reader.id)
  return {
    ...hidden,
    row: hide.row(row, customer, [
      hidden.interaction?.summary ?? '',
      ...hidden.notes.map(({ text }) => text),
    ]),
    card: cardOf(customer, has, pseudonym),
    case: found && caseOf(found, say, pseudonym),
    mayReview: interaction !== null && mayReview(reader, interaction),
    reviews: seen.map((state) => hide.review(state, interaction?.summary ?? '', notes, replace)),
  }
}

type Hiding = {
  has(field: PackField): boolean
  readonly customerId: CustomerId
  say(text: string): string
}

/** Whose contact it was is known to the house alone; a review has to name somebody. */
export const nobody = AgentId.parse('00000000-0000-7000-8000-000000000000')

function hiding({ has, customerId, say }: Hiding) {
  const by = <T extends { agentId: AgentId | null; initials: string | null }>(fact: T): T =>
    has('agent') ? fact : { ...fact, agentId: null, initials: null }
  const written = (text: string) => (has('written') ? say(text) : '')

  return {
    row: (row: ReviewRow, customer: Customer, texts: readonly string[]): ReviewRow => ({
      ...by(row),
      customerId,
      customerName: has('customer') ? say(customer.name) : '',
      ...(has('case') ? {} : { caseId: null, caseState: null, complaint: false }),
      subject: written(row.subject),
      // Cut from what is hidden already: a name cut in two would not be found.
      excerpt: (texts.find((text) => text !== '') ?? '').replace(/\s+/g, ' ').slice(0, mostExcerpt),
    }),
    interaction: (interaction: Interaction): Interaction => ({
      ...by(interaction),
      customerId,
      callId: null,
      caseId: has('case') ? interaction.caseId : null,
      subject: written(interaction.subject),
      summary: written(interaction.summary),
      collected: has('collected')
        ? interaction.collected.map(({ label, value }) => ({ label, value: say(value).slice(0, 2000) }))
        : [],
    }),
    note: (note: Note): Note => ({
      ...by(note),
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
          return { text: say(comment.text), place: coverPlace({ ...comment.place, noteId, from }) }
        }
        const whole = at && (at.noteId === null ? summary : notes.find(({ id }) => id === at.noteId)?.text)
        if (!at || whole === undefined || whole === null)
          return { text: say(comment.text), place: { ...comment.place, quote: say(comment.place.quote) } }
        const changed = replace(whole)
        const { from, to } = stretchForth(changed, at)
        const quote = changed.text.slice(from, to).slice(0, 1000)
        return { text: say(comment.text), place: { noteId: at.noteId, from, quote } }
      })
      return {
        review: {
          ...review,
          customerId,
          agentId: has('agent') ? review.agentId : nobody,
          overall: say(review.overall),
          comments,
        },
        answer: answer && {
          ...answer,
          agentId: has('agent') ? answer.agentId : nobody,
          text: say(answer.text),
        },
        acknowledgedAt,
      }
    },
  }
}

function cardOf(
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

function caseOf(found: Case, say: (text: string) => string, pseudonym: Pseudonym | null): PackedCase {
  const { subject, category, state, openedAt, reference, complaint } = found
  return {
    ...{ category, state, openedAt },
    subject: say(subject),
    reference: pseudonym?.('X', reference) ?? caseReference(reference),
    complaint: complaint !== null,
  }
}

/** In the form of an id, so that the same customer is the same throughout. */
function pseudonymId(key: Uint8Array, id: CustomerId): CustomerId {
  const bytes = digest(key, `id|${id}`).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return CustomerId.parse(uuidFromBlob(bytes))
}
