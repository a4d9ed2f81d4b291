import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { StandInNotification, StandInTray, StandInWindow } from './electron.ts'

/** What the stand-in was told, and what tests play the system's part through. */
export type ElectronStandIn = {
  readonly app: EventEmitter & { readonly paths: Map<string, string>; quits: number; exitCode: number | null }
  readonly switches: string[]
  readonly schemes: Electron.CustomScheme[]
  readonly windows: StandInWindow[]
  readonly answers: { hasLock: boolean; ready: PromiseWithResolvers<void>; messageBox: number | Error }
  readonly messageBoxes: Electron.MessageBoxOptions[]
  readonly notifications: StandInNotification[]
  /** Addresses handed to the system. */
  readonly opened: string[]
  /** Link schemes that the program offers itself for. */
  readonly linkSchemes: string[]
  /** Global keys, with what they do. */
  readonly keys: Map<string, () => void>
  clipboard: string
  readonly powerMonitor: EventEmitter
  readonly session: {
    /** What the session tells, such as that a page asks for a HID device. */
    readonly events: EventEmitter
    request: Parameters<Electron.Session['setPermissionRequestHandler']>[0]
    check: Parameters<Electron.Session['setPermissionCheckHandler']>[0]
    device: Parameters<Electron.Session['setDevicePermissionHandler']>[0]
  }
  readonly storage: { backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>; works: boolean }
  readonly trays: StandInTray[]
  readonly trayMenus: Electron.MenuItemConstructorOptions[][]
  readonly exposed: Map<string, unknown>
  readonly invokeHandlers: Map<string, InvokeHandler>
  readonly ipcRenderer: EventEmitter
  protocolHandler: ((request: Request) => Response | Promise<Response>) | undefined
}

type InvokeHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

declare global {
  /** Of the host that was started last; main and preload bundle share it. */
  var electronStandIn: ElectronStandIn
}

/** A system on which nothing has happened yet. */
export function createElectronStandIn(): ElectronStandIn {
  return {
    app: Object.assign(new EventEmitter(), { paths: new Map<string, string>(), quits: 0, exitCode: null }),
    switches: [],
    schemes: [],
    windows: [],
    answers: { hasLock: true, ready: Promise.withResolvers<void>(), messageBox: 0 },
    messageBoxes: [],
    notifications: [],
    opened: [],
    linkSchemes: [],
    keys: new Map(),
    clipboard: '',
    powerMonitor: new EventEmitter(),
    session: { events: new EventEmitter(), request: null, check: null, device: null },
    storage: { backend: 'gnome_libsecret', works: true },
    trays: [],
    trayMenus: [],
    exposed: new Map(),
    invokeHandlers: new Map(),
    ipcRenderer: new EventEmitter(),
    protocolHandler: undefined,
  }
}
