/** Enough for the engine to compile the way from a number to a card, and for the database to read its upper pages. */
const rounds = 40
/** The line registers and the window paints first. */
const startMs = 300
const pauseMs = 5

/**
 * Looks up a few existing cards right after the start, while nobody calls: the first lookup of the day took thirty
 * times as long as the later ones. `look` answers false when there is nothing to look up. Returns what ends it.
 */
export function warmUp(look: (round: number) => boolean): () => void {
  let round = 0
  const next = () => {
    if (!look(round)) return
    round += 1
    if (round < rounds) timer = setTimeout(next, pauseMs)
  }
  let timer = setTimeout(next, startMs)
  return () => clearTimeout(timer)
}
