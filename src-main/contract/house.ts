import { z } from 'zod'
import { FormOfAddress, Language } from './customers.ts'
import { Outcome } from './history.ts'
import { AgentId, CategoryId, ContractLevelId, DeskId } from './ids.ts'
import { OutgoingRules } from './outgoing.ts'
import { ParkingRules } from './parking.ts'
import { RecordingRules } from './recordings.ts'
import { ScoreSheet } from './scoring.ts'
import { WorkerBasis } from './worker-basis.ts'

/** On the wall clock of the house, from 00:00 to 23:59. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** A calendar day of the house's zone, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date()
export type LocalDate = z.infer<typeof LocalDate>

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7)
export type Weekday = z.infer<typeof Weekday>

/** From one time of day to another; `to` at or before `from` is on the next day. */
const span = { from: TimeOfDay, to: TimeOfDay }

export const WeeklySpan = z.object({ weekday: Weekday, ...span })
export type WeeklySpan = z.infer<typeof WeeklySpan>

export const Desk = z.object({
  id: DeskId,
  name: z.string().trim().min(1).max(60),
  /** When somebody answers there; several spans a day are usual. */
  hours: z.array(WeeklySpan).max(50).readonly(),
})
export type Desk = z.infer<typeof Desk>

/** Days on which the whole house is shut, the first and the last included. */
export const Closure = z.object({ from: LocalDate, to: LocalDate, reason: z.string().trim().max(80) })
export type Closure = z.infer<typeof Closure>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const HouseCalendar = z.object({
  /** IANA name, such as Europe/Rome. */
  zone: z.string().min(1).max(60).refine(isTimeZone),
  /** The patron saint's day, `MM-DD`, a holiday of the town; null where the house works on it. */
  patronDay: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .nullable(),
  /** Public holidays on which the house is open all the same. */
  workedHolidays: z.array(LocalDate).max(100).readonly(),
  closures: z.array(Closure).max(100).readonly(),
})
export type HouseCalendar = z.infer<typeof HouseCalendar>

/** Somebody's hours at a desk: every week on a weekday, or once on a date. */
export const Shift = z.object({
  agentId: AgentId,
  deskId: DeskId,
  on: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('weekly'), weekday: Weekday }),
    z.object({ kind: z.literal('once'), date: LocalDate }),
  ]),
  ...span,
})
export type Shift = z.infer<typeof Shift>

/** Days on which somebody has no shift whatever the week says, the first and the last included. */
export const Absence = z.object({ agentId: AgentId, from: LocalDate, to: LocalDate })
export type Absence = z.infer<typeof Absence>

export const Rota = z.object({
  shifts: z.array(Shift).max(2000).readonly(),
  absences: z.array(Absence).max(1000).readonly(),
})
export type Rota = z.infer<typeof Rota>

/** A branch of the category tree; `parentId` null is at the top. */
export const Category = z.object({
  id: CategoryId,
  parentId: CategoryId.nullable(),
  name: z.string().trim().min(1).max(80),
  /** The desk that such a case belongs to; null leaves it where it is opened. */
  deskId: DeskId.nullable(),
})
export type Category = z.infer<typeof Category>

export const ContractLevel = z.object({
  id: ContractLevelId,
  name: z.string().trim().min(1).max(60),
})
export type ContractLevel = z.infer<typeof ContractLevel>

/** Minutes of opening hours; null in `categoryId` or `levelId` means any. The rule that names most holds. */
export const YardstickRule = z.object({
  categoryId: CategoryId.nullable(),
  levelId: ContractLevelId.nullable(),
  answerMinutes: z.int().min(1).max(100_000),
  solveMinutes: z.int().min(1).max(100_000),
})
export type YardstickRule = z.infer<typeof YardstickRule>

export const Yardstick = z.object({
  levels: z.array(ContractLevel).max(50).readonly(),
  rules: z.array(YardstickRule).max(1000).readonly(),
})
export type Yardstick = z.infer<typeof Yardstick>

export const TemplateUse = z.enum([
  'greeting',
  'hold',
  'resume', // said to whoever has waited
  'apology',
  'closing',
  'phrase',
  'case-state',
])
export type TemplateUse = z.infer<typeof TemplateUse>

/** Words of the house, put into notes and messages by a few letters. */
export const Template = z.object({
  use: TemplateUse,
  abbreviation: z.string().regex(/^\p{L}{1,12}$/u),
  language: Language,
  formOfAddress: FormOfAddress,
  text: z.string().trim().min(1).max(2000),
})
export type Template = z.infer<typeof Template>

/** How the house calls an outcome, and whether it offers it; `label` empty is Pronto's own word. */
export const OutcomeChoice = z.object({
  outcome: Outcome,
  label: z.string().trim().max(40),
  offered: z.boolean(),
})
export type OutcomeChoice = z.infer<typeof OutcomeChoice>

export const HouseManner = z.object({
  /** In whose name the house speaks and apologises. */
  name: z.string().trim().max(120),
  formOfAddress: FormOfAddress,
})
export type HouseManner = z.infer<typeof HouseManner>

/** Whether operators ask customers at the end of a call how satisfied they are. */
export const SatisfactionRules = z.object({
  asked: z.boolean(),
  /** In the house's own words, answered from 1 to 5; without it Pronto's. */
  question: z.string().trim().max(160).optional(),
})
export type SatisfactionRules = z.infer<typeof SatisfactionRules>

/** What a house has agreed on. Each section is a register of the change log: the latest clock wins. */
export const HouseSettings = z.object({
  manner: HouseManner,
  calendar: HouseCalendar,
  desks: z.array(Desk).max(100).readonly(),
  rota: Rota,
  categories: z.array(Category).max(500).readonly(),
  yardstick: Yardstick,
  transferReasons: z.array(z.string().trim().min(1).max(80)).max(30).readonly(),
  outcomes: z.array(OutcomeChoice).max(20).readonly(),
  satisfaction: SatisfactionRules,
  templates: z.array(Template).max(500).readonly(),
  outgoing: OutgoingRules,
  recording: RecordingRules,
  /** By what contacts are reviewed; a review keeps the sheet it was made by. */
  scoreSheets: z.array(ScoreSheet).max(20).readonly(),
  parking: ParkingRules,
  /** What figures on single workers rest on; null: there are none. Only an administrator enters it. */
  workerFigures: WorkerBasis.nullable(),
})
export type HouseSettings = z.infer<typeof HouseSettings>

/**
 * The sections to change. A template that apologises in the first person singular is refused with
 * `first-person-apology` until `apologyConfirmed`: the house apologises, not the person who answers.
 */
export const HouseChange = HouseSettings.partial().extend({ apologyConfirmed: z.boolean().optional() })
export type HouseChange = z.infer<typeof HouseChange>

/** Characters of an exported house, far above what the limits of its sections allow anybody to need. */
export const largestHouseFile = 5_000_000

/** `desks`, 2, `name` is the name of the third desk. */
const path = z
  .array(z.union([z.string(), z.int()]))
  .max(12)
  .readonly()

/** What is wrong with a file that should hold a house; the window says it in a sentence. */
export const HouseFileTrouble = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-json') }),
  z.object({ kind: z.literal('not-a-house') }),
  z.object({
    kind: z.literal('wrong-value'),
    path,
  }),
  /** A shift, category or rule that names something the file does not hold. */
  z.object({
    kind: z.literal('unknown-reference'),
    path,
  }),
])
export type HouseFileTrouble = z.infer<typeof HouseFileTrouble>

export const HolidayName = z.enum([
  'new-year',
  'epiphany',
  'easter',
  'easter-monday',
  'liberation',
  'labour',
  'republic',
  'assumption',
  'saint-francis',
  'all-saints',
  'immaculate-conception',
  'christmas',
  'saint-stephen',
  'patron',
])
export type HolidayName = z.infer<typeof HolidayName>

/** A public holiday of Italy, or the town's own, as it falls in a year. */
export const Holiday = z.object({ date: LocalDate, name: HolidayName })
export type Holiday = z.infer<typeof Holiday>
