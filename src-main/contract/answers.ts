import { z } from 'zod'
import { Satisfaction } from './history.ts'
import { Time } from './ids.ts'

/*
 * Answers to a survey, as a file brings them: who was asked, when they answered, what they said.
 */

/** What a column of such a file can hold. `ignore` leaves the column out. */
export const AnswerField = z.enum([
  'ignore',
  'when',
  'case-reference',
  'customer-code',
  'email',
  'phone',
  'mark',
  'comment',
  'answer-id',
])
export type AnswerField = z.infer<typeof AnswerField>

/** From which number to which the survey asked; `words` are read by their meaning. */
export const AnswerScale = z.enum(['1-5', '0-5', '1-10', '0-10', '1-7', '1-4', '1-3', '0-100', 'words'])
export type AnswerScale = z.infer<typeof AnswerScale>

/** Of dates in numbers: Italian, or American. */
export const DateOrder = z.enum(['day-first', 'month-first'])
export type DateOrder = z.infer<typeof DateOrder>

/** How a file of answers is read: guessed from its first bytes, shown, and corrected by the user. */
export const AnswersLayout = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string().length(1),
  hasHeader: z.boolean(),
  columns: z.array(z.object({ title: z.string(), field: AnswerField })).max(500),
  scale: AnswerScale,
  /** The survey calls its best mark by the lowest number. */
  lowestIsBest: z.boolean(),
  dateOrder: DateOrder,
  /** An answer that names no case speaks of the customer's last contact at most so many days before it. */
  withinDays: z.int().min(1).max(365),
})
export type AnswersLayout = z.infer<typeof AnswersLayout>

/** What a cell comes to on the scale. */
export const ReadMark = z.union([Satisfaction, z.enum(['no-mark', 'out-of-scale'])])
export type ReadMark = z.infer<typeof ReadMark>

export const AnswersPreview = z.object({
  layout: AnswersLayout,
  /** The first rows as they would be read; `at` null where the row does not say. */
  rows: z
    .array(
      z.object({
        cells: z.array(z.string()).readonly(),
        at: Time.nullable(),
        mark: ReadMark,
      }),
    )
    .readonly(),
})
export type AnswersPreview = z.infer<typeof AnswersPreview>

/** Why an answer was not taken; each has a sentence in `texts/imports.ts`. */
export const AnswerRefusal = z.enum([
  'no-mark',
  'out-of-scale',
  'bad-date',
  'in-future',
  'nobody-named',
  'unknown-customer',
  'several-customers',
  'no-contact-before',
])
export type AnswerRefusal = z.infer<typeof AnswerRefusal>
