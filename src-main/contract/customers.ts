import { z } from 'zod'
import { Code, ContactPointId, ContractLevelId, CustomerId, PhoneNumber, Time } from './ids.ts'

/** How the house addresses the customer: formal «Lei» or informal «tu». */
export const FormOfAddress = z.enum(['lei', 'tu'])
export type FormOfAddress = z.infer<typeof FormOfAddress>

export const Language = z.enum(['it', 'en'])
export type Language = z.infer<typeof Language>

export const PhoneLabel = z.enum(['mobile', 'home', 'work', 'fax', 'other'])
export type PhoneLabel = z.infer<typeof PhoneLabel>

/** How many of a switchboard's last digits are extensions: 0 is a single line, nobody has more than six. */
export const ExtensionDigits = z.int().min(0).max(6)
export type ExtensionDigits = z.infer<typeof ExtensionDigits>

/** A phone as it was written (`raw`), and in E.164 where the spelling can be read as a number. */
export const Phone = z.object({
  id: ContactPointId,
  number: PhoneNumber.nullable(),
  raw: z.string().trim().min(1).max(80),
  label: PhoneLabel,
  /** Absent is a single line: whoever calls from another extension of the range is found here too. */
  extensionDigits: ExtensionDigits.optional(),
})
export type Phone = z.infer<typeof Phone>

export const Email = z.object({
  id: ContactPointId,
  address: z.string().trim().min(3).max(254),
  label: PhoneLabel,
})
export type Email = z.infer<typeof Email>

/** The registers of a card: each is written on its own and the latest clock wins. */
export const CustomerFields = z.object({
  name: z.string().trim().min(1).max(200),
  company: z.string().trim().max(200),
  address: z.string().trim().max(300),
  formOfAddress: FormOfAddress,
  language: Language,
  tags: z.array(z.string().trim().min(1).max(40)).max(20).readonly(),
  /** A pinned warning, shown before anything else; empty when there is none. */
  warning: z.string().trim().max(300),
  /** Partita IVA: eleven digits, or another country's with its two letters; compact, checked by `domain/tax-codes.ts`. */
  vatNumber: z.string().trim().max(20),
  /** Codice fiscale: sixteen characters, or a company's eleven digits; compact and checked as above. */
  fiscalCode: z.string().trim().max(20),
  /** Which of the house's contract levels; empty is none. */
  contractLevel: z.union([ContractLevelId, z.literal('')]),
})
export type CustomerFields = z.infer<typeof CustomerFields>
export type CustomerField = keyof CustomerFields

/** Some of the registers. */
export const ChangedFields = CustomerFields.partial()
export type ChangedFields = z.infer<typeof ChangedFields>

/** What a new card says where nobody said anything. */
export const emptyFields = {
  company: '',
  address: '',
  formOfAddress: 'lei',
  language: 'it',
  tags: [],
  warning: '',
  vatNumber: '',
  fiscalCode: '',
  contractLevel: '',
} as const satisfies Omit<CustomerFields, 'name'>

/** A card that was merged into another: its id and code go on leading there. */
export const MergedCard = z.object({ id: CustomerId, code: Code })
export type MergedCard = z.infer<typeof MergedCard>

export const Customer = CustomerFields.extend({
  id: CustomerId,
  code: Code,
  createdAt: Time,
  /** The other cards of a merged customer, the longest known first; empty for almost everybody. */
  merged: z.array(MergedCard).readonly(),
  phones: z.array(Phone).readonly(),
  emails: z.array(Email).readonly(),
})
export type Customer = z.infer<typeof Customer>

/** What an operator fills in for a new card; numbers and addresses as typed. */
export const CustomerDraft = CustomerFields.partial()
  .required({ name: true })
  .extend({
    phones: z
      .array(z.object({ raw: z.string().trim().min(1).max(80), label: PhoneLabel }))
      .max(20)
      .default([]),
    emails: z
      .array(z.object({ address: z.string().trim().min(3).max(254), label: PhoneLabel }))
      .max(20)
      .default([]),
  })
export type CustomerDraft = z.infer<typeof CustomerDraft>

/** A line in a list of found customers. */
export const CustomerSummary = z.object({
  id: CustomerId,
  code: Code,
  name: z.string(),
  company: z.string(),
  phone: z.string().nullable(),
})
export type CustomerSummary = z.infer<typeof CustomerSummary>
