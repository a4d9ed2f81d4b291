import { type Session, systemPreferences } from 'electron'
import { isOwnAddress } from './own-page.ts'

/** What our page may ask for beside the microphone. */
const allowed: ReadonlySet<string> = new Set([
  'speaker-selection',
  'notifications',
  // Writing text to the clipboard when somebody presses «Copia»; reading it stays refused.
  'clipboard-sanitized-write',
])

/** Grants the microphone, the choice of loudspeaker, notifications and copying to our own page, and nothing to anybody else. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    if (!details.isMainFrame || !isOwnAddress(details.requestingUrl)) return answer(false)
    if (permission !== 'media') return answer(allowed.has(permission))
    const wanted = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    if (wanted.length === 0 || wanted.some((type) => type !== 'audio')) return answer(false)
    askSystemForMicrophone().then(answer, () => answer(false))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    if (!details.isMainFrame || !isOwnAddress(requestingOrigin)) return false
    return permission === 'media' ? details.mediaType === 'audio' : allowed.has(permission)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
}

/** macOS asks the user once for each program. */
async function askSystemForMicrophone(): Promise<boolean> {
  return process.platform !== 'darwin' || systemPreferences.askForMediaAccess('microphone')
}
