import { networkInterfaces } from 'node:os'

const everyMs = 1_000
/** A timer this much late means that the machine slept, not that it was busy. */
const sleptMs = 12_000

export type WakeSource = {
  now(): number
  /** The machine's own addresses, as text that changes when they do. */
  addresses(): string
  every(ms: number, tick: () => void): () => void
}

/**
 * Calls `onAwake` after a change of network, and after a sleep with the last moment before it. Returns its disposer.
 */
export function watchForWake(
  onAwake: (asleepSince: number | null) => void,
  source: WakeSource = machineSource,
): () => void {
  let lastTick = source.now()
  let lastAddresses = source.addresses()
  return source.every(everyMs, () => {
    const now = source.now()
    const addresses = source.addresses()
    const asleepSince = now - lastTick > sleptMs ? lastTick : null
    const isElsewhere = addresses !== lastAddresses
    lastTick = now
    lastAddresses = addresses
    if (asleepSince !== null || isElsewhere) onAwake(asleepSince)
  })
}

const machineSource: WakeSource = {
  // Wall clock: the monotonic one stands still during sleep on some systems.
  now: () => Date.now(),
  addresses: () =>
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address)
      .sort()
      .join(' '),
  every(ms, tick) {
    const timer = setInterval(tick, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
}
