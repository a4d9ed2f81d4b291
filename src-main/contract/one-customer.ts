import { z } from 'zod'
import { CustomerFields, CustomerSummary } from './customers.ts'
import { AgentId, Code, CustomerId, MergeId, PhoneNumber, Time } from './ids.ts'

/** What is known of somebody who may have a card already; numbers and addresses as typed. */
export const Acquaintance = z.object({
  name: z.string().max(200).default(''),
  company: z.string().max(200).default(''),
  address: z.string().max(300).default(''),
  vatNumber: z.string().max(40).default(''),
  fiscalCode: z.string().max(40).default(''),
  phones: z.array(z.string().max(80)).max(500).default([]),
  emails: z.array(z.string().max(254)).max(500).default([]),
})
export type Acquaintance = z.infer<typeof Acquaintance>

export const LikenessKind = z.enum([
  'same-fiscal-code',
  'same-vat-number',
  'same-email',
  'same-number',
  'same-address', // and a name like it
  'similar-name', // beside another likeness; alone it says nothing
])
export type LikenessKind = z.infer<typeof LikenessKind>

/** One thing that two cards have in common, and how much it weighs. */
export const Likeness = z.object({
  kind: LikenessKind,
  points: z.int().min(1).max(100),
  /** The number, code or address they share, or the other's name. */
  what: z.string(),
})
export type Likeness = z.infer<typeof Likeness>

/** A card that may be the same customer's: `points` from 0 to 100, the reasons heaviest first. */
export const PossibleDuplicate = z.object({
  customer: CustomerSummary,
  points: z.int().min(0).max(100),
  likenesses: z.array(Likeness).readonly(),
})
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>

/** A merge that holds. Names and codes are those of the two cards, not of the customer they now are. */
export const MergeRecord = z.object({
  id: MergeId,
  kept: z.object({ id: CustomerId, code: Code, name: z.string() }),
  merged: z.object({ id: CustomerId, code: Code, name: z.string() }),
  at: Time,
  initials: z.string().nullable(),
})
export type MergeRecord = z.infer<typeof MergeRecord>

/** The last time a register of a card was written, and what stood there before. */
export const FieldChange = z.object({
  field: z.enum(CustomerFields.keyof().options),
  /** As text: what the field shows now, and showed before. */
  value: z.string(),
  before: z.string(),
  at: Time,
  agentId: AgentId.nullable(),
  initials: z.string().nullable(),
})
export type FieldChange = z.infer<typeof FieldChange>

/** A number of this card that others have too. */
export const SharedNumber = z.object({
  number: PhoneNumber,
  /** Without the card itself. */
  others: z.array(CustomerSummary).min(1).readonly(),
  /** Who comes first when it calls; null: nobody was ever chosen. */
  chosenId: CustomerId.nullable(),
})
export type SharedNumber = z.infer<typeof SharedNumber>
