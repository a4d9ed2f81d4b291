import { app, shell } from 'electron'
import { pageAddress } from './own-page.ts'

/**
 * No page but ours, no second window, no webview, whatever a page tries. A message to a customer is begun in the
 * mail program of whoever sits there. Returns its disposer.
 */
export function guardContents(): () => void {
  const guard = (_event: unknown, contents: Electron.WebContents) => {
    contents.on('will-navigate', (event) => {
      // The page may load itself anew.
      if (event.url === pageAddress) return
      event.preventDefault()
      // Without a mail program the system says so itself.
      if (isMessage(event.url)) shell.openExternal(event.url).catch(() => undefined)
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  }
  app.on('web-contents-created', guard)
  return () => {
    app.off('web-contents-created', guard)
  }
}

/** RFC 6068; Windows hands a program at most 2,081 characters, so anything far longer is none that we wrote. */
function isMessage(url: string): boolean {
  return url.startsWith('mailto:') && url.length < 8_000
}
