import { type BrowserWindow, dialog } from 'electron'
import type { Console } from '../../console-api.ts'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'

/** Closing the window would end a call: asks first, and staying is what Return and Escape do. */
export function askBeforeClosing(window: BrowserWindow, console: Console, language: Language): void {
  const texts = electronTexts[language]
  let asking = false
  window.on('close', (event) => {
    if (!console.hasCalls()) return
    event.preventDefault()
    if (asking) return
    asking = true
    dialog
      .showMessageBox(window, {
        type: 'question',
        message: texts.callGoesOn,
        detail: texts.closingEndsIt,
        buttons: [texts.stay, texts.hangUpAndClose],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        asking = false
        if (response === 1) window.destroy()
      })
  })
}
