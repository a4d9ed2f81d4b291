const longestBacklogMilliseconds = 500

/**
 * Calls `send` once per `interval` milliseconds on average, however late single timers are; after a stall
 * (a sleeping laptop) it goes on from now instead of sending everything that was missed.
 */
export function startPacer(interval: number, send: () => void): () => void {
  let due = performance.now()
  let timer = setTimeout(tick, 0)

  function tick(): void {
    const now = performance.now()
    if (now - due > longestBacklogMilliseconds) due = now
    for (; due <= now; due += interval) send()
    timer = setTimeout(tick, due - now)
  }

  return () => clearTimeout(timer)
}
