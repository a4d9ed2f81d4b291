import {
  type Interaction,
  type Note,
  notesPerEntry,
  type TimelineEntry,
  type TimelineFilter,
} from '../contract/history.ts'

/**
 * One timeline, newest first: each interaction with the notes written about it (by the interaction or by its call),
 * oldest note first, and the notes that stand alone. A correction stands beside what it corrects; of very many notes
 * on one contact the newest are here, and the others are counted.
 */
export function mergeTimeline(
  interactions: readonly Interaction[],
  notes: readonly Note[],
): readonly TimelineEntry[] {
  const alone: Note[] = []
  const notesOf = new Map<string, Note[]>(interactions.map(({ id }) => [id, []]))
  const byCall = new Map(interactions.flatMap(({ id, callId }) => (callId === null ? [] : [[callId, id]])))
  for (const note of notes) {
    const owner = note.interactionId ?? (note.callId === null ? null : byCall.get(note.callId))
    const list = owner === null || owner === undefined ? undefined : notesOf.get(owner)
    ;(list ?? alone).push(note)
  }
  const entries: TimelineEntry[] = interactions.map((interaction) => {
    const all = (notesOf.get(interaction.id) ?? []).sort(oldestFirst)
    const earlierNotes = Math.max(0, all.length - notesPerEntry)
    return {
      id: interaction.id,
      at: interaction.at,
      interaction,
      notes: earlierNotes === 0 ? all : all.slice(earlierNotes),
      earlierNotes,
    }
  })
  for (const note of alone)
    entries.push({ id: note.id, at: note.at, interaction: null, notes: [note], earlierNotes: 0 })
  return entries.sort(newestFirst)
}

/** Whether a row is one of those wanted: the same rule that main reads its pages by. */
export function matchesFilter(
  { interaction, notes }: TimelineEntry,
  { kinds, caseId }: TimelineFilter,
): boolean {
  const isKind = kinds.length === 0 || kinds.includes(interaction?.channel ?? 'note')
  const isCase =
    caseId === null || interaction?.caseId === caseId || notes.some((note) => note.caseId === caseId)
  return isKind && isCase
}

/** Newest first; the id decides between two of the same millisecond. */
export function newestFirst(left: { at: number; id: string }, right: { at: number; id: string }): number {
  return right.at - left.at || compareText(right.id, left.id)
}

function oldestFirst(left: Note, right: Note): number {
  return newestFirst(right, left)
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
