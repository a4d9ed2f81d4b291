import type { Note } from '../../src-main/contract/history.ts'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'

/** What stands under a note: whether it puts another one right, who wrote it and when, whether one puts it right. */
export function useNoteLine(): (note: Note, isCorrected: boolean) => string {
  const { scoring, notes, time } = useTexts()
  const sign = useSignature()
  return ({ corrects, initials, agentId, at }, isCorrected) =>
    [
      corrects !== null && scoring.correction,
      sign(initials, agentId),
      time.stamp(at),
      isCorrected && notes.corrected,
    ]
      .filter(Boolean)
      .join(' · ')
}

/** Notes of these contacts that another one puts right: a note that stands alone is a contact of its own. */
export function correctedIn(contacts: readonly PackedContact[]): ReadonlySet<string> {
  return new Set(contacts.flatMap(({ notes }) => notes.flatMap(({ corrects }) => corrects ?? [])))
}
