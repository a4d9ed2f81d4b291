import type { LadderEntry } from '../contract/quality.ts'
import { createMask } from './mask.ts'

/** The latest SIP messages, in memory only. */
export type Ladder = {
  add(direction: LadderEntry['direction'], text: string, fate: LadderEntry['fate']): void
  /** Oldest first, masked; what was masked alike was alike. */
  read(): readonly LadderEntry[]
}

type Kept = Pick<LadderEntry, 'id' | 'at' | 'direction' | 'fate'> & { readonly text: string }

const mostMessages = 300
// Characters, all messages together, and of each: a flood must not fill the memory.
const mostCharacters = 400_000
const longestKept = 8_000

/** @param now UTC milliseconds */
export function createLadder(now: () => number): Ladder {
  let kept: Kept[] = []
  let characters = 0
  let serial = 0
  return {
    add(direction, text, fate) {
      const cut = text.slice(0, longestKept)
      serial += 1
      kept.push({ id: serial, at: now(), direction, fate, text: cut })
      characters += cut.length
      if (kept.length <= mostMessages && characters <= mostCharacters) return
      // A tenth at once, so that a flood does not move the whole list for each message.
      const gone = kept.slice(0, Math.ceil(kept.length / 10))
      kept = kept.slice(gone.length)
      characters -= gone.reduce((sum, { text: { length } }) => sum + length, 0)
    },
    read() {
      const mask = createMask()
      return kept.map(({ text, ...entry }) => {
        const masked = mask(text)
        return { ...entry, firstLine: masked.split('\r\n', 1)[0] ?? '', text: masked }
      })
    },
  }
}
