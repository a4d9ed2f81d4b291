import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostPort } from '../../contract/host.ts'
import type { Machine } from '../data-folder.ts'
import { printWithinMs } from '../print-limit.ts'
import { findBrowser } from './find-browser.ts'

/** By an installed Chromium without a window; undefined where there is none. */
export function createPrinter(machine: Machine, userId = process.getuid?.()): HostPort['print'] {
  const browser = findBrowser(machine)
  if (browser === undefined) return undefined
  return async (html, ended) => {
    const ending = new AbortController()
    void ended.then(() => ending.abort())
    // Only this user may look in: 0700.
    const folder = await mkdtemp(join(tmpdir(), 'pronto-print-'))
    try {
      const page = join(folder, 'page.html')
      const pdf = join(folder, 'page.pdf')
      await writeFile(page, html, { mode: 0o600 })
      await run(browser, printArguments(page, pdf, join(folder, 'browser'), userId === 0), ending.signal)
      return await readFile(pdf)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

/** `isRoot`: Chromium's sandbox refuses to run as root; the page is ours, and its own policy lets no script run. */
export function printArguments(
  page: string,
  pdf: string,
  profile: string,
  isRoot: boolean,
): readonly string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Nothing is fetched by a report, and nothing could be.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...(isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ]
}

/** Outside Windows all its processes are a group, so that they can be ended, and stand back, together. */
const isGroup = process.platform !== 'win32'

async function run(program: string, given: readonly string[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const child = spawn(program, given, { stdio: 'ignore', detached: isGroup })
  const end = () => endAll(child)
  const late = setTimeout(end, printWithinMs)
  signal.addEventListener('abort', end)
  stepBack(child.pid)
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (code !== 0) throw new Error(`the browser ended with ${code}`)
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', end)
  }
}

/** With the processes that it has started. */
function endAll(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL')
  } catch {
    // It has ended in this very moment.
  }
}

const behind = constants.priority.PRIORITY_BELOW_NORMAL

/** A report can wait: whoever calls and whoever types comes first. Its own processes inherit it. */
function stepBack(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, behind)
    // A group that begins a session may count as one against all the others, whatever its members say (`sched(7)`).
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(behind))
  } catch {
    // It has ended already, or the system does not let us: then it prints as everything else runs.
  }
}
