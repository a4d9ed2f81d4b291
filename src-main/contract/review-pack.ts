import { z } from 'zod'
import { Agent } from './agents.ts'
import { Case, Interaction, Note } from './history.ts'
import { HouseSettings, LocalDate } from './house.ts'
import { AgentId, InteractionId, Time } from './ids.ts'
import { Passphrase } from './profile.ts'
import { ReviewQuestion, ReviewRow } from './review.ts'
import { Review, ScoreSheet } from './scoring.ts'
import { ReviewState } from './scoring-requests.ts'

/** A filter's result as one encrypted file, for a lead without a seat of their own. */
export const PackId = z.uuidv7().brand<'PackId'>()
export type PackId = z.infer<typeof PackId>

/** What of a contact goes along besides when and how it was. */
export const PackField = z.enum(['customer', 'details', 'written', 'collected', 'case', 'agent', 'reviews'])
export type PackField = z.infer<typeof PackField>

/** More is no reading for one person, and is held in memory while it is read. */
export const mostPacked = 10_000

/** A house's day from tomorrow on at most so many days away. */
export const mostPackDays = 366

export const PackOrder = z.object({
  question: ReviewQuestion,
  fields: z.array(PackField).max(PackField.options.length).readonly(),
  /** Names, numbers, addresses and codes of customers are replaced, the same by the same. */
  pseudonyms: z.boolean(),
  /** The lead whose reviews come back. */
  readerId: AgentId,
  passphrase: Passphrase,
  /** The last day, on the house's calendar, on which it opens. */
  lastDay: LocalDate,
})
export type PackOrder = z.infer<typeof PackOrder>

/** The first line of a pack. */
export const PackManifest = z.object({
  packId: PackId,
  madeAt: Time,
  madeBy: z.string().max(120),
  /** From then on nothing opens it. */
  expiresAt: Time,
  houseName: z.string(),
  reader: Agent,
  fields: z.array(PackField).readonly(),
  pseudonyms: z.boolean(),
  /** What was looked for, to be marked; as in a filter. Empty where it is not told, and in earlier packs. */
  words: z.string().default(''),
  /** Whose contacts and reviews are in it; none where that is not told. */
  agents: z.array(Agent).readonly(),
  scoreSheets: z.array(ScoreSheet).readonly(),
  outcomes: HouseSettings.shape.outcomes,
  contacts: z.int().min(0).max(mostPacked),
})
export type PackManifest = z.infer<typeof PackManifest>

/** Contacts that go into one book of notes: some three hundred pages. */
export const mostBooked = 2_000

/** What the card says, as far as it was chosen. */
export const PackedCard = z.object({
  name: z.string(),
  company: z.string(),
  address: z.string(),
  phones: z.array(z.string()).readonly(),
  emails: z.array(z.string()).readonly(),
  vatNumber: z.string(),
  fiscalCode: z.string(),
})
export type PackedCard = z.infer<typeof PackedCard>

export const PackedCase = Case.pick({ subject: true, category: true, state: true, openedAt: true }).extend({
  reference: z.string(),
  complaint: z.boolean(),
})
export type PackedCase = z.infer<typeof PackedCase>

/** Each further line of a pack. */
export const PackedContact = z.object({
  row: ReviewRow,
  /** Null for a note that stands alone, which nobody reviews. */
  interaction: Interaction.nullable(),
  notes: z.array(Note).readonly(),
  card: PackedCard,
  case: PackedCase.nullable(),
  mayReview: z.boolean(),
  reviews: z.array(ReviewState).readonly(),
})
export type PackedContact = z.infer<typeof PackedContact>

/** A pack that is open for reading; every window shows the same. */
export const OpenPack = PackManifest.extend({ reviewed: z.array(Review.shape.interactionId).readonly() })
export type OpenPack = z.infer<typeof OpenPack>

/** The first line of the small file that comes back. */
export const ReplyManifest = z.object({
  packId: PackId,
  /** A seat that only ever wrote these reviews: what it numbers is known again. */
  seat: z.uuidv7(),
  reader: Agent,
  pseudonyms: z.boolean(),
  madeAt: Time,
  /** Where the reader has looked at others' reviews; only in what is kept while the pack is being read. */
  looks: z.array(InteractionId).max(mostPacked).readonly().optional(),
})
export type ReplyManifest = z.infer<typeof ReplyManifest>

/** Each further line; as the change log stamps it. */
export const RepliedReview = z.object({ seq: z.int().min(1), clock: z.int().min(0), review: Review })
export type RepliedReview = z.infer<typeof RepliedReview>

/** What taking a reply in would do, and then did. */
export const ReplyTally = z.object({
  packId: PackId,
  reader: z.string(),
  madeAt: Time,
  reviews: z.int().min(0),
  fresh: z.int().min(0),
  /** Here already, by this reply or by a newer one. */
  known: z.int().min(0),
  /** Of contacts that were erased, or that this house never had. */
  gone: z.int().min(0),
  /** By whom may not review that contact here. */
  refused: z.int().min(0),
})
export type ReplyTally = z.infer<typeof ReplyTally>
