import { type Choice, chooseDevice } from './devices.ts'

export type DeviceFinder = (
  label: string | null,
  kind: MediaDeviceKind,
  devices: readonly MediaDeviceInfo[],
) => Choice

/**
 * Chooses devices, and remembers the group in which each was seen last: a headset whose name came back changed is
 * still the same one. Groups are told anew with each page, so that they are not worth keeping any longer.
 */
export function createDeviceFinder(): DeviceFinder {
  const groups = new Map<string, string>()
  return (label, kind, devices) => {
    const key = `${kind} ${label}`
    const choice = chooseDevice(label, kind, devices, groups.get(key))
    if (choice.kind !== 'device') return choice
    const found = devices.find((device) => device.kind === kind && device.deviceId === choice.deviceId)
    if (found?.groupId) groups.set(key, found.groupId)
    return choice
  }
}
