import type { CallbackPromise, Case, Interaction, Note, ToldLine } from '../contract/history.ts'
import { needsWork } from './case-steps.ts'
import { breaksAt, isOwed } from './promise-course.ts'

const mostLines = 5
const recentMs = 30 * 24 * 60 * 60 * 1000
/** Two seats' clocks differ by a little; what lies further ahead is no recent contact, whatever its seat says. */
export const clockSlackMs = 60 * 60 * 1000

export type ToldFacts = {
  readonly promises: readonly CallbackPromise[]
  readonly cases: readonly Case[]
  readonly notes: readonly Note[]
  readonly interactions: readonly Interaction[]
}

/**
 * The strip "already told us": what this customer is most likely calling about, and what nobody should ask again.
 * Broken promises first (the oldest first), then those still to keep (the next first), open cases by what was touched
 * last, then the last contact of thirty days. At most five lines, the same for the same facts in whatever order.
 * `now` in UTC milliseconds.
 */
export function alreadyTold(facts: ToldFacts, now: number): readonly ToldLine[] {
  const owed = facts.promises.filter(isOwed).sort((a, b) => a.dueAt - b.dueAt || byId(a, b))
  const lines: ToldLine[] = [
    ...owed
      .filter((promise) => breaksAt(promise) <= now)
      .map((promise) => ({ kind: 'promise-broken' as const, promise })),
    ...owed
      .filter((promise) => breaksAt(promise) > now)
      .map((promise) => ({ kind: 'promise-due' as const, promise })),
    ...openCases(facts),
    ...lastContact(facts, now),
  ]
  return lines.slice(0, mostLines)
}

function openCases({ cases, notes, interactions }: ToldFacts): ToldLine[] {
  return cases
    .filter(needsWork)
    .map((one) => {
      const lastNote = newest(notes.filter(({ caseId }) => caseId === one.id))
      const contact = newest(interactions.filter(({ caseId }) => caseId === one.id))
      const said = [lastNote, contact, newest(one.moves), newest(one.steps)]
      const touched = Math.max(one.openedAt, ...said.map((fact) => fact?.at ?? 0))
      return { touched, line: { kind: 'case-open' as const, case: one, lastNote, lastContact: contact } }
    })
    .sort((left, right) => right.touched - left.touched || byId(left.line.case, right.line.case))
    .map(({ line }) => line)
}

function lastContact({ notes, interactions }: ToldFacts, now: number): ToldLine[] {
  const interaction = newest(interactions.filter((one) => isRecentContact(one, now)))
  if (interaction === null) return []
  const lastNote = newest(notes.filter((note) => isAbout(note, interaction)))
  return [{ kind: 'last-contact', interaction, lastNote }]
}

/** Somebody was in touch, either way, within thirty days: the strip may end with it. */
export function isRecentContact({ channel, at }: Interaction, now: number): boolean {
  return channel !== 'event' && at <= now + clockSlackMs && now - at <= recentMs
}

function isAbout(note: Note, interaction: Interaction): boolean {
  return note.interactionId === null
    ? note.callId !== null && note.callId === interaction.callId
    : note.interactionId === interaction.id
}

function newest<T extends { readonly at: number; readonly id: string }>(facts: readonly T[]): T | null {
  return facts.reduce<T | null>((last, fact) => (last === null || isNewer(fact, last) ? fact : last), null)
}

function isNewer(fact: { at: number; id: string }, last: { at: number; id: string }): boolean {
  return fact.at > last.at || (fact.at === last.at && fact.id > last.id)
}

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1
}
