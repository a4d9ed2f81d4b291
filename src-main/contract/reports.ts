import { z } from 'zod'
import { Language } from './customers.ts'
import { LocalDate, TimeOfDay } from './house.ts'
import { Time } from './ids.ts'

/** Of the day, week or month before, whole; `shift` is the page for those who come next, of the moment it is made. */
export const ReportKind = z.enum(['daily', 'weekly', 'monthly', 'shift'])
export type ReportKind = z.infer<typeof ReportKind>

export const ReportFormat = z.enum(['html', 'pdf', 'xlsx', 'csv'])
export type ReportFormat = z.infer<typeof ReportFormat>

export const ReportPlan = z.object({
  on: z.boolean(),
  /** On the wall of the house: weekly ones are made on Mondays, monthly ones on the first. */
  times: z.array(TimeOfDay).min(1).max(4).readonly(),
  formats: z.array(ReportFormat).min(1).max(4).readonly(),
})
export type ReportPlan = z.infer<typeof ReportPlan>

/** Of this seat, as the folder is; never in the change log. */
export const ReportSettings = z.object({
  /** Null is the one that Pronto's window speaks. */
  language: Language.nullable(),
  /** An absolute path; null is Pronto's own folder beside the data. */
  folder: z.string().trim().min(1).max(1000).nullable(),
  plans: z.object({ daily: ReportPlan, weekly: ReportPlan, monthly: ReportPlan, shift: ReportPlan }),
})
export type ReportSettings = z.infer<typeof ReportSettings>

/** What a report is about: `from` and `to` are its first and its last day. */
export const ReportSpan = z.object({
  kind: ReportKind,
  from: LocalDate,
  to: LocalDate,
  /** When it was due, of a page for the next shift at a set time; else null. */
  time: TimeOfDay.nullable(),
})
export type ReportSpan = z.infer<typeof ReportSpan>

export const MadeReport = ReportSpan.extend({
  /** Of its files, without what tells the format: «2026-10 Pronto report». */
  name: z.string().min(1).max(120),
  language: Language,
  madeAt: Time,
  /** Where they were written: another folder may have been chosen since. */
  folder: z.string(),
  formats: z.array(ReportFormat).readonly(),
})
export type MadeReport = z.infer<typeof MadeReport>

const WhyNot = z.enum(['folder', 'space', 'print', 'failed'])

/** A format that could not be made, while others may be there. */
export const FailedFormat = z.object({ format: ReportFormat, why: WhyNot })
export type FailedFormat = z.infer<typeof FailedFormat>

/** A report that somebody asked for, with what it lacks. */
export const MadeNow = MadeReport.extend({ failed: z.array(FailedFormat).readonly() })
export type MadeNow = z.infer<typeof MadeNow>

/** Why a report that was due is not there, or not in every format. */
export const ReportTrouble = ReportSpan.extend({
  why: WhyNot,
  /** Those that are not there. */
  formats: z.array(ReportFormat).readonly(),
  /** The others are there. */
  partly: z.boolean(),
  /** It is no more tried by itself, only by hand. */
  givenUp: z.boolean(),
  at: Time,
})
export type ReportTrouble = z.infer<typeof ReportTrouble>

export const Reports = z.object({
  settings: ReportSettings,
  /** The one they are written in. */
  language: Language,
  /** Where files go, as a path of this computer. */
  folder: z.string(),
  /** There is something here that prints PDF. */
  canPrint: z.boolean(),
  /** `desktop`: this computer's own programs open a file; `page`: the browser does. */
  opening: z.enum(['desktop', 'page']),
  /** Reports are made while no window is open; false: closing the last one ends the program. */
  withoutWindow: z.boolean(),
  /** Being made now, and waiting for it. */
  making: z.int().min(0),
  /** The newest first. */
  made: z.array(MadeReport).readonly(),
  troubles: z.array(ReportTrouble).readonly(),
})
export type Reports = z.infer<typeof Reports>

/** One file of a report. */
export const ReportFile = z.object({ name: MadeReport.shape.name, format: ReportFormat })
export type ReportFile = z.infer<typeof ReportFile>

/** What a lead's screen asks about reports; `not-allowed` for who is neither lead nor administrator. */
export const reportRequests = {
  'report:list': { input: z.null(), output: Reports },
  /** `invalid-input` `folder`: there is no such folder, or nothing can be written there. */
  'report:change': { input: ReportSettings, output: Reports },
  /** Of the day, week or month in which `date` lies, as far as it is over; of `shift`, as it stands now: in the formats that could be made. */
  'report:make': {
    input: z.object({
      kind: ReportKind,
      date: LocalDate,
      language: Language,
      formats: ReportPlan.shape.formats,
    }),
    output: MadeNow,
  },
  /** In the program that this computer has for it; `not-found` where somebody took the file away. */
  'report:open': { input: ReportFile, output: z.null() },
  /** The file in its folder. */
  'report:show': { input: ReportFile, output: z.null() },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
