import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type {} from './stand-in-state.ts'

/*
 * What the built host finds instead of the `electron` module. Typed with Electron's own typings, so that a call that
 * Electron does not have, or not in this shape, does not compile. Node loads it by itself: no imports of values.
 */
const state = globalThis.electronStandIn

export const app = Object.assign(state.app, {
  isPackaged: true,
  commandLine: {
    appendSwitch: (name) => {
      state.switches.push(name)
    },
    appendArgument: () => {},
    getSwitchValue: () => '',
    hasSwitch: (name) => state.switches.includes(name),
    removeSwitch: () => {},
  },
  getPath: (name) => state.app.paths.get(name) ?? '',
  setPath: (name, path) => {
    state.app.paths.set(name, path)
  },
  setAsDefaultProtocolClient: (scheme) => {
    state.linkSchemes.push(scheme)
    return true
  },
  requestSingleInstanceLock: () => state.answers.hasLock,
  whenReady: () => state.answers.ready.promise,
  getLocale: () => 'en-GB',
  quit: () => {
    state.app.quits += 1
  },
  exit: (code) => {
    state.app.exitCode = code ?? 0
  },
} satisfies Partial<Electron.App>)

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    state.schemes.push(...schemes)
  },
  handle: (_scheme, handler) => {
    state.protocolHandler = handler
  },
} satisfies Partial<Electron.Protocol>

export const session = {
  defaultSession: Object.assign(state.session.events, {
    setPermissionRequestHandler: (handler) => {
      state.session.request = handler
    },
    setPermissionCheckHandler: (handler) => {
      state.session.check = handler
    },
    setDevicePermissionHandler: (handler) => {
      state.session.device = handler
    },
    setDisplayMediaRequestHandler: () => {},
  } satisfies Partial<Electron.Session>),
}

const ownFrame = { parent: null, routingId: 1, processId: 1, url: 'pronto://app/' }

/** A class because the host says `new`. */
export class BrowserWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents: StandInContents
  readonly did: string[] = []
  minimised = false
  fullScreen = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.webContents = createContents()
    state.windows.push(this)
    state.app.emit('web-contents-created', {}, this.webContents)
  }

  loadURL(address: string): Promise<void> {
    this.did.push(`load ${address}`)
    return Promise.resolve()
  }
  loadFile(path: string): Promise<void> {
    this.did.push(`load ${path}`)
    return Promise.resolve()
  }
  isDestroyed = () => this.did.includes('destroy')
  isMinimized = () => this.minimised
  isFullScreen = () => this.fullScreen
  /** The system takes its time over it: a test says when it is done. */
  setFullScreen = (on: boolean) => this.did.push(`setFullScreen ${on}`)
  isVisible = () => /^show/.test(this.did.findLast((what) => /^(show|hide)/.test(what)) ?? '')
  restore = () => this.did.push('restore')
  show = () => this.did.push('show')
  hide = () => this.did.push('hide')
  showInactive = () => this.did.push('showInactive')
  moveTop = () => this.did.push('moveTop')
  focus = () => this.did.push('focus')
  flashFrame = (on: boolean) => this.did.push(`flashFrame ${on}`)
  destroy = () => this.did.push('destroy')
}
export type StandInWindow = BrowserWindow

export type StandInContents = EventEmitter & {
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined
  readonly mainFrame: typeof ownFrame
  readonly sent: unknown[][]
}

function createContents(): StandInContents {
  const contents: StandInContents = Object.assign(new EventEmitter(), {
    openHandler: undefined,
    mainFrame: ownFrame,
    sent: [],
  })
  return Object.assign(contents, {
    setWindowOpenHandler: (handler) => {
      contents.openHandler = handler
    },
    isDestroyed: () => false,
    printToPDF: async () => Buffer.from('%PDF-1.4'),
    reload: () => {
      contents.emit('reloaded')
    },
    send: (channel, ...args) => {
      contents.sent.push([channel, ...args])
      state.ipcRenderer.emit(channel, { sender: 'ipcRenderer' }, ...structuredClone(args))
    },
  } satisfies Partial<Electron.WebContents>)
}

export const ipcMain = {
  handle: (channel, handler) => {
    state.invokeHandlers.set(channel, handler)
  },
  removeHandler: (channel) => {
    state.invokeHandlers.delete(channel)
  },
} satisfies Partial<Electron.IpcMain>

export const ipcRenderer = Object.assign(state.ipcRenderer, {
  invoke: async (channel, ...args) => {
    const contents = state.windows.at(-1)?.webContents
    // What the real one builds from the message's origin.
    const event = { sender: contents, senderFrame: ownFrame } as unknown as Electron.IpcMainInvokeEvent
    return state.invokeHandlers.get(channel)?.(event, ...structuredClone(args))
  },
} satisfies Partial<Electron.IpcRenderer>)

export const contextBridge = {
  exposeInMainWorld: (name, api) => {
    state.exposed.set(name, api)
  },
} satisfies Partial<Electron.ContextBridge>

export const dialog = {
  showMessageBox: async (
    ...given: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]
  ) => {
    state.messageBoxes.push(given.length === 2 ? given[1] : given[0])
    const response = state.answers.messageBox
    if (response instanceof Error) throw response
    return { response, checkboxChecked: false }
  },
  showErrorBox: (title, content) => {
    state.messageBoxes.push({ title, message: content })
  },
} satisfies Partial<Electron.Dialog>

export const shell = {
  openExternal: async (url) => {
    state.opened.push(url)
  },
  openPath: async (path) => {
    state.opened.push(path)
    return ''
  },
  showItemInFolder: (path) => {
    state.opened.push(`show ${path}`)
  },
} satisfies Partial<Electron.Shell>

export const globalShortcut = {
  register: (keys, callback) => {
    state.keys.set(String(keys), callback)
    return true
  },
  unregister: (keys) => {
    state.keys.delete(String(keys))
  },
} satisfies Partial<Electron.GlobalShortcut>

export const clipboard = {
  readText: async () => state.clipboard,
} satisfies Partial<Electron.Clipboard>

export const powerMonitor = state.powerMonitor

export const safeStorage = {
  getSelectedStorageBackend: () => state.storage.backend,
  isAsyncEncryptionAvailable: async () => state.storage.works,
  encryptStringAsync: async (text) => Buffer.from(`keyring:${text}`),
  decryptStringAsync: async (sealed) => {
    if (!sealed.toString().startsWith('keyring:')) throw new Error('Error while decrypting the ciphertext')
    return { result: sealed.toString().slice('keyring:'.length), shouldReEncrypt: false }
  },
} satisfies Partial<Electron.SafeStorage>

export const systemPreferences = {
  askForMediaAccess: async () => true,
} satisfies Partial<Electron.SystemPreferences>

export class Notification extends EventEmitter {
  static isSupported = () => true
  readonly options: Electron.NotificationConstructorOptions
  readonly did: string[] = []

  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    state.notifications.push(this)
  }
  show = () => this.did.push('show')
  close = () => this.did.push('close')
}
export type StandInNotification = Notification

export const Menu = {
  setApplicationMenu: () => {},
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
}

export const nativeImage = { createFromPath: (path: string) => ({ path }) }

export class Tray extends EventEmitter {
  readonly did: string[] = []

  constructor() {
    super()
    state.trays.push(this)
  }
  setToolTip = () => {}
  setContextMenu = (template: Electron.MenuItemConstructorOptions[]) => state.trayMenus.push(template)
  destroy = () => this.did.push('destroy')
}
export type StandInTray = Tray
