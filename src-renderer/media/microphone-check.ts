import type { MediaFailure } from '../../src-main/contract/media.ts'
import type { Alarms } from './alarms.ts'
import { type Devices, failureOf } from './devices.ts'

export type Permissions = Pick<globalThis.Permissions, 'query'>

/** Whatever opening the microphone comes to, the alarms say so. */
export async function tellingAlarms<T>(alarms: Alarms, open: () => Promise<T>): Promise<T> {
  const tell = (failure: MediaFailure | null) => {
    alarms.set('microphone-denied', failure === 'microphone-denied')
    alarms.set('no-microphone', failure === 'no-microphone')
  }
  try {
    const opened = await open()
    tell(null)
    return opened
  } catch (error) {
    tell(failureOf(error))
    throw error
  }
}

/**
 * Asks for the microphone before the first call does: the browser's question must not stand between ringing and
 * answering, and device labels are only told once it is allowed.
 */
export async function askForMicrophone(devices: Devices, alarms: Alarms): Promise<void> {
  try {
    const stream = await tellingAlarms(alarms, () => devices.getUserMedia({ audio: true }))
    for (const track of stream.getTracks()) track.stop()
  } catch {
    // The alarm has been raised; there is nobody else to tell.
  }
}

/** Cheap look after something was plugged in or out; opens nothing. */
export async function lookForMicrophone(
  devices: Devices,
  permissions: Permissions | undefined,
  alarms: Alarms,
): Promise<void> {
  const found = await devices.enumerateDevices()
  alarms.set('no-microphone', !found.some(({ kind }) => kind === 'audioinput'))
  alarms.set('microphone-denied', await isDenied(permissions))
}

async function isDenied(permissions: Permissions | undefined): Promise<boolean> {
  try {
    return (await permissions?.query({ name: 'microphone' }))?.state === 'denied'
  } catch {
    // Not every browser knows this permission by name; getUserMedia will tell.
    return false
  }
}
