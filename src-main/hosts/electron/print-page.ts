import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { printWithinMs } from '../print-limit.ts'

/**
 * Prints a page that needs nothing else, in a window that nobody sees and in which nothing runs.
 * @throws where it hangs, and where it has `ended` before.
 */
export async function printPage(html: string, ended: Promise<unknown>): Promise<Uint8Array> {
  // Only this user may look in: 0700.
  const folder = await mkdtemp(join(tmpdir(), 'pronto-print-'))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
  })
  const stopped = Promise.withResolvers<never>()
  const timer = setTimeout(() => stopped.reject(new Error('printing hangs')), printWithinMs)
  void ended.then(() => stopped.reject(new Error('nobody waits for it any more')))
  try {
    return await Promise.race([stopped.promise, print(window, join(folder, 'page.html'), html)])
  } finally {
    clearTimeout(timer)
    if (!window.isDestroyed()) window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

async function print(window: BrowserWindow, page: string, html: string): Promise<Uint8Array> {
  await writeFile(page, html, { mode: 0o600 })
  await window.loadFile(page)
  return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
}
