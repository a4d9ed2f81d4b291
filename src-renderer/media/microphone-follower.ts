import type { DeviceFinder } from './device-finder.ts'

export type MicrophoneFollower = {
  /** To be called with the devices as they are, and with the label of the chosen microphone. */
  follow(label: string | null, devices: readonly MediaDeviceInfo[]): void
  /** Whether the chosen microphone is away and another speaks in its place. */
  isStandIn(): boolean
}

/** Tells when another microphone is to be spoken into: the chosen one went away, came back, or the system's changed. */
export function createMicrophoneFollower(
  find: DeviceFinder,
  told: { change(): void; standIn(on: boolean): void },
): MicrophoneFollower {
  let current: string | null = null
  let isStandIn = false

  function sourceOf(label: string | null, devices: readonly MediaDeviceInfo[]): string {
    const choice = find(label, 'audioinput', devices)
    if (choice.kind === 'device') return choice.deviceId
    const inputs = devices.filter(({ kind }) => kind === 'audioinput')
    // The first is the system's own: where that is another device now, its name or its group says so.
    const [own] = inputs
    return own ? `system ${own.deviceId} ${own.label} ${own.groupId}` : 'none'
  }

  return {
    isStandIn: () => isStandIn,
    follow(label, devices) {
      const next = sourceOf(label, devices)
      const isAway = find(label, 'audioinput', devices).kind === 'missing' && next !== 'none'
      if (isAway !== isStandIn) {
        isStandIn = isAway
        told.standIn(isAway)
      }
      if (next === current) return
      const isFirst = current === null
      current = next
      if (!isFirst) told.change()
    },
  }
}
