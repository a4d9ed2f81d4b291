import { z } from 'zod'
import { Time } from '../contract/ids.ts'
import { MadeReport, ReportKind, ReportSettings } from '../contract/reports.ts'

/** What this seat knows about its reports: beside the database, as the folder is this computer's. */
export const ReportLog = z.object({
  settings: ReportSettings,
  /** Since when each plan stands as it does: nothing is made for a time before. */
  since: z.object({ daily: Time, weekly: Time, monthly: Time, shift: Time }),
  /** What the plans have made, by `keyOf`; the newest last. */
  done: z.array(z.string().max(60)).readonly(),
  /** The newest first. */
  made: z.array(MadeReport).readonly(),
})
export type ReportLog = z.infer<typeof ReportLog>

/** Far more than fall within the time in which a missed one is made up for. */
const mostDone = 400
const mostMade = 300

/** `log` with a report more; by `key` where a plan asked for it. The same files again take the place of the first. */
export function withMade(log: ReportLog, made: MadeReport, key: string | null): ReportLog {
  const others = log.made.filter(({ name }) => name !== made.name)
  return {
    ...log,
    done: key === null ? log.done : [...log.done, key].slice(-mostDone),
    made: [made, ...others].slice(0, mostMade),
  }
}

/** `log` with other settings; a plan that is asked for anew begins at `now`, UTC milliseconds. */
export function withSettings(log: ReportLog, settings: ReportSettings, now: number): ReportLog {
  const since = { ...log.since }
  for (const kind of ReportKind.options) {
    const [before, after] = [log.settings.plans[kind], settings.plans[kind]]
    const isSame = before.on === after.on && before.times.join() === after.times.join()
    if (!isSame) since[kind] = now
  }
  return { ...log, settings, since }
}
