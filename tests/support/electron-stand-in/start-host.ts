import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import type { HostApi } from '../../../src-main/contract/host.ts'
import { type ConsoleStandIn, createConsoleStandIn } from '../console-stand-in.ts'
import type { BuiltHost } from './build-host.ts'
import type { ElectronStandIn, StandInWindow } from './electron.ts'

export type StartedHost = {
  readonly electron: ElectronStandIn
  readonly console: ConsoleStandIn
  readonly dataFolder: string
  /** The console's window, once the host has loaded its page. */
  window(): Promise<StandInWindow>
}

let starts = 0

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    const url = pathToFileURL(join(import.meta.dirname, 'electron.ts'))
    return { url: `${url.href}?start=${starts}`, format: 'module-typescript', shortCircuit: true }
  },
})

/** Loads the built main bundle as Electron would. `before` plays the system before the app is ready. */
export async function startHost(
  built: BuiltHost,
  { words = [], before = () => {} }: { words?: string[]; before?: (electron: ElectronStandIn) => void } = {},
): Promise<StartedHost> {
  starts += 1
  const dataFolder = mkdtempSync(join(tmpdir(), 'pronto-electron-'))
  const console = createConsoleStandIn()
  globalThis.consoleStandIn = console.create
  vi.stubEnv('PRONTO_DATA', dataFolder)
  const argv = process.argv
  process.argv = ['/opt/pronto/pronto', ...words]
  onTestFinished(() => {
    process.argv = argv
    vi.unstubAllEnvs()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  loadAnew(built.main)
  const electron = globalThis.electronStandIn
  before(electron)
  electron.answers.ready.resolve()
  return {
    electron,
    console,
    dataFolder,
    window: () =>
      vi.waitFor(() => {
        const window = electron.windows[0]
        if (!window?.did.includes('load pronto://app/')) throw new Error('no page was loaded')
        return window
      }),
  }
}

/** Loads the built preload script and returns what it puts into the page, by name. */
export function loadPreload(built: BuiltHost): ReadonlyMap<string, HostApi> {
  loadAnew(built.preload)
  // The stand-in keeps whatever the bridge was given.
  return globalThis.electronStandIn.exposed as ReadonlyMap<string, HostApi>
}

/** Natively, so that the hook above is asked, and as a copy, so that it is a new module. */
function loadAnew(file: string): void {
  const copy = join(dirname(file), `${starts}-${basename(file)}`)
  copyFileSync(file, copy)
  createRequire(import.meta.url)(copy)
}
