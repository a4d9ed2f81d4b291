import { BrowserWindow } from 'electron'
import { pageAddress } from './own-page.ts'

/** The console's window, not yet loaded. */
export function createWindow({ preload, icon }: { preload: string; icon: string }): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: 'Pronto',
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // A call has to ring, and its card to be painted, behind other windows too.
      backgroundThrottling: false,
      // The ring sounds before the first click and after a reload.
      autoplayPolicy: 'no-user-gesture-required',
      // Dictionaries would be fetched from the network.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.on('focus', () => window.flashFrame(false))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  return window
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress)
}

/** Before the other windows, without taking the keyboard from whoever is typing. */
export function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  // Windows gives the keyboard to what is restored, and shows what was minimised without it (SW_SHOWNOACTIVATE, in the
  // size from before it was maximised). Elsewhere only restoring brings it back, and leaves the keyboard where it is.
  if (process.platform !== 'win32' && window.isMinimized()) window.restore()
  window.showInactive()
  window.moveTop()
  window.flashFrame(true)
}

/** The user asked for it: with the keyboard. */
export function showWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
