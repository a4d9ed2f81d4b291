import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** Seconds of processor that a process and all below it have used so far. Reads /proc: Linux only. */
export function processorSecondsOf(root: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []))
  const wanted = new Set([root])
  // A child stands after its parent in time, not always in the list.
  for (let round = 0; round < 6; round += 1)
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid)
  return all.reduce((sum, { pid, ticks }) => sum + (wanted.has(pid) ? ticks : 0), 0) / ticksPerSecond
}

type Stat = { readonly pid: number; readonly parent: number; readonly ticks: number }

function statOf(pid: number): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; behind it come state, parent and so on (proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [{ pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}
