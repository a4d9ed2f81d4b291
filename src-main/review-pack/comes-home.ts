import type { Customer } from '../contract/customers.ts'
import type { Interaction, Note } from '../contract/history.ts'
import type { PackId } from '../contract/review-pack.ts'
import type { Review, ReviewPlace } from '../contract/scoring.ts'
import {
  knownOf,
  type Pseudonym,
  type ReplacedText,
  replaceKnown,
  stretchBack,
  type Telling,
  tellingOf,
} from '../domain/pseudonyms.ts'
import { findPlace, isCovered, uncoverPlace } from '../domain/review-place.ts'
import { pseudonymKey } from './make-handlers.ts'
import { pseudonymBy } from './packer.ts'

/** What the house knows of the contact that a review from a pack is about. */
export type AtHome = {
  readonly houseKey: Uint8Array
  readonly interaction: Interaction
  readonly notes: readonly Note[]
  readonly customer: Customer | null
  /** By what else the customer was ever known. */
  saidBefore(): Telling
}

type Hidden = { readonly known: ReturnType<typeof knownOf>; say(text: string): string }

/** A review in the house's own words: comments find those they are about, and pseudonyms become names again. */
export function comeHome(review: Review, packId: PackId | null, home: AtHome): Review {
  const hidden = packId && home.customer && hiding(home, packId, home.customer)
  const say = (text: string, most: number) => fitting(hidden ? hidden.say(text) : text, text, most)
  return {
    ...review,
    overall: say(review.overall, 2000),
    comments: review.comments.map(({ place, text }) => ({
      place: isCovered(place) ? uncovered(place, home) : hidden ? backAtItsPlace(place, hidden, home) : place,
      text: say(text, 1000),
    })),
  }
}

/** What the pack said instead, and how to say it in names; it holds for this pack alone. */
function hiding({ houseKey, saidBefore }: AtHome, packId: PackId, customer: Customer): Hidden {
  const pseudonym = pseudonymBy(pseudonymKey(houseKey, packId))
  const before = saidBefore()
  const names = namesBy(customer, before, pseudonym)
  return {
    known: knownOf(customer, pseudonym, before),
    say: (text) => text.replace(/\b[CTEAX]-[0-9A-F]{6}\b/g, (sign) => names.get(sign) ?? sign),
  }
}

function namesBy(customer: Customer, before: Telling, pseudonym: Pseudonym): ReadonlyMap<string, string> {
  const { addresses, phones, emails, codes } = tellingOf(customer, before)
  return new Map([
    [pseudonym('C', customer.id), customer.name || customer.company],
    ...addresses.map((address) => [pseudonym('A', address), address] as const),
    ...phones.map(({ number, raw }) => [pseudonym('T', number ?? raw), raw] as const),
    ...emails.map((mail) => [pseudonym('E', mail.toLowerCase()), mail] as const),
    ...codes.map((code) => [pseudonym('X', code), code] as const),
  ])
}

/** Names are longer than pseudonyms: what would not fit any more stays as it was written. */
function fitting(text: string, otherwise: string, most: number): string {
  return text.length <= most ? text : otherwise
}

function uncovered(place: ReviewPlace, { interaction, notes }: AtHome): ReviewPlace {
  const text = place.noteId === null ? interaction.summary : notes.find(({ id }) => id === place.noteId)?.text
  return text === undefined ? place : uncoverPlace(place, text)
}

/** Comments quote the text as the pack had it: the same words under their own names. */
function backAtItsPlace(quoted: ReviewPlace, { known }: Hidden, { interaction, notes }: AtHome): ReviewPlace {
  const texts = new Map<string | null, ReplacedText>([
    [null, replaceKnown(interaction.summary, known)],
    ...notes.map(({ id, text }) => [id, replaceKnown(text, known)] as const),
  ])
  const summary = texts.get(null)?.text ?? ''
  const at = findPlace(
    quoted,
    summary,
    notes.map((note) => ({ ...note, text: texts.get(note.id)?.text ?? '' })),
  )
  const changed = at && texts.get(at.noteId)
  if (!at || !changed) return quoted
  const { from, to } = stretchBack(changed, at)
  const own = at.noteId === null ? interaction.summary : notes.find(({ id }) => id === at.noteId)?.text
  return { noteId: at.noteId, from, quote: (own ?? '').slice(from, to).slice(0, 1000) }
}
