import type { Line } from '../contract/line.ts'

const firstRingMs = 3_000

/** Rings once by itself, a few seconds after the line is up and somebody can hear it, on the very first start. */
export function ringOnFirstStart(
  due: () => boolean,
  ring: () => void,
): { look(line: Line): void; close(): void } {
  let timer: NodeJS.Timeout | null = null
  return {
    look(line) {
      if (timer || line.state !== 'registered' || !due()) return
      timer = setTimeout(() => {
        timer = null
        if (due()) ring()
      }, firstRingMs)
    },
    close() {
      if (timer) clearTimeout(timer)
    },
  }
}
