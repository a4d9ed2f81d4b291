import { app, type BrowserWindow, dialog } from 'electron'
import type { Console } from '../../console-api.ts'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'

export type ClosingPorts = {
  readonly console: Pick<Console, 'hasCalls'>
  readonly language: Language
  /** Whether somebody who closed the window finds the program again. */
  staysInTray(): Promise<boolean>
  /** The window is closed, and the program goes on. */
  onHidden(): void
  report(what: string, error: unknown): void
}

/**
 * A telephone whose window is closed still rings: the window is hidden, where the tray brings it back. Only what
 * quits the program ends it; during a call it asks first, and staying is what Return and Escape do.
 */
export function keepOpenWhenClosed(window: BrowserWindow, ports: ClosingPorts): void {
  const { console } = ports
  let isQuitting = false
  let isAsking = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  window.on('close', (event) => {
    if (console.hasCalls()) {
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
    void ports.staysInTray().then((stays) => {
      // Somebody may have called, or quit, while the desktop was asked.
      if (window.isDestroyed() || isQuitting) return
      if (!stays) return app.quit()
      if (console.hasCalls()) return
      window.hide()
      ports.onHidden()
    })
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
