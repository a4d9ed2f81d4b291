import type { Draft } from '../contract/snapshot.ts'

/** Typed text that the disk did not take: kept here and tried again, so that a full disk loses nothing. */
export function createUnsavedDrafts() {
  const texts = new Map<string, Draft>()
  return {
    keep: (draft: Draft) => void texts.set(draft.key, draft),
    saved: (key: string) => void texts.delete(key),
    all: () => [...texts.values()],
    /** What is on disk, with what is newer here laid over it. */
    over: (stored: readonly Draft[]): readonly Draft[] =>
      [...stored.filter(({ key }) => !texts.has(key)), ...texts.values()].filter(({ text }) => text !== ''),
  }
}
