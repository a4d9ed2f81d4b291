import { ContactChannel, type Figures, repeatDays, type Volumes } from '../contract/figures.ts'
import { binEdges, distributionOf } from '../domain/figures.ts'
import type { Acting } from '../domain/figures-law.ts'
import { type DaySpan, periodOf } from '../domain/figures-period.ts'
import { dateOfDay } from '../domain/zone-days.ts'
import type { CountedContact } from './contact-reader.ts'
import type { WallTime } from './wall-clock.ts'

const repeatHours = 24 * repeatDays

export type ContactFigures = Pick<
  Figures,
  'period' | 'volumes' | 'talk' | 'hold' | 'firstContact' | 'repeats' | 'transfers'
> & {
  readonly acting: Acting
  /** How many workers had a contact on the day on which the fewest had any; 0: there is no such day. */
  readonly fewestOnADay: number
  /** Contacts in which somebody was spoken with or written to. */
  readonly reached: number
}

/** Counts the contacts of the days of `span`; `agents` by the number that contacts name. */
export function createContactTally(span: DaySpan, agents: readonly string[]) {
  const days = Array.from({ length: span.to - span.from }, () => ({ in: 0, out: 0 }))
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  const channels = new Map<string, { in: number; out: number }>()
  /** A one for each day and worker; in the first place where somebody unnamed was at work. */
  const worked = new Uint8Array(days.length * agents.length)
  const talk: number[] = []
  const held: number[] = []
  const calls = { whole: 0, part: 0 }
  const reasons = new Map<string, number>()
  const first = { whole: 0, part: 0 }
  const repeats = { whole: 0, part: 0 }
  const solvedFirst = new Set<number>()
  let came = 0
  let began = 0
  let reached = 0

  function countVolume({ kind }: CountedContact, wall: WallTime): void {
    const dayAt = wall.day - span.from
    if (kind.agent !== '' || kind.isUnnamed) worked[dayAt * agents.length + kind.agentNumber] = 1
    const day = days[dayAt]
    if (day) day[kind.direction] += 1
    const channel = channels.get(kind.channel) ?? { in: 0, out: 0 }
    channel[kind.direction] += 1
    channels.set(kind.channel, channel)
    if (kind.direction === 'out') {
      began += 1
      return
    }
    came += 1
    const row = hours[wall.weekday]
    if (row) row[wall.hour] = (row[wall.hour] ?? 0) + 1
  }

  function countCall({ kind, duration, held: seconds }: CountedContact): void {
    if (kind.channel !== 'phone') return
    calls.whole += 1
    if (kind.transferred) {
      calls.part += 1
      reasons.set(kind.reason, (reasons.get(kind.reason) ?? 0) + 1)
    }
    if (duration !== null) talk.push(Math.max(0, duration - seconds))
    if (seconds > 0) held.push(seconds)
  }

  function countCustomer({ kind, hoursSince, entry }: CountedContact): void {
    if (kind.direction === 'out') return
    repeats.whole += 1
    if (isRepeat(hoursSince)) repeats.part += 1
    else {
      first.whole += 1
      if (kind.solves) solvedFirst.add(entry)
    }
  }

  return {
    count(contact: CountedContact, wall: WallTime): void {
      if (contact.kind.reached) reached += 1
      countVolume(contact, wall)
      countCall(contact)
      countCustomer(contact)
    },
    /** Whoever had this contact came again within the days: it solved nothing. */
    cameAgainAfter: (entry: number): void => void solvedFirst.delete(entry),
    figures(): ContactFigures {
      return {
        period: periodOf(span),
        ...whoWorked(worked, agents),
        reached,
        volumes: {
          in: came,
          out: began,
          channels: fullestFirst(channels),
          days: days.map((day, at) => ({ ...day, date: dateOfDay(span.from + at) })),
          hours,
        },
        talk: distributionOf(talk, binEdges.talk),
        hold: distributionOf(held, binEdges.hold),
        firstContact: { whole: first.whole, part: solvedFirst.size },
        repeats,
        transfers: {
          ...calls,
          reasons: [...reasons]
            .map(([reason, count]) => ({ reason, count }))
            .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
        },
      }
    },
  }
}

/** The worker with the number 0 is somebody unnamed: alone they are one, beside others perhaps one of these. */
function whoWorked(
  worked: Uint8Array,
  agents: readonly string[],
): Pick<ContactFigures, 'acting' | 'fewestOnADay'> {
  const contacts = new Set<string>()
  let fewest = 0
  let hasUnnamed = false
  for (let day = 0; day < worked.length; day += agents.length) {
    const present = agents.filter((agent, number) => agent !== '' && worked[day + number] === 1)
    for (const agent of present) contacts.add(agent)
    const isUnnamedThere = worked[day] === 1
    if (isUnnamedThere) hasUnnamed = true
    const people = present.length || Number(isUnnamedThere)
    if (people > 0) fewest = Math.min(fewest || people, people)
  }
  return { acting: { contacts, others: new Set(hasUnnamed ? [''] : []) }, fewestOnADay: fewest }
}

/** Whole hours since the customer came to us before; null: never. */
export function isRepeat(hoursSince: number | null): boolean {
  return hoursSince !== null && hoursSince <= repeatHours
}

function fullestFirst(channels: ReadonlyMap<string, { in: number; out: number }>): Volumes['channels'] {
  return ContactChannel.options
    .flatMap((channel) => {
      const found = channels.get(channel)
      return found ? [{ channel, ...found }] : []
    })
    .sort((a, b) => b.in + b.out - a.in - a.out)
}
