import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'

/** Prints a page that needs nothing else, in a window that nobody sees and in which nothing runs. */
export async function printPage(html: string, ended: Promise<unknown>): Promise<Uint8Array> {
  // Only this user may look in: 0700.
  const folder = await mkdtemp(join(tmpdir(), 'pronto-print-'))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
  })
  const end = () => {
    if (!window.isDestroyed()) window.destroy()
  }
  void ended.then(end)
  try {
    const page = join(folder, 'page.html')
    await writeFile(page, html, { mode: 0o600 })
    await window.loadFile(page)
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
  } finally {
    end()
    await rm(folder, { recursive: true, force: true })
  }
}
