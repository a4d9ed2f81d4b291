/** Does it without a pause until stopped; a round that was none is not counted. */
export function overAndOver(work: (round: number) => Promise<boolean>): {
  isAtIt(): Promise<void>
  stop(): Promise<number>
} {
  let [stopped, rounds] = [false, 0]
  const { promise: first, resolve: tellFirst } = Promise.withResolvers<void>()
  async function go(): Promise<void> {
    while (!stopped) {
      if (!(await work(rounds))) continue
      rounds += 1
      tellFirst()
    }
  }
  const going = go()
  // Whoever stops it hears why it failed.
  going.catch(() => {})
  return {
    // Or it failed before the first.
    isAtIt: () => Promise.race([first, going]),
    async stop() {
      stopped = true
      await going
      return rounds
    },
  }
}
