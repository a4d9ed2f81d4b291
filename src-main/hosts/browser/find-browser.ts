import { accessSync, constants } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { Machine } from '../data-folder.ts'

/** Chromium's kind only: they know application windows and a profile folder of their own. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
]
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** The first installed Chromium, Chrome or Edge; `PRONTO_BROWSER` names another. */
export function findBrowser(machine: Machine, isProgram = canExecute): string | undefined {
  const chosen = machine.environment['PRONTO_BROWSER']
  const candidates = chosen ? [chosen] : installedCandidates(machine)
  return candidates.find(isProgram)
}

function installedCandidates({ platform, home, environment }: Machine): string[] {
  switch (platform) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
        (name) => environment[name] ?? [],
      )
      return windowsPrograms.flatMap((program) => roots.map((root) => win32.join(root, program)))
    }
    case 'darwin':
      return macPrograms.flatMap((program) =>
        ['/Applications', posix.join(home, 'Applications')].map((folder) => posix.join(folder, program)),
      )
    default: {
      const folders = (environment['PATH'] ?? '').split(posix.delimiter).filter(Boolean)
      return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
    }
  }
}

function canExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
