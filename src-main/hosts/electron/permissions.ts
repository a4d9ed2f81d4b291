import { dialog, type HIDDevice, type Session, systemPreferences } from 'electron'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'
import { isOwnAddress } from './own-page.ts'

/** What our page may ask for beside the microphone. */
const allowed: ReadonlySet<string> = new Set([
  'speaker-selection',
  'notifications',
  // The buttons of headsets: the page asks for telephones only.
  'hid',
  // Writing text to the clipboard when somebody presses «Copia»; reading it stays refused.
  'clipboard-sanitized-write',
])

/** HID Usage Tables 1.5, chapter 14: telephones and headsets. */
const telephonyPage = 0x0b

/** Grants microphone, loudspeakers, headset buttons, notifications and copying to our own page, and nothing to anybody else. */
export function guardPermissions(session: Session, language: Language): void {
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
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) => deviceType === 'hid' && isOwnAddress(origin) && isTelephone(device),
  )
  session.on('select-hid-device', (event, { deviceList, frame }, answer) => {
    event.preventDefault()
    if (!frame || frame.parent !== null || !isOwnAddress(frame.url)) return answer(null)
    chooseHeadset(deviceList, language).then(answer, () => answer(null))
  })
  session.setDisplayMediaRequestHandler(null)
}

function isTelephone(device: object): boolean {
  return (
    'collections' in device &&
    Array.isArray(device.collections) &&
    device.collections.some(({ usagePage }) => usagePage === telephonyPage)
  )
}

/** One headset needs no question; of several the user names the one. Null: none. */
async function chooseHeadset(devices: readonly HIDDevice[], language: Language): Promise<string | null> {
  const { whichHeadset, noHeadset } = electronTexts[language]
  // One device may show several interfaces under one name.
  const names = [...new Set(devices.map(({ name }) => name))]
  const named = (index: number) => devices.find(({ name }) => name === names[index])?.deviceId ?? null
  if (names.length < 2) return named(0)
  const { response } = await dialog.showMessageBox({
    message: whichHeadset,
    buttons: [...names, noHeadset],
    cancelId: names.length,
  })
  return named(response)
}

/** macOS asks the user once for each program. */
async function askSystemForMicrophone(): Promise<boolean> {
  return process.platform !== 'darwin' || systemPreferences.askForMediaAccess('microphone')
}
