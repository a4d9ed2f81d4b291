import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Gives this thread a lower priority than the main one: where cores are few, a card comes before an import. Linux
 * alone has a priority for each thread, by its own number (`sched(7)`); elsewhere threads stay equal. `priority`: as the
 * system's `nice` has it, from 0 to 19.
 */
export function stepBack(priority: number = constants.priority.PRIORITY_BELOW_NORMAL): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, priority)
  } catch {
    // Where /proc is hidden, threads stay equal as well.
  }
}

/**
 * Gives the same to Node's helper threads, which compile and collect garbage for the database's threads as for this one:
 * also when those stand still for a call, their garbage is collected.
 */
export function stepBackHelpers(): void {
  if (process.platform !== 'linux') return
  try {
    for (const thread of readdirSync('/proc/self/task')) {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim()
      if (name === 'V8Worker') setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL)
    }
  } catch {
    // As above; in Electron they are called otherwise, and stay as they are.
  }
}
