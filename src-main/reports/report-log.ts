import { z } from 'zod'
import { Time } from '../contract/ids.ts'
import {
  MadeReport,
  ReportFormat,
  ReportKind,
  ReportSettings,
  ReportSpan,
  ReportTrouble,
} from '../contract/reports.ts'
import { keyOf } from '../domain/report-times.ts'

/** A report that was due and is not whole. */
export const OpenReport = ReportSpan.extend({
  missing: z.array(ReportFormat).readonly(),
  /** Other formats are there. */
  partly: z.boolean(),
  /** Times it was begun: one that ends the program counts too. */
  tries: z.int().min(0),
  /** Null until it has failed. */
  why: ReportTrouble.shape.why.nullable(),
  /** When it was tried last, and from when on it is again. */
  at: Time,
  nextAt: Time,
})
export type OpenReport = z.infer<typeof OpenReport>

/** What this seat knows about its reports: beside the database, as the folder is this computer's. */
export const ReportLog = z.object({
  settings: ReportSettings,
  /** Since when each plan stands as it does: nothing is made for a time before. */
  since: z.object({ daily: Time, weekly: Time, monthly: Time, shift: Time }),
  /** What the plans have made, by `keyOf`; the newest last. */
  done: z.array(z.string().max(60)).readonly(),
  /** Missing in a file of an earlier version. */
  open: z.array(OpenReport).readonly().default([]),
  /** The newest first. */
  made: z.array(MadeReport).readonly(),
})
export type ReportLog = z.infer<typeof ReportLog>

/** Far more than fall within the time in which a missed one is made up for. */
const mostDone = 400
const mostMade = 300

/** `log` with a report more: the same again takes the place of the first, or adds to its files those that were missing. */
export function withMade(log: ReportLog, made: MadeReport, place: 'instead' | 'beside'): ReportLog {
  const isSame = ({ name }: MadeReport) => name === made.name
  const before =
    place === 'beside' ? log.made.find((each) => isSame(each) && each.folder === made.folder) : null
  const formats = ReportFormat.options.filter(
    (format) => made.formats.includes(format) || before?.formats.includes(format),
  )
  const others = log.made.filter((each) => !isSame(each))
  return { ...log, made: [{ ...made, formats }, ...others].slice(0, mostMade) }
}

/** `log` once what a plan asked for is there, by `keyOf`. */
export function withDone(log: ReportLog, key: string): ReportLog {
  const open = log.open.filter((each) => keyOf(each) !== key)
  return { ...log, open, done: [...log.done, key].slice(-mostDone) }
}

/**
 * `log` with other settings; a plan that is asked for anew begins at `now`, UTC milliseconds, and what could not be made
 * is tried as if it had never been.
 */
export function withSettings(log: ReportLog, settings: ReportSettings, now: number): ReportLog {
  const since = { ...log.since }
  for (const kind of ReportKind.options) {
    const [before, after] = [log.settings.plans[kind], settings.plans[kind]]
    const isSame = before.on === after.on && before.times.join() === after.times.join()
    if (!isSame) since[kind] = now
  }
  return { ...log, settings, since, open: [] }
}
