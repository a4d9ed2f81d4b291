/** Enough for the engine to compile the way from a number to a card, and for the database to read its upper pages. */
const rounds = 600
/** The line registers and the window paints first. */
const startMs = 300
const pauseMs = 5
/** A card is on its way to the screen: by then it is there. */
const busyMs = 50
/** Writes come in groups. */
const afterWriteMs = 25

export type WarmUp = {
  /** A commit has emptied the reading connection's page cache: one look fills the upper pages again. */
  written(): void
  close(): void
}

/**
 * Looks up a few existing cards right after the start, and one after each write, while nobody calls: the first lookup
 * of the day took thirty times as long as the later ones. `look` answers false when there is nothing to look up.
 * `tidy` runs after each, when nobody is waited for. Nothing of it runs while `isBusy`.
 */
export function warmUp(
  look: (round: number) => boolean,
  tidy: () => void,
  isBusy: () => boolean = () => false,
): WarmUp {
  let round = 0
  let timer: NodeJS.Timeout | null = setTimeout(next, startMs)

  function next(): void {
    timer = null
    if (isBusy()) {
      timer = setTimeout(next, busyMs)
      return
    }
    const found = look(round)
    round += 1
    tidy()
    if (found && round < rounds) timer = setTimeout(next, pauseMs)
  }

  return {
    written() {
      timer ??= setTimeout(next, afterWriteMs)
    },
    close() {
      if (timer) clearTimeout(timer)
    },
  }
}
