import { z } from 'zod'
import { Code, ContactPointId, CustomerId, PhoneNumber, Time } from './ids.ts'

/** How the house addresses the customer: formal «Lei» or informal «tu». */
export const FormOfAddress = z.enum(['lei', 'tu'])
export type FormOfAddress = z.infer<typeof FormOfAddress>

export const Language = z.enum(['it', 'en'])
export type Language = z.infer<typeof Language>

export const PhoneLabel = z.enum(['mobile', 'home', 'work', 'fax', 'other'])
export type PhoneLabel = z.infer<typeof PhoneLabel>

/** A phone as it was written (`raw`), and in E.164 where the spelling can be read as a number. */
export const Phone = z.object({
  id: ContactPointId,
  number: PhoneNumber.nullable(),
  raw: z.string().trim().min(1).max(80),
  label: PhoneLabel,
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
})
export type CustomerFields = z.infer<typeof CustomerFields>

export const Customer = CustomerFields.extend({
  id: CustomerId,
  code: Code,
  createdAt: Time,
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
