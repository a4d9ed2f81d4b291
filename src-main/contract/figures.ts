import { z } from 'zod'
import { CaseState, Channel } from './history.ts'
import { LocalDate } from './house.ts'
import { AgentId, CaseId, Code, CustomerId, DeskId, Time } from './ids.ts'
import { ReviewFilter } from './review.ts'
import { WorkerBasis } from './worker-basis.ts'

/*
 * What a team did in a period, counted. How each figure is defined is said in `texts/figures.ts`, and how it is
 * computed in `domain/figures.ts`.
 */

const count = z.int().min(0)

/** Days of the house's calendar, both included; at most a leap year. */
export const FiguresPeriod = z
  .object({ from: LocalDate, to: LocalDate })
  .refine(({ from, to }) => from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < 366)
export type FiguresPeriod = z.infer<typeof FiguresPeriod>

/** What is to be counted. */
export const FiguresQuestion = z.object({
  period: FiguresPeriod,
  /** Null: the whole house. */
  deskId: DeskId.nullable().default(null),
  /** One worker alone: only where the house has entered what that rests on. Null: everybody. */
  agentId: AgentId.nullable().default(null),
})
export type FiguresQuestion = z.infer<typeof FiguresQuestion>

/** Every figure by its name: a panel of the screen, a section of a report. */
export const FigureName = z.enum([
  'volumes',
  'days',
  'hours',
  'answer',
  'talk',
  'hold',
  'wrap-up',
  'promises',
  'first-contact',
  'repeats',
  'transfers',
  'missed',
  'cases',
  'complaints',
  'satisfaction',
  'yardstick',
  'forecast',
])
export type FigureName = z.infer<typeof FigureName>

/** Contacts that customers began, and those the house began. */
export const InAndOut = z.object({ in: count, out: count })
export type InAndOut = z.infer<typeof InAndOut>

/** An event is no contact. */
export const ContactChannel = Channel.exclude(['event'])

export const Volumes = InAndOut.extend({
  /** Channels without a contact are left out; the fullest first. */
  channels: z.array(InAndOut.extend({ channel: ContactChannel })).readonly(),
  /** Every day of the period, also an empty one. */
  days: z.array(InAndOut.extend({ date: LocalDate })).readonly(),
  /** Contacts that customers began: seven weekdays, Monday first, of 24 hours of the house's wall clock. */
  hours: z.array(z.array(count).length(24).readonly()).length(7).readonly(),
})
export type Volumes = z.infer<typeof Volumes>

/** From `from` up to, and without, `to` seconds; the last has no end. */
export const Bin = z.object({ from: count, to: count.nullable(), count })
export type Bin = z.infer<typeof Bin>

/** Seconds. `median` and `p90` by the nearest rank: times that were measured; null where there is none. */
export const Distribution = z.object({
  count,
  median: z.number().nullable(),
  p90: z.number().nullable(),
  mean: z.number().nullable(),
  longest: z.number().nullable(),
  bins: z.array(Bin).readonly(),
})
export type Distribution = z.infer<typeof Distribution>

/** Promises that fell due in the period; the five parts make up `due`. */
export const PromiseFigures = z.object({
  due: count,
  kept: count,
  /** Kept, but after the minute that was named. */
  late: count,
  /** Past that minute, and nobody had called back; also where the customer let us off only then. */
  broken: count,
  /** In time the customer said that nobody need call any more. */
  released: count,
  /** Not due yet. */
  open: count,
})
export type PromiseFigures = z.infer<typeof PromiseFigures>

/** `part` of `whole`. */
export const Share = z.object({ whole: count, part: count })
export type Share = z.infer<typeof Share>

/** `whole`: contacts by telephone; `part`: those that were passed on. */
export const TransferFigures = Share.extend({
  /** The most frequent first; empty: none was named. */
  reasons: z.array(z.object({ reason: z.string(), count })).readonly(),
})
export type TransferFigures = z.infer<typeof TransferFigures>

/** Calls from outside. Calls have no desk before somebody answers: null where one desk was asked for. */
export const MissedFigures = z.object({
  /** Rang for us, answered or not. */
  rang: count,
  missed: count,
  /** Missed, and somebody spoke with the caller afterwards. */
  recovered: count,
  /** From the missed call until then. */
  until: Distribution,
})
export type MissedFigures = z.infer<typeof MissedFigures>

/** Days since a case was opened, `to` not included; the last has no end. */
export const AgeBand = z.object({ from: count, to: count.nullable(), red: count, yellow: count })
export type AgeBand = z.infer<typeof AgeBand>

export const CaseFigures = z.object({
  opened: count,
  solved: count,
  /** Red and yellow at the end of the period, or now where that is to come; green: solved in it, and still so then. */
  states: z.object({ red: count, yellow: count, green: count }),
  /** Of the red and yellow ones. */
  ages: z.array(AgeBand).readonly(),
})
export type CaseFigures = z.infer<typeof CaseFigures>

/** Each case once a stage, in the period in which it first came there. */
export const ComplaintFigures = z.object({ received: count, solved: count, madeGood: count })
export type ComplaintFigures = z.infer<typeof ComplaintFigures>

/** What customers answered who were asked how satisfied they were, from 1 to 5. */
export const SatisfactionFigures = z.object({
  /** Contacts in which somebody was spoken with or written to. */
  contacts: count,
  /** Those with an answer. */
  answers: count,
  /** Null: nobody answered. */
  mean: z.number().nullable(),
  /** By the nearest rank. */
  median: z.number().nullable(),
  /** How many answered 1, 2, 3, 4 and 5. */
  marks: z.array(count).length(5).readonly(),
})
export type SatisfactionFigures = z.infer<typeof SatisfactionFigures>

/** Cases opened in the period, by the contract of their customer. */
export const YardstickLevel = z.object({
  /** As the house calls it; empty: none. */
  level: z.string(),
  cases: count,
  /** Answered by when the yardstick wanted it; after that, or not at all by now; still in time. Without an agreed time: none. */
  inTime: count,
  late: count,
  waiting: count,
  /** Seconds of opening hours until the house's first answer, where a time was agreed. */
  response: Distribution,
})
export type YardstickLevel = z.infer<typeof YardstickLevel>

/** A case that somebody put before others, against the yardstick. */
export const Favour = z.object({
  at: Time,
  caseId: CaseId,
  reference: Code,
  level: z.string(),
  askedBy: z.string(),
  reason: z.string(),
})
export type Favour = z.infer<typeof Favour>

/** At most so many are listed. */
export const mostFavours = 200

export const YardstickFigures = z.object({
  /** The most cases first. */
  levels: z.array(YardstickLevel).readonly(),
  /** The oldest first. */
  favours: z.array(Favour).max(mostFavours).readonly(),
  /** All of them, also those left out above. */
  totalFavours: count,
})
export type YardstickFigures = z.infer<typeof YardstickFigures>

/** The figures of one period. */
export const Figures = z.object({
  period: FiguresPeriod,
  /** How many workers had a contact in it; where none had, how many acted in it otherwise. */
  people: count,
  volumes: Volumes,
  /** Calls from customers that were answered: from the first ring to the answer. */
  answer: Distribution,
  /** Answered calls, without the time on hold. */
  talk: Distribution,
  /** Calls that were on hold at all. */
  hold: Distribution,
  /** From the end of a call to its wrap-up. */
  wrapUp: Distribution,
  promises: PromiseFigures,
  /** `whole`: customers who came for the first time in a week; `part`: solved there, and they did not come back. */
  firstContact: Share,
  /** `whole`: contacts that customers began; `part`: of somebody who had come within the days before. */
  repeats: Share,
  transfers: TransferFigures,
  missed: MissedFigures.nullable(),
  cases: CaseFigures,
  complaints: ComplaintFigures,
  satisfaction: SatisfactionFigures,
  yardstick: YardstickFigures,
})
export type Figures = z.infer<typeof Figures>

const withheld = count.nullable()
const InAndPerhapsOut = InAndOut.extend({ out: withheld })

/**
 * The figures of one period as they may be shown: null is withheld, because it tells how few people worked. What
 * customers did stands there always. See `domain/figures-law.ts`.
 */
export const ShownFigures = Figures.extend({
  volumes: Volumes.extend({
    out: withheld,
    channels: z.array(InAndPerhapsOut.extend({ channel: ContactChannel })).readonly(),
    days: z.array(InAndPerhapsOut.extend({ date: LocalDate })).readonly(),
  }),
  answer: Distribution.nullable(),
  talk: Distribution.nullable(),
  hold: Distribution.nullable(),
  wrapUp: Distribution.nullable(),
  promises: PromiseFigures.nullable(),
  firstContact: Share.nullable(),
  transfers: TransferFigures.nullable(),
  missed: MissedFigures.extend({ until: Distribution.nullable() }).nullable(),
  /** Null: beside the cases of the period after it, it would tell how many were solved in that. */
  cases: CaseFigures.extend({
    opened: withheld,
    solved: withheld,
    states: z.object({ red: count, yellow: count, green: withheld }),
  }).nullable(),
  complaints: ComplaintFigures.extend({ solved: withheld, madeGood: withheld }),
  satisfaction: SatisfactionFigures.nullable(),
  yardstick: YardstickFigures.nullable(),
})
export type ShownFigures = z.infer<typeof ShownFigures>

/** Within how many days a customer who comes again is a repeat. */
export const repeatDays = 7
/** Fewer are not shown alone. */
export const fewestPeople = 5
/** Of how many same weekdays the forecast takes the median. */
export const forecastWeekdays = 8

/** Contacts that customers will begin. */
export const Forecast = z.object({
  /** Four weeks, from today on. `expected` null: too few such weekdays are known; 0 where the house is shut. */
  days: z.array(z.object({ date: LocalDate, expected: z.number().nullable(), shut: z.boolean() })).readonly(),
  /**
   * The last four weeks as they would have been forecast: what was expected and what came, days on which the house was
   * shut left out.
   */
  tried: z.array(z.object({ date: LocalDate, expected: z.number(), came: count })).readonly(),
  /** Mean of how far those were off, contacts a day; null: there is nothing to compare. */
  error: z.number().nullable(),
  /** The same in relation to what came, 0.2 is 20 %. */
  errorShare: z.number().nullable(),
})
export type Forecast = z.infer<typeof Forecast>

export const FiguresAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('figures'),
    figures: ShownFigures,
    /** The period before; null where it may not be shown at all. */
    before: ShownFigures.nullable(),
    /** Null where one worker was asked for, or where what it rests on may not be shown. */
    forecast: Forecast.nullable(),
    /** To be shown and printed with them; null: nothing here rests on it. */
    basis: WorkerBasis.nullable(),
  }),
  /**
   * Not without the agreement or authorisation: of one worker; of a desk of fewer than five; of a desk beside which
   * fewer than five would be left, who could be told by subtraction.
   */
  z.object({ kind: z.literal('withheld'), why: z.enum(['one-worker', 'few-people', 'few-left']) }),
])
export type FiguresAnswer = z.infer<typeof FiguresAnswer>

/** A row behind a figure that is no contact: a call, a promise, a case. */
export const FigureRow = z.object({
  at: Time,
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  caseId: CaseId.nullable(),
  reference: Code.nullable(),
  state: CaseState.nullable(),
  /** What was promised, or what the case is about. */
  text: z.string(),
  /** Seconds: how long it took. */
  seconds: z.number().nullable(),
  /** What it counts as in its figure, such as `kept`, `recovered`, `solved`. */
  counts: z.string(),
})
export type FigureRow = z.infer<typeof FigureRow>

/** At most so many are told at once. */
export const mostFigureRows = 500

/** What stands behind a figure. */
export const FigureRows = z.discriminatedUnion('kind', [
  /** Contacts: the table of the search shows them. */
  z.object({ kind: z.literal('contacts'), filter: ReviewFilter }),
  /** The newest first, at most `mostFigureRows` of them; `total` counts those before and after them too. */
  z.object({ kind: z.literal('rows'), rows: z.array(FigureRow).readonly(), total: count }),
  z.object({ kind: z.literal('withheld') }),
])
export type FigureRows = z.infer<typeof FigureRows>

/** What a lead's screen asks to see figures; see `requests.ts`. */
export const figuresRequests = {
  /** `not-allowed` for who is neither lead nor administrator. */
  'figures:read': { input: FiguresQuestion, output: FiguresAnswer },
  /** `offset`: how many of the newest are known already. */
  'figures:rows': {
    input: FiguresQuestion.extend({ figure: FigureName, offset: count.default(0) }),
    output: FigureRows,
  },
}
