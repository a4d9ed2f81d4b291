import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import type { CreateConsole } from '../../../src-main/console-api.ts'
import type { HostApi } from '../../../src-main/contract/host.ts'
import { type ConsoleStandIn, createConsoleStandIn } from '../console-stand-in.ts'
import type { BuiltHost } from './build-host.ts'
import type { StandInWindow } from './electron.ts'
import { createElectronStandIn, type ElectronStandIn } from './stand-in-state.ts'

export type StartedHost = {
  readonly electron: ElectronStandIn
  readonly console: ConsoleStandIn
  readonly dataFolder: string
  /** The console's window, once the host has loaded its page. */
  window(): Promise<StandInWindow>
}

let starts = 0
let standIn: string

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: pathToFileURL(standIn).href, format: 'module-typescript', shortCircuit: true }
  },
})

export type HostStart = {
  readonly words?: string[]
  /** Another instance runs already. */
  readonly hasLock?: boolean
  /** Plays the system before the app is ready. */
  readonly before?: (electron: ElectronStandIn) => void
  readonly create?: CreateConsole
}

/** Loads the built main bundle as Electron would. */
export async function startHost(
  built: BuiltHost,
  { words = [], hasLock = true, before = () => {}, create }: HostStart = {},
): Promise<StartedHost> {
  starts += 1
  standIn = copyAnew(join(import.meta.dirname, 'electron.ts'), dirname(built.main))
  const dataFolder = mkdtempSync(join(tmpdir(), 'pronto-electron-'))
  const console = createConsoleStandIn()
  globalThis.consoleStandIn = create ?? console.create
  const electron = createElectronStandIn()
  electron.answers.hasLock = hasLock
  globalThis.electronStandIn = electron
  vi.stubEnv('PRONTO_DATA', dataFolder)
  const argv = process.argv
  process.argv = ['/opt/pronto/pronto', ...words]
  onTestFinished(() => {
    process.argv = argv
    vi.unstubAllEnvs()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  loadAnew(built.main, dirname(built.main))
  before(electron)
  electron.answers.ready.resolve()
  return {
    electron,
    console,
    dataFolder,
    window: () =>
      vi.waitFor(
        () => {
          const window = electron.windows[0]
          if (!window?.did.includes('load pronto://app/')) throw new Error('no page was loaded')
          return window
        },
        { timeout: 10_000 },
      ),
  }
}

/** Loads the built preload script and returns what it puts into the page, by name. */
export function loadPreload(built: BuiltHost): ReadonlyMap<string, HostApi> {
  // In a folder of its own: CommonJS remembers what a folder's modules resolved to.
  const folder = mkdtempSync(join(dirname(built.preload), 'start-'))
  loadAnew(built.preload, folder)
  // The stand-in keeps whatever the bridge was given.
  return globalThis.electronStandIn.exposed as ReadonlyMap<string, HostApi>
}

/** Natively, so that the hook above is asked. */
function loadAnew(file: string, folder: string): void {
  createRequire(import.meta.url)(copyAnew(file, folder))
}

/** A module that was loaded once stays as it is: each start has copies of its own. */
function copyAnew(file: string, folder: string): string {
  const copy = join(folder, `${starts}-${basename(file)}`)
  copyFileSync(file, copy)
  return copy
}
