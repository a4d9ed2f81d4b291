import { app, Menu, nativeImage, Tray } from 'electron'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'

/** The icon beside the clock. Returns its disposer. */
export function createTray(icon: string, language: Language, onShow: () => void): () => void {
  const texts = electronTexts[language]
  const tray = new Tray(nativeImage.createFromPath(icon))
  tray.setToolTip('Pronto')
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: texts.show, click: onShow },
      { type: 'separator' },
      { label: texts.quit, click: () => app.quit() },
    ]),
  )
  tray.on('click', onShow)
  return () => tray.destroy()
}

/** The default menu offers a reload and the developer's tools; only macOS needs one, for its clipboard keys. */
export function setMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
