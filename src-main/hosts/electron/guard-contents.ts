import { app } from 'electron'
import { pageAddress } from './own-page.ts'

/** No page but ours, no second window, no webview, whatever a page tries. Returns its disposer. */
export function guardContents(): () => void {
  const guard = (_event: unknown, contents: Electron.WebContents) => {
    contents.on('will-navigate', (event) => {
      // The page may load itself anew.
      if (event.url !== pageAddress) event.preventDefault()
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
