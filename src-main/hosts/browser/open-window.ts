import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../data-folder.ts'
import { hasNetwork, loopbackSwitch } from '../has-network.ts'
import { findBrowser } from './find-browser.ts'

export type WindowToOpen = {
  readonly address: string
  readonly profileFolder: string
  readonly machine: Machine
}

/** Opens an application window of an installed browser; false where there is no display or no browser. */
export function openWindow({ address, profileFolder, machine }: WindowToOpen): boolean {
  if (!canShowWindow(machine)) return false
  const browser = findBrowser(machine)
  if (!browser) return false
  const settings = join(profileFolder, 'browser')
  const circumstances = { network: hasNetwork(), isFirst: !existsSync(settings) }
  const child = spawn(browser, browserArguments(address, settings, circumstances), {
    detached: true,
    stdio: 'ignore',
  })
  child.once('error', () => {})
  child.unref()
  return true
}

type Circumstances = { readonly network: boolean; readonly isFirst: boolean }

/** A browser profile of its own keeps the microphone permission and this console's settings together. */
export function browserArguments(
  address: string,
  settings: string,
  { network, isFirst }: Circumstances,
): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${settings}`,
    // Afterwards the browser knows where its user left the window; without a word it begins at half the screen.
    ...(isFirst ? ['--window-size=1280,800'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    // The ring has to sound before the first click and after a reload.
    '--autoplay-policy=no-user-gesture-required',
    // A call has to ring and be heard while the window is covered or minimised.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    ...(network ? [] : [`--${loopbackSwitch}`]),
  ]
}

/** There is a display, and not root's on Linux: no Chromium runs as root without giving its sandbox up. */
export function canShowWindow({ platform, environment }: Machine, userId = process.getuid?.()): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return userId !== 0 && Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}
