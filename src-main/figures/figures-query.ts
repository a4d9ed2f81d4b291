import {
  type Figures,
  type FiguresPeriod,
  type FiguresQuestion,
  type Forecast,
  repeatDays,
} from '../contract/figures.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { type CountedCase, caseFigures } from '../domain/figures.ts'
import { forecastLooksBack, forecastOf } from '../domain/figures-forecast.ts'
import { type Acting, type ActingByDesk, peopleOf, type Whose } from '../domain/figures-law.ts'
import { type DaySpan, daysOf, periodBefore } from '../domain/figures-period.ts'
import type { Span } from '../domain/spans.ts'
import { createZoneDays, type DayNumber, type ZoneDays } from '../domain/zone-days.ts'
import { createActingPeople } from './acting-people.ts'
import { createCallFigures } from './call-figures.ts'
import { createCameBefore } from './came-before.ts'
import { createCaseReader, createComplaintFigures } from './case-figures.ts'
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

/** `forecast`: of the weeks on which a forecast rests, whatever the period. */
export type ActingAsked = FiguresAsked & { readonly of: 'period' | 'forecast' }

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
  /** Whose figures these are, and whose the contacts are on which the forecast rests. */
  readonly acting: {
    readonly now: ActingByDesk
    readonly before: ActingByDesk
    readonly forecast: ActingByDesk
  }
  /** How many workers had a contact on the day on which the fewest had any; 0: there is no such day. */
  readonly fewestOnADay: { readonly now: number; readonly before: number }
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
    const [before, now] = count.periods([earlier, asked.period], cases)
    return {
      figures: now.figures,
      before: before.figures,
      forecast: asked.agentId === null ? count.forecast([now.figures, before.figures]) : null,
      acting: { now: now.acting, before: before.acting, forecast: count.forecastActing() },
      fewestOnADay: { now: now.fewestOnADay, before: before.fewestOnADay },
    }
  })
}

type Pair<T> = readonly [earlier: T, later: T]

type CountedPeriod = {
  readonly figures: Figures
  readonly acting: ActingByDesk
  readonly fewestOnADay: number
}

type Counting = { readonly days: ZoneDays; readonly whose: Whose; readonly now: number }

function createCount(db: Database, ports: FiguresPorts, { days, whose, now }: Counting) {
  const contacts = createContactReader(db, whose)
  const acting = createActingPeople(db, contacts)
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

  /** Of two stretches side by side, which are read as one. */
  function contactFigures([earlier, later]: Pair<DaySpan>): Pair<ContactFigures> {
    const { from, to: middle } = momentsOf(earlier)
    const { to } = momentsOf(later)
    const first = createContactTally(earlier, contacts.agents)
    const second = createContactTally(later, contacts.agents)
    const wall = wallBetween(from, to)
    const again: number[] = []
    // Whoever solved it need not be the one to whom the customer came back, nor is it always in the same period.
    contacts.each({ from, to: to + repeatDays * dayMs }, (contact) => {
      if (isRepeat(contact.hoursSince)) again.push(contact.entry)
      const at = contact.at * 1000
      if (contact.wanted && at < to) (at < middle ? first : second).count(contact, wall(contact.at))
    })
    for (const entry of again) {
      const before = cameBefore(entry)
      if (before === null) continue
      first.cameAgainAfter(before)
      second.cameAgainAfter(before)
    }
    return [first.figures(), second.figures()]
  }

  function counted(span: DaySpan, had: ContactFigures, cases: readonly CountedCase[]): CountedPeriod {
    const moments = momentsOf(span)
    const { reached, acting: hadContacts, fewestOnADay, ...contacts } = had
    const who = actingIn(acting, whose, moments, hadContacts)
    const figures = {
      ...contacts,
      ...calls(moments),
      people: peopleOf(who.get(whose.deskId) ?? hadContacts),
      promises: promises(moments, now),
      cases: caseFigures(cases, { ...moments, now }),
      complaints: complaints(moments),
      satisfaction: satisfaction(moments, reached),
      yardstick: yardstick(moments, now),
    }
    return { figures, acting: who, fewestOnADay }
  }

  /** Contacts that customers began, by day; `known` have counted theirs already. */
  function cameBetween({ from, to }: DaySpan, known: readonly Figures[]): ReadonlyMap<DayNumber, number> {
    const came = new Map<DayNumber, number>()
    for (const { volumes } of known)
      for (const { date, in: count } of volumes.days) came.set(Date.parse(date) / dayMs, count)
    for (const span of stretchesWithout(came, { from, to })) {
      const moments = momentsOf(span)
      const wall = wallBetween(moments.from, moments.to)
      contacts.eachTime(moments, (at, { direction }) => {
        if (direction === 'out') return
        const { day } = wall(at)
        came.set(day, (came.get(day) ?? 0) + 1)
      })
    }
    return came
  }

  return {
    /** All that any period from this one on has to look at. */
    casesFrom: ({ from }: FiguresPeriod): readonly CountedCase[] =>
      casesSince(days.start(Date.parse(from) / dayMs)),
    periods([earlier, later]: Pair<FiguresPeriod>, cases: readonly CountedCase[]): Pair<CountedPeriod> {
      const spans: Pair<DaySpan> = [daysOf(earlier), daysOf(later)]
      const [first, second] = contactFigures(spans)
      return [counted(spans[0], first, cases), counted(spans[1], second, cases)]
    },
    forecastActing: (): ActingByDesk => forecastActing(acting, { days, whose, now }),
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

/** The days of a span of which nothing is known, those side by side together. */
function stretchesWithout(known: ReadonlyMap<DayNumber, number>, { from, to }: DaySpan): readonly DaySpan[] {
  const stretches: DaySpan[] = []
  for (let day = from; day < to; day += 1) {
    if (known.has(day)) continue
    const last = stretches.at(-1)
    if (last?.to === day) stretches[stretches.length - 1] = { from: last.from, to: day + 1 }
    else stretches.push({ from: day, to: day + 1 })
  }
  return stretches
}

/** Whose figures those of a period are: what decides whether they may be shown. */
export function createActingQuery(db: Database, ports: Pick<FiguresPorts, 'zone'>) {
  return db.transaction((asked: ActingAsked): ActingByDesk => {
    const days = createZoneDays(ports.zone())
    const { from, to } = daysOf(asked.period)
    const contacts = createContactReader(db, { deskId: null, agentId: null })
    const acting = createActingPeople(db, contacts)
    if (asked.of === 'forecast') return forecastActing(acting, { days, whose: asked, now: asked.now })
    return acting.byDesk({ from: days.start(from), to: days.start(to) })
  })
}

/** Whose contacts a forecast rests on. Of the whole house it tells what customers will do. */
function forecastActing(
  acting: ReturnType<typeof createActingPeople>,
  { days, whose, now }: Counting,
): ActingByDesk {
  if (whose.deskId === null) return new Map()
  const { from, to } = forecastRests(days, now)
  return acting.byDesk({ from: days.start(from), to: days.start(to) }, { contactsOnly: true })
}

/** Of one worker nobody is looked for: their figures are theirs. */
function actingIn(
  acting: ReturnType<typeof createActingPeople>,
  { deskId, agentId }: Whose,
  span: Span,
  had: Acting,
): ActingByDesk {
  if (agentId !== null) return new Map()
  return deskId === null ? acting.ofHouse(span, had) : acting.byDesk(span)
}

function forecastRests(days: ZoneDays, now: number): DaySpan {
  const today = days.dayOf(now)
  return { from: today - forecastLooksBack, to: today }
}
