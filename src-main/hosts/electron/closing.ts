import { app, type BrowserWindow, dialog } from 'electron'
import type { Console } from '../../console-api.ts'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'
import type { WatchedTray } from './has-tray.ts'

export type ClosingPorts = {
  readonly console: Pick<Console, 'hasCalls'>
  readonly language: Language
  /** Where somebody who closed the window finds the program again. */
  readonly tray: Pick<WatchedTray, 'isThere' | 'look'>
  /** The window is closed, and the program goes on. */
  onHidden(): void
  report(what: string, error: unknown): void
}

/**
 * A telephone whose window is closed still rings: the window is hidden, where the tray brings it back. Only what
 * quits the program ends it; during a call it asks first, and staying is what Return and Escape do.
 */
export function keepOpenWhenClosed(window: BrowserWindow, ports: ClosingPorts): void {
  let isQuitting = false
  let isAsking = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  window.on('close', (event) => {
    if (ports.console.hasCalls()) {
      event.preventDefault()
      isQuitting = false
      if (isAsking) return
      isAsking = true
      void endCallOrStay(window, ports).finally(() => {
        isAsking = false
      })
      return
    }
    if (isQuitting) return
    event.preventDefault()
    void goOnInTray(window, ports, () => window.isDestroyed() || isQuitting)
  })
}

async function goOnInTray(window: BrowserWindow, ports: ClosingPorts, isEnding: () => boolean) {
  const { console, tray } = ports
  const wasThere = tray.isThere()
  if (!wasThere && !(await tray.look())) {
    if (!isEnding()) app.quit()
    return
  }
  if (process.platform === 'darwin' && window.isFullScreen()) await leaveFullScreen(window)
  // Somebody may have called, or quit, in the meantime.
  if (isEnding() || console.hasCalls()) return
  window.hide()
  // What was known from before may be over: then nothing would bring the window back.
  const isThere = !wasThere || (await tray.look())
  if (isEnding()) return
  if (isThere) ports.onHidden()
  else if (!window.isVisible() && !console.hasCalls()) app.quit()
}

/** macOS: a full-screen window has a Space of its own, which stays behind, black, when the window is hidden in it. */
function leaveFullScreen(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('leave-full-screen', () => resolve())
    window.setFullScreen(false)
  })
}

async function endCallOrStay(window: BrowserWindow, { language, report }: ClosingPorts): Promise<void> {
  try {
    if (!(await endsCall(window, language)) || window.isDestroyed()) return
    window.destroy()
    // Not left to the last window: one that prints unseen would hold the program back.
    app.quit()
  } catch (error) {
    // Nobody said that the call shall end.
    report('electron-host:closing', error)
  }
}

async function endsCall(window: BrowserWindow, language: Language): Promise<boolean> {
  const texts = electronTexts[language]
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.callGoesOn,
    detail: texts.closingEndsIt,
    buttons: [texts.stay, texts.hangUpAndClose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
