import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Fetched = 'present' | 'failed' | 'too-slow'

const patience = { limitMs: 60_000, sayEveryMs: 5_000 }

/** The program inside the `electron` package; undefined while its runtime has not been fetched. */
export function electronProgram(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/** Fetches the runtime by the package's own script. `say` is told every few seconds how long it has taken. */
export function fetchElectron(
  root: string,
  say: (seconds: number) => void,
  { limitMs, sayEveryMs } = patience,
): Promise<Fetched> {
  const script = join(root, 'node_modules', 'electron', 'install.js')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] })
    const started = Date.now()
    let late = false
    const saying = setInterval(() => say(Math.round((Date.now() - started) / 1_000)), sayEveryMs)
    const limit = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limitMs)
    const end = (fetched: Fetched) => {
      clearInterval(saying)
      clearTimeout(limit)
      resolve(fetched)
    }
    child.once('error', () => end('failed'))
    child.once('exit', () => {
      if (electronProgram(root)) end('present')
      else end(late ? 'too-slow' : 'failed')
    })
  })
}

export const fetchLimitSeconds = patience.limitMs / 1_000
