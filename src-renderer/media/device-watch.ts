import type { Devices } from './devices.ts'

export type DeviceWatchParts = {
  readonly devices: Pick<Devices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>
  /** A call is on, or rings: who is talking must not be cut off for long. */
  isBusy(): boolean
  changed(devices: readonly MediaDeviceInfo[]): void
}

/** Two looks in the two seconds in which a conversation has to go on. */
const lookMs = 900
/** While no call is on, only every so many of those looks. */
const patience = 4

/**
 * Tells when devices came or went. Chromium on Linux says so for what the kernel plugs in, and says nothing of what
 * the sound server brings, Bluetooth headsets above all: so it is asked, too.
 */
export function watchDevices({ devices, isBusy, changed }: DeviceWatchParts): () => void {
  let known: string | null = null
  let round = 0
  let closed = false

  async function look(): Promise<void> {
    const found = await devices.enumerateDevices()
    const now = found.map(({ kind, deviceId, label }) => `${kind} ${deviceId} ${label}`).join('\n')
    if (closed || now === known) return
    const isFirst = known === null
    known = now
    if (!isFirst) changed(found)
  }

  const onChange = () => void look()
  const looking = setInterval(() => {
    round += 1
    if (isBusy() || round % patience === 0) void look()
  }, lookMs)
  devices.addEventListener('devicechange', onChange)
  void look()

  return () => {
    closed = true
    clearInterval(looking)
    devices.removeEventListener('devicechange', onChange)
  }
}
