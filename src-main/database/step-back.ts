import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Gives this thread a lower priority than the main one: where cores are few, a card comes before an import. Linux
 * alone has a priority for each thread, by its own number (`sched(7)`); elsewhere threads stay equal.
 */
export function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where /proc is hidden, threads stay equal as well.
  }
}
