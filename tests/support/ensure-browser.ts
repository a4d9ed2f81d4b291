import { ensureProgram, type Tool } from './system/ensure-program.ts'

/** A real Chromium: PRONTO_CHROMIUM, an installed one, or (root on Debian) the package `chromium`. */
export function ensureBrowser(): Promise<Tool> {
  return ensureProgram({
    what: 'Chromium',
    names: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'],
    debianPackage: 'chromium',
    overriddenBy: 'PRONTO_CHROMIUM',
  })
}
