import { readdirSync, readFileSync } from 'node:fs'

/** Whether any process of this group still runs. One that has ended counts no more, even where nobody ever reaps it. */
export function isGroupRunning(group: number): boolean {
  return isThere(-group) && (process.platform !== 'linux' || allStates().some((each) => each.group === group))
}

/** Whether this process still runs; see `isGroupRunning`. */
export function isProcessRunning(pid: number): boolean {
  return isThere(pid) && (process.platform !== 'linux' || stateOf(String(pid)).length > 0)
}

/** Zombies are there, too: kill(2). */
function isThere(target: number): boolean {
  try {
    return process.kill(target, 0)
  } catch {
    return false
  }
}

function allStates() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(stateOf)
}

/** None of one that has ended. Behind the name, which may hold anything: state, parent, group (proc_pid_stat(5)). */
function stateOf(pid: string): readonly { readonly group: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? [] : [{ group: Number(group) }]
  } catch {
    return []
  }
}
