import type { Interaction, Note, TimelineEntry } from '../contract/history.ts'

/**
 * One timeline, newest first: each interaction with the notes written about it (by the interaction or by its call),
 * oldest note first, and the notes that stand alone. A correction stands beside what it corrects; nothing is hidden.
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
  const entries: TimelineEntry[] = interactions.map((interaction) => ({
    id: interaction.id,
    at: interaction.at,
    interaction,
    notes: (notesOf.get(interaction.id) ?? []).sort(oldestFirst),
  }))
  for (const note of alone) entries.push({ id: note.id, at: note.at, interaction: null, notes: [note] })
  return entries.sort(newestFirst)
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
