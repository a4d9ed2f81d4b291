import type { PhoneLabel } from '../../contract/customers.ts'
import type {
  CaseState,
  Channel,
  Collected,
  Collector,
  Direction,
  EventKind,
  Outcome,
} from '../../contract/history.ts'
import type { DemoCategory } from './settings.ts'

/** A day counted back from today with a time of day on this machine's clock, or minutes from now, those ahead of office time only: always fresh. */
export type When =
  | { readonly daysAgo: number; readonly time: string }
  | { readonly minutesAgo: number }
  | { readonly officeMinutesAhead: number }

export type DemoInitials = 'GR' | 'GB' | 'LT' | 'SC'

export type DemoContact = {
  readonly channel: Channel
  readonly direction: Direction
  readonly when: When
  readonly by: DemoInitials | null
  readonly subject: string
  readonly summary: string
  readonly seconds: number | null
  readonly held: number
  readonly outcome: Outcome | null
  /** Subject of the case it belongs to. */
  readonly about: string | null
  /** Signed by the same agent a few minutes later. */
  readonly note: string | null
  readonly eventKind: EventKind | null
  readonly collectedBy: Collector | null
  readonly collected: readonly Collected[]
}

export type DemoMove = {
  readonly when: When
  readonly by: DemoInitials
  readonly to: CaseState
  readonly reason: string
}

export type DemoCase = {
  readonly subject: string
  readonly category: DemoCategory
  readonly opened: When
  readonly by: DemoInitials
  readonly moves: readonly DemoMove[]
}

export type DemoPromise = {
  readonly what: string
  readonly made: When
  readonly due: When
  readonly by: DemoInitials
  readonly kept: When | null
  readonly about: string | null
}

export type DemoCustomer = {
  readonly name: string
  readonly company?: string
  readonly address: string
  readonly tu?: boolean
  readonly english?: boolean
  readonly tags?: readonly string[]
  readonly warning?: string
  readonly vatNumber?: string
  readonly fiscalCode?: string
  readonly since: number
  readonly phones: readonly (readonly [raw: string, label: PhoneLabel])[]
  readonly emails?: readonly string[]
  readonly contacts: readonly DemoContact[]
  readonly notes?: readonly { readonly when: When; readonly by: DemoInitials; readonly text: string }[]
  readonly cases?: readonly DemoCase[]
  readonly promises?: readonly DemoPromise[]
}

type Rest = Partial<Omit<DemoContact, 'channel' | 'direction' | 'when' | 'by' | 'summary'>>

export function day(daysAgo: number, time: string): When {
  return { daysAgo, time }
}

function contact(
  channel: Channel,
  direction: Direction,
  when: When,
  by: DemoInitials | null,
  summary: string,
  rest: Rest,
): DemoContact {
  const nothing = {
    subject: '',
    seconds: null,
    held: 0,
    outcome: null,
    about: null,
    note: null,
    eventKind: null,
    collectedBy: null,
    collected: [],
  }
  return { channel, direction, when, by, summary, ...nothing, ...rest }
}

export function callFrom(when: When, by: DemoInitials, seconds: number, summary: string, rest: Rest = {}) {
  return contact('phone', 'in', when, by, summary, { seconds, ...rest })
}

export function callTo(when: When, by: DemoInitials, seconds: number, summary: string, rest: Rest = {}) {
  return contact('phone', 'out', when, by, summary, { seconds, ...rest })
}

export function mailFrom(when: When, by: DemoInitials, subject: string, summary: string, rest: Rest = {}) {
  return contact('email', 'in', when, by, summary, { subject, ...rest })
}

export function mailTo(when: When, by: DemoInitials, subject: string, summary: string, rest: Rest = {}) {
  return contact('email', 'out', when, by, summary, { subject, ...rest })
}

/** Chat, social networks, a web form, the shop, a letter: the customer's side began. */
export function wrote(
  channel: 'web-form' | 'chat' | 'social' | 'shop' | 'letter',
  when: When,
  by: DemoInitials,
  summary: string,
  rest: Rest = {},
) {
  return contact(channel, 'in', when, by, summary, rest)
}

/** What a system reported: an order, a delivery. */
export function event(
  when: When,
  eventKind: EventKind | null,
  subject: string,
  summary: string,
  rest: Rest = {},
) {
  return contact('event', 'none', when, null, summary, { subject, eventKind, ...rest })
}

/** What a bot, a form or the voice menu gathered: question, answer, question, answer. */
export function gathered(collectedBy: Collector, answers: Readonly<Record<string, string>>): Rest {
  const collected = Object.entries(answers).map(([label, value]) => ({ label, value }))
  return { collectedBy, collected }
}

export function opened(
  subject: string,
  category: DemoCategory,
  when: When,
  by: DemoInitials,
  ...moves: readonly (readonly [when: When, by: DemoInitials, to: CaseState, reason: string])[]
): DemoCase {
  return {
    subject,
    category,
    opened: when,
    by,
    moves: moves.map(([at, mover, to, reason]) => ({ when: at, by: mover, to, reason })),
  }
}

export function promised(
  what: string,
  made: When,
  due: When,
  by: DemoInitials,
  rest: { kept?: When; about?: string } = {},
): DemoPromise {
  return { what, made, due, by, kept: rest.kept ?? null, about: rest.about ?? null }
}
