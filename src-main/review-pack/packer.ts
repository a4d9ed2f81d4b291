import { createHmac } from 'node:crypto'
import type { Agent } from '../contract/agents.ts'
import type { Customer } from '../contract/customers.ts'
import type { Case, Interaction, Note } from '../contract/history.ts'
import { type CaseId, CustomerId, InteractionId, NoteId } from '../contract/ids.ts'
import type { ReviewRow } from '../contract/review.ts'
import type { PackedContact, PackField, PackId } from '../contract/review-pack.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import {
  knownOf,
  type Pseudonym,
  type ReplacedText,
  replaceKnown,
  type Telling,
} from '../domain/pseudonyms.ts'
import { mayReview } from '../domain/review-rules.ts'
import { cardOf, caseOf, hiding } from './hiding.ts'

/** What a pack asks of the features that hold it. */
export type PackerPorts = {
  customer(id: CustomerId): Customer | null
  /** By what else this customer was ever known. */
  saidBefore(id: CustomerId): Telling
  interaction(id: InteractionId): Interaction | null
  note(id: NoteId): Note | null
  notesOf(id: InteractionId): readonly Note[]
  case(id: CaseId): Case | null
  reviews(id: InteractionId): readonly ReviewState[]
  /** Of texts, none of them empty, what a row shows: some of the one in which most of these words stand, around them. */
  excerpt(words: string): (texts: readonly string[]) => string
}

export type ToPack = {
  readonly rows: readonly ReviewRow[]
  readonly fields: readonly PackField[]
  readonly packId: PackId
  readonly reader: Agent
  /** What the pack tells of the words that were looked for. */
  readonly words: string
  /** Makes the pseudonyms; it never leaves the house. Null: everything by its name. */
  readonly pseudonymKey: Uint8Array | null
}

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
  const how = {
    hideWho: createHidingWho(ports, wanted.pseudonymKey),
    excerpt: wanted.words === '' ? beginning : ports.excerpt(wanted.words),
  }
  return wanted.rows.flatMap((row) => {
    const contact = packContact(ports, wanted, row, how)
    return contact === null ? [] : [JSON.stringify(contact)]
  })
}

/** Characters of the text that a row of the table shows. */
const mostExcerpt = 240

function beginning([text = '']: readonly string[]): string {
  return text.replace(/\s+/g, ' ').slice(0, mostExcerpt)
}

type HideWho = (customer: Customer) => (text: string) => ReplacedText
type How = { readonly hideWho: HideWho; readonly excerpt: (texts: readonly string[]) => string }

/** A customer with many contacts is looked up once. */
function createHidingWho(ports: PackerPorts, key: Uint8Array | null): HideWho {
  if (key === null) return () => (text) => ({ text, replacements: [] })
  const pseudonym = pseudonymBy(key)
  const knownBy = new Map<CustomerId, ReturnType<typeof knownOf>>()
  return (customer) => {
    const known = knownBy.get(customer.id) ?? knownOf(customer, pseudonym, ports.saidBefore(customer.id))
    knownBy.set(customer.id, known)
    return (text) => replaceKnown(text, known)
  }
}

function packContact(
  ports: PackerPorts,
  wanted: ToPack,
  row: ReviewRow,
  { hideWho, excerpt }: How,
): PackedContact | null {
  const { fields, reader, pseudonymKey } = wanted
  const has = (field: PackField) => fields.includes(field)
  const alone = row.channel === 'note' ? ports.note(NoteId.parse(row.id)) : null
  const interaction = row.channel === 'note' ? null : ports.interaction(InteractionId.parse(row.id))
  const customer = ports.customer(row.customerId)
  if (customer === null || (alone === null && interaction === null)) return null

  const pseudonym = pseudonymKey && pseudonymBy(pseudonymKey)
  const replace = hideWho(customer)
  const say = (text: string) => replace(text).text
  const customerId = pseudonymKey ? pseudonymId(pseudonymKey, customer.id) : customer.id
  const hide = hiding({ has, customerId, say })
  const found = row.caseId && has('case') ? ports.case(row.caseId) : null
  const notes = interaction ? ports.notesOf(interaction.id) : alone ? [alone] : []
  const hidden = {
    interaction: interaction && hide.interaction(interaction),
    notes: has('written') ? notes.map(hide.note) : [],
  }
  // Cut from what is hidden already: a name cut in two would not be found.
  const texts = [hidden.interaction?.summary ?? '', ...hidden.notes.map(({ text }) => text)]
  const states = interaction ? ports.reviews(interaction.id) : []
  const seen = states.filter(({ review }) => has('reviews') || review.reviewerId === reader.id)
  return {
    ...hidden,
    row: hide.row(row, customer, excerpt(texts.filter((text) => text !== ''))),
    card: cardOf(customer, has, pseudonym),
    case: found && caseOf(found, say, pseudonym),
    mayReview: interaction !== null && mayReview(reader, interaction),
    reviews: seen.map((state) => hide.review(state, interaction?.summary ?? '', notes, replace)),
  }
}

/** In the form of an id, so that the same customer is the same throughout. */
function pseudonymId(key: Uint8Array, id: CustomerId): CustomerId {
  const bytes = digest(key, `id|${id}`).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return CustomerId.parse(uuidFromBlob(bytes))
}
