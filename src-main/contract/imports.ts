import { z } from 'zod'
import { AnswerRefusal } from './answers.ts'
import { Code, ImportId, Time } from './ids.ts'
import { LikenessKind } from './one-customer.ts'

/** Fields of a card that a column can fill. `ignore` leaves the column out. */
export const ImportField = z.enum([
  'ignore',
  'source-id',
  'name',
  'given-name',
  'family-name',
  'company',
  'phone-mobile',
  'phone-home',
  'phone-work',
  'phone-other',
  'email',
  'address',
  'vat-number',
  'fiscal-code',
  'tags',
  'warning',
  'note',
  'form-of-address',
  'language',
])
export type ImportField = z.infer<typeof ImportField>

/** How a CSV is read: guessed from its first bytes, shown, and corrected by the user. */
export const CsvLayout = z.object({
  format: z.literal('csv'),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string().length(1),
  hasHeader: z.boolean(),
  columns: z.array(z.object({ title: z.string(), field: ImportField })).max(500),
})
export type CsvLayout = z.infer<typeof CsvLayout>

export const ImportLayout = z.discriminatedUnion('format', [
  CsvLayout,
  z.object({ format: z.literal('vcard') }),
])
export type ImportLayout = z.infer<typeof ImportLayout>

export const ImportPreview = z.object({
  layout: ImportLayout,
  /** The first rows as they would be read. */
  rows: z.array(z.array(z.string())).readonly(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** What a file brings: new cards, or what customers on cards said. */
export const ImportKind = z.enum(['customers', 'satisfaction'])
export type ImportKind = z.infer<typeof ImportKind>

/** Why a row was not taken; each has a sentence in `texts/imports.ts`. */
export const RefusalReason = z.enum([
  'no-name',
  'too-many-columns',
  'row-too-long',
  'unreadable',
  'cut-off',
  'already-there',
  'twice-in-file',
  'no-contact',
  ...AnswerRefusal.options,
])
export type RefusalReason = z.infer<typeof RefusalReason>

export const ImportRefusal = z.object({
  /** Line in the file where the row or card begins, from 1. */
  line: z.int(),
  reason: RefusalReason,
  content: z.string(),
})
export type ImportRefusal = z.infer<typeof ImportRefusal>

/** A row that was taken although a card looks like it. */
export const ImportLikeness = z.object({
  line: z.int(),
  /** Of the card that it may be a duplicate of. */
  code: Code,
  points: z.int(),
  kinds: z.array(LikenessKind).readonly(),
  content: z.string(),
})
export type ImportLikeness = z.infer<typeof ImportLikeness>

export const ImportState = z.enum(['running', 'done', 'cancelled', 'interrupted', 'undone'])

export const Import = z.object({
  id: ImportId,
  what: ImportKind.default('customers'),
  fileName: z.string().max(255),
  startedAt: Time,
  state: ImportState,
  /** Bytes read so far, and of the whole file. */
  bytesRead: z.int(),
  bytesTotal: z.int(),
  taken: z.int(),
  refused: z.int(),
  /** Rows that were taken although a card looks like them, counted when it is over; beyond 10,000 nobody counts. */
  alike: z.int(),
  /** Cards kept at an undo because people had worked on them since. */
  keptAtUndo: z.int(),
})
export type Import = z.infer<typeof Import>
