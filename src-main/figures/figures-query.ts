import {
  type Figures,
  type FiguresPeriod,
  type FiguresQuestion,
  type Forecast,
  repeatDays,
} from '../contract/figures.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import type { CountedCase } from '../domain/figures.ts'
import { forecastLooksBack, forecastOf } from '../domain/figures-forecast.ts'
import type { Whose } from '../domain/figures-law.ts'
import { type DaySpan, daysOf, periodBefore } from '../domain/figures-period.ts'
import type { Span } from '../domain/spans.ts'
import { createZoneDays, type DayNumber, type ZoneDays } from '../domain/zone-days.ts'
import { createCallFigures } from './call-figures.ts'
import { createCameBefore } from './came-before.ts'
import { countCases, createCaseReader, createComplaintFigures } from './case-figures.ts'
import { type ContactFigures, createContactTally, isRepeat } from './contact-figures.ts'
import { createContactReader } from './contact-reader.ts'
import { createPromiseFigures } from './promise-figures.ts'
import { createSatisfactionFigures } from './satisfaction-figures.ts'
import { createWallClock } from './wall-clock.ts'
import { createYardstickFigures, type YardstickPorts } from './yardstick-figures.ts'

export type FiguresAsked = FiguresQuestion & {
  /** UTC milliseconds. */
  readonly now: number
}

/** What the figures ask of other features. */
export type FiguresPorts = YardstickPorts & {
  /** All cards of one customer. */
  cardsOf(id: CustomerId): readonly CustomerId[]
  /** IANA name. */
  zone(): string
}

/** Of a period and the one before it. What may be shown of them is not asked here: see `figures-desk.ts`. */
export type CountedFigures = {
  readonly figures: Figures
  readonly before: Figures
  /** Null where one worker was asked for. */
  readonly forecast: Forecast | null
  /** Workers with a contact in the days on which the forecast rests, and which it shows. */
  readonly forecastPeople: number
}

const dayMs = 86_400_000

/** Counts in a reader thread; everything as of one moment. */
export function createFiguresQuery(db: Database, ports: FiguresPorts) {
  return db.transaction((asked: FiguresAsked): CountedFigures => {
    const days = createZoneDays(ports.zone())
    const whose: Whose = asked
    const count = createCount(db, ports, { days, whose, now: asked.now })
    const earlier = periodBefore(asked.period)
    const cases = count.casesFrom(earlier)
    const figures = count.period(asked.period, cases)
    const before = count.period(earlier, cases)
    const forecast = asked.agentId === null ? count.forecast([figures, before]) : null
    // Of the whole house nothing is withheld, whoever made it up.
    const forecastPeople = forecast === null || asked.deskId === null ? 0 : count.forecastPeople()
    return { figures, before, forecast, forecastPeople }
  })
}

type Counting = { readonly days: ZoneDays; readonly whose: Whose; readonly now: number }

function createCount(db: Database, ports: FiguresPorts, { days, whose, now }: Counting) {
  const contacts = createContactReader(db, whose)
  const calls = createCallFigures(db, whose)
  const promises = createPromiseFigures(db, whose)
  const complaints = createComplaintFigures(db, whose)
  const satisfaction = createSatisfactionFigures(db, whose)
  const yardstick = createYardstickFigures(db, ports, whose)
  const casesSince = createCaseReader(db, whose)
  const selectFirst = db.prepare<[], number | null>('SELECT min(at) FROM finding_row').pluck()
  const cameBefore = createCameBefore(db, ports.cardsOf)
  const wallBetween = (from: number, to: number) =>
    createWallClock(ports.zone(), Math.floor(from / 1000), Math.ceil(to / 1000))
  const momentsOf = ({ from, to }: DaySpan) => ({ from: days.start(from), to: days.start(to) })

  function contactFigures(span: DaySpan): ContactFigures {
    const { from, to } = momentsOf(span)
    const tally = createContactTally(span)
    const wall = wallBetween(from, to)
    const again: number[] = []
    // Whoever solved it need not be the one to whom the customer came back, nor is it always in the period.
    contacts.each({ from, to: to + repeatDays * dayMs }, (contact) => {
      if (isRepeat(contact.hoursSince)) again.push(contact.entry)
      if (contact.wanted && contact.at * 1000 < to) tally.count(contact, wall(contact.at))
    })
    for (const entry of again) {
      const before = cameBefore(entry)
      if (before !== null) tally.cameAgainAfter(before)
    }
    return tally.figures()
  }

  /** Contacts that customers began, by day; `known` have counted theirs already. */
  function cameBetween({ from, to }: DaySpan, known: readonly Figures[]): ReadonlyMap<DayNumber, number> {
    const came = new Map<DayNumber, number>()
    for (const { volumes } of known)
      for (const { date, in: count } of volumes.days) came.set(Date.parse(date) / dayMs, count)
    for (let day = from; day < to; day += 1) {
      if (came.has(day)) continue
      let count = 0
      contacts.eachTime(momentsOf({ from: day, to: day + 1 }), (_, { direction }) => {
        if (direction === 'in') count += 1
      })
      came.set(day, count)
    }
    return came
  }

  return {
    /** All that any period from this one on has to look at. */
    casesFrom: ({ from }: FiguresPeriod): readonly CountedCase[] =>
      casesSince(days.start(Date.parse(from) / dayMs)),
    period(period: FiguresPeriod, cases: readonly CountedCase[]): Figures {
      const span = daysOf(period)
      const moments = momentsOf(span)
      const { reached, ...contacts } = contactFigures(span)
      return {
        ...contacts,
        ...calls(moments),
        promises: promises(moments, now),
        cases: countCases(cases, moments, now),
        complaints: complaints(moments),
        satisfaction: satisfaction(moments, reached),
        yardstick: yardstick(moments, now),
      }
    },
    forecastPeople: (): number => peopleBetween(contacts, momentsOf(forecastRests(days, now))),
    forecast(known: readonly Figures[]): Forecast {
      const today = days.dayOf(now)
      const came = cameBetween(forecastRests(days, now), known)
      const first = selectFirst.get() ?? null
      const clock = ports.houseClock()
      return forecastOf({
        today,
        firstKnown: first === null ? today : days.dayOf(first),
        cameOn: (day) => came.get(day) ?? 0,
        isShut: (day) => clock.openSpans(null, days.start(day), days.start(day + 1)).length === 0,
      })
    },
  }
}

/** How many workers had a contact in a period; of all that is counted, what decides whether the rest may be shown. */
export function createPeopleQuery(db: Database, ports: Pick<FiguresPorts, 'zone'>) {
  return (asked: FiguresAsked): number => {
    const days = createZoneDays(ports.zone())
    const { from, to } = daysOf(asked.period)
    return peopleBetween(createContactReader(db, asked), { from: days.start(from), to: days.start(to) })
  }
}

function peopleBetween(contacts: ReturnType<typeof createContactReader>, span: Span): number {
  const people = new Set<string>()
  contacts.eachTime(span, (_, { agent }) => {
    if (agent !== '') people.add(agent)
  })
  return people.size
}

function forecastRests(days: ZoneDays, now: number): DaySpan {
  const today = days.dayOf(now)
  return { from: today - forecastLooksBack, to: today }
}
