import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { browserArguments } from '../../../src-main/hosts/browser/open-window.ts'
import { hasNetwork } from '../../../src-main/hosts/has-network.ts'
import { ensureBrowser } from '../../support/ensure-browser.ts'
import { chromiumArguments } from '../../support/launch-chromium.ts'
import type { SocketWindow } from './socket-window.ts'

/** With the frame of an application window this leaves 1280×720 to the page. */
const windowSize = '--window-size=1280,776'
const withinMs = 20_000
const lookEveryMs = 50

/**
 * An operator's window as the program opens it itself: nobody drives it, so that nothing but the program hears what
 * goes on in it, and it belongs to the same session as the program, as a desktop starts both in one control group.
 * `watcher` is a window without a page; the new one is open when it holds the media.
 */
export async function openOwnWindow(address: string, watcher: SocketWindow): Promise<() => Promise<void>> {
  const tool = await ensureBrowser()
  if (!tool.ok) throw new Error(tool.reason)
  const settings = mkdtempSync(join(tmpdir(), 'pronto-chromium-'))
  const circumstances = { network: hasNetwork(), isFirst: false }
  const words = [...browserArguments(address, settings, circumstances), ...chromiumArguments({}), windowSize]
  const browser = spawn(tool.path, words, { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  async function close(): Promise<void> {
    browser.kill()
    await ended
    rmSync(settings, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await untilMediaHeld(watcher)
    return close
  } catch (error) {
    await close()
    throw error
  }
}

async function untilMediaHeld(watcher: SocketWindow): Promise<void> {
  const late = Date.now() + withinMs
  while ((await watcher.request('console:snapshot', null)).mediaWindow === null) {
    if (Date.now() > late) throw new Error('the window did not open')
    await sleep(lookEveryMs)
  }
}
