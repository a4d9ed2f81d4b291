import type { Alarms } from './alarms.ts'
import { type Devices, failureOf } from './devices.ts'

export type Permissions = Pick<globalThis.Permissions, 'query'>

/**
 * Asks for the microphone before the first call does: the browser's question must not stand between ringing and
 * answering, and device labels are only told once it is allowed.
 */
export async function askForMicrophone(devices: Devices, alarms: Alarms): Promise<void> {
  try {
    const stream = await devices.getUserMedia({ audio: true })
    for (const track of stream.getTracks()) track.stop()
    alarms.set('microphone-denied', false)
    alarms.set('no-microphone', false)
  } catch (error) {
    const failure = failureOf(error)
    alarms.set('microphone-denied', failure === 'microphone-denied')
    alarms.set('no-microphone', failure === 'no-microphone')
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
