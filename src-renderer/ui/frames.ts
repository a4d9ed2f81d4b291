/** A frame's pixels are made by other threads, after the page's own part of it. */
const pixelsMs = 20
/** A window that gets no frames must not wait for one. */
const longestWaitMs = 200

/**
 * Runs after the next frame is painted, in a task of its own.
 *
 * The browser has no event "painted". A callback of requestAnimationFrame runs just before the frame's style, layout
 * and paint; a message posted from within it is a task of its own, and tasks come after the frame they were posted
 * in. A timer would do the same but is clamped. A hidden page gets no frame: nothing was painted and nothing runs.
 */
export function afterFrame(run: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      run()
    }
    port2.postMessage(null)
  })
}

/**
 * Runs once the next frame is on the screen: for what would take the processor away from a ringing call's card. In a
 * hidden page at once, since nobody waits for its frames. The disposer forgets what has not run.
 */
export function onceShown(run: () => void): () => void {
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const once = () => {
    clearTimeout(timer)
    if (!over) run()
    over = true
  }
  const within = (ms: number) => {
    clearTimeout(timer)
    if (!over) timer = setTimeout(once, ms)
  }
  if (document.hidden) queueMicrotask(once)
  else {
    within(longestWaitMs)
    afterFrame(() => within(pixelsMs))
  }
  return () => {
    over = true
    clearTimeout(timer)
  }
}
