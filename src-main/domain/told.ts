import type { CallbackPromise, Case, Interaction, Note, ToldLine } from '../contract/history.ts'
import { breaksAt, isOwed } from './promise-course.ts'

const mostLines = 5
const mostContacts = 2
const recentMs = 30 * 24 * 60 * 60 * 1000

export type ToldFacts = {
  readonly promises: readonly CallbackPromise[]
  readonly cases: readonly Case[]
  readonly notes: readonly Note[]
  readonly interactions: readonly Interaction[]
}

/**
 * The strip "already told us": what nobody should ask again. Broken promises first (the oldest first), then those
 * still to keep (the next first), open cases by what was touched last, then the last contacts of thirty days.
 * `now` in UTC milliseconds.
 */
export function alreadyTold(facts: ToldFacts, now: number): readonly ToldLine[] {
  const owed = facts.promises.filter(isOwed).sort((a, b) => a.dueAt - b.dueAt)
  const lines: ToldLine[] = [
    ...owed
      .filter((promise) => breaksAt(promise) <= now)
      .map((promise) => ({ kind: 'promise-broken' as const, promise })),
    ...owed
      .filter((promise) => breaksAt(promise) > now)
      .map((promise) => ({ kind: 'promise-due' as const, promise })),
    ...openCases(facts),
    ...lastContacts(facts, now),
  ]
  return lines.slice(0, mostLines)
}

function openCases({ cases, notes, interactions }: ToldFacts): ToldLine[] {
  return cases
    .filter(({ state }) => state !== 'green')
    .map((one) => {
      const lastNote = newest(notes.filter(({ caseId }) => caseId === one.id))
      const lastContact = newest(interactions.filter(({ caseId }) => caseId === one.id))
      const touched = Math.max(
        one.openedAt,
        lastNote?.at ?? 0,
        lastContact?.at ?? 0,
        newest(one.moves)?.at ?? 0,
      )
      return { touched, line: { kind: 'case-open' as const, case: one, lastNote } }
    })
    .sort((left, right) => right.touched - left.touched)
    .map(({ line }) => line)
}

function lastContacts({ notes, interactions }: ToldFacts, now: number): ToldLine[] {
  return interactions
    .filter(({ at, channel }) => channel !== 'event' && at <= now && now - at <= recentMs)
    .sort((left, right) => right.at - left.at)
    .slice(0, mostContacts)
    .map((interaction) => ({
      kind: 'last-contact' as const,
      interaction,
      lastNote: newest(notes.filter((note) => isAbout(note, interaction))),
    }))
}

function isAbout(note: Note, interaction: Interaction): boolean {
  return note.interactionId === null
    ? note.callId !== null && note.callId === interaction.callId
    : note.interactionId === interaction.id
}

function newest<T extends { readonly at: number }>(facts: readonly T[]): T | null {
  return facts.reduce<T | null>((last, fact) => (last === null || fact.at >= last.at ? fact : last), null)
}
