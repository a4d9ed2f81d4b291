import type { Page } from 'playwright-core'

export type Pass = {
  /** Milliseconds from each frame to the next. */
  readonly intervals: readonly number[]
  /** Milliseconds of each task over 50. */
  readonly longTasks: readonly number[]
  /** How far it went. */
  readonly pixels: number
}

/** So many frames without getting any further: this is the end, and no page is on its way. */
const framesAtTheEnd = 120

/** Scrolls the timeline by `step` pixels a frame (negative: up) until its end, and watches the frames. */
export function scrollThrough(page: Page, step: number): Promise<Pass> {
  return page.evaluate(
    ({ step, framesAtTheEnd }) =>
      new Promise<Pass>((resolve, reject) => {
        const scroller = document.querySelector('[role="tabpanel"] section')
        if (scroller === null) {
          reject(new Error('no timeline on the screen'))
          return
        }
        const intervals: number[] = []
        const longTasks: number[] = []
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longTasks.push(duration)
        })
        observer.observe({ type: 'longtask' })
        let before = performance.now()
        let stuck = 0
        let pixels = 0
        const frame = (now: number) => {
          intervals.push(now - before)
          before = now
          const from = scroller.scrollTop
          scroller.scrollTop = from + step
          const moved = Math.abs(scroller.scrollTop - from)
          pixels += moved
          stuck = moved < 1 ? stuck + 1 : 0
          if (stuck < framesAtTheEnd) {
            requestAnimationFrame(frame)
            return
          }
          observer.disconnect()
          // The first is no interval, the last ones stood still.
          resolve({ intervals: intervals.slice(1, -framesAtTheEnd), longTasks, pixels })
        }
        requestAnimationFrame(frame)
      }),
    { step, framesAtTheEnd },
  )
}
