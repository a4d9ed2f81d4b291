import type { CreateConsole } from '../../console-api.ts'
import type { Language } from '../../contract/customers.ts'
import { startTexts } from '../../texts/start.ts'
import { type Machine, openProfileFolder } from '../data-folder.ts'
import { programFiles } from '../program-files.ts'
import { reportTo, reportUncaught } from '../report.ts'
import { parseStartOptions, type StartOptions } from '../start-options.ts'
import { languageOf, systemLocale } from '../system-language.ts'
import { openWindow } from './open-window.ts'
import { createPrinter } from './print-page.ts'
import { askRunningHost } from './running-host.ts'
import { type BrowserHost, startBrowserHost } from './start-browser-host.ts'

export type RunOptions = {
  readonly createConsole: CreateConsole
  /** URL of the built entry. */
  readonly entry: string
  /** The command line after the program's name. */
  readonly words: readonly string[]
  readonly machine: Machine
  readonly print: (line: string) => void
}

/** The browser host as a program: starts, or points at the one that runs already. Returns the exit code. */
export async function runBrowserHost(run: RunOptions): Promise<number> {
  const language = languageOf(systemLocale(run.machine.environment))
  const texts = startTexts[language]
  const parsed = parseStartOptions(run.words)
  if (!parsed.ok) {
    run.print(texts.problems[parsed.problem](parsed.given))
    return 2
  }
  const folder = openProfileFolder(run.machine, parsed.options.profileName)
  const running = await askRunningHost(folder)
  if (running) {
    run.print(texts.alreadyRunning)
    show(run, parsed.options, folder, running, language)
    return 0
  }
  const report = reportTo(run.print)
  const { profileName } = parsed.options
  const files = programFiles(run.entry)
  const starting = { createConsole: run.createConsole, folder, profileName, systemLanguage: language, report }
  const print = createPrinter(run.machine)
  const host = await startBrowserHost({ ...starting, ...files, print }).catch((error: unknown) => {
    report('browser-host:start', error)
    return undefined
  })
  if (!host) {
    run.print(texts.cannotStart)
    return 1
  }
  if (host.movedFrom !== undefined) run.print(texts.portMoved(host.movedFrom, host.port))
  show(run, parsed.options, folder, host.newAddress(), language)
  const stopReporting = reportUncaught(report)
  await untilStopped(host)
  stopReporting()
  return 0
}

function show(run: RunOptions, options: StartOptions, folder: string, address: string, language: Language) {
  const texts = startTexts[language]
  run.print(texts.address(address))
  if (!options.open) return
  if (!openWindow({ address, profileFolder: folder, machine: run.machine })) run.print(texts.noWindow)
}

/** Ctrl+C under npm arrives twice: the handlers stay until everything is closed. */
function untilStopped(host: BrowserHost): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      const limit = setTimeout(() => process.exit(1), closingLimitMs)
      const end = () => {
        clearTimeout(limit)
        for (const signal of signals) process.off(signal, stop)
      }
      host.close().finally(end).then(resolve, reject)
    }
    for (const signal of signals) process.on(signal, stop)
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const closingLimitMs = 8_000
