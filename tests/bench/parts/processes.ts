import { execFileSync } from 'node:child_process'

/** Seconds of processor that a process and all below it have used so far. */
export function processorSecondsOf(root: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,cputimes='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
  const wanted = new Set([root])
  // Children come after their parents in time, not always in the list.
  for (let round = 0; round < 6; round += 1)
    for (const [pid = 0, parent = 0] of rows) if (wanted.has(parent)) wanted.add(pid)
  return rows.reduce((sum, [pid = 0, , seconds = 0]) => sum + (wanted.has(pid) ? seconds : 0), 0)
}
