/** A frame's pixels are made by other threads, after the page's own part of it. */
const pixelsMs = 20
/** A window that gets no frames must not wait for one. */
const longestWaitMs = 200

/**
 * Runs after the next frame is painted, in a task of its own.
 *
 * The browser has no event "painted". A callback of requestAnimationFrame runs just before the frame's style, layout
 * and paint; a task posted from within it comes after the frame it was posted in. A hidden page gets no frame: nothing
 * was painted and nothing runs.
 */
export function afterFrame(run: () => void): void {
  requestAnimationFrame(() => postTask(run))
}

/** A timer would do the same but is clamped, and a message port takes a millisecond or two; not every browser has better. */
function postTask(run: () => void): void {
  if ('scheduler' in globalThis) {
    void scheduler.postTask(run, { priority: 'user-blocking' })
    return
  }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    run()
  }
  port2.postMessage(null)
}

/** What waits for the next frame. */
let gathering: Set<() => void> | null = null

/**
 * Runs once the next frame is on the screen: for what would take the processor away from a ringing call's card. All that
 * waits for one frame runs in one task, and is drawn together. In a hidden page at once, since nobody waits for its
 * frames. The disposer forgets what has not run.
 */
export function onceShown(run: () => void): () => void {
  const batch = document.hidden ? new Set<() => void>() : gather()
  const own = () => run()
  batch.add(own)
  if (document.hidden) runAll(batch)
  return () => void batch.delete(own)
}

function gather(): Set<() => void> {
  if (gathering) return gathering
  const batch = new Set<() => void>()
  gathering = batch
  let timer: ReturnType<typeof setTimeout> | undefined
  const within = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (gathering === batch) gathering = null
      runAll(batch)
    }, ms)
  }
  within(longestWaitMs)
  afterFrame(() => within(pixelsMs))
  // Whoever comes from now on waits for a frame of their own.
  requestAnimationFrame(() => {
    if (gathering === batch) gathering = null
  })
  return batch
}

// Each in a microtask: what one of them throws is reported and keeps none of the others away.
function runAll(batch: Set<() => void>): void {
  for (const run of batch) queueMicrotask(() => batch.delete(run) && run())
}
