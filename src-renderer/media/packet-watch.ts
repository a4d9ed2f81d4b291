const lookEveryMs = 1_000
/** ICE asks every two and a half seconds even where nobody speaks (RFC 7675): whoever is there has answered by then. */
const silentForMs = 4_000

/**
 * Tells when nothing at all arrives any more, neither sound nor answers to ICE's checks, and when it does again. The
 * browser says "disconnected" by itself, up to nine seconds after the last packet. Returns what stops it.
 */
export function watchPackets(connection: RTCPeerConnection, tell: (arrives: boolean) => void): () => void {
  let seen = -1
  let since = performance.now()
  let silent = false

  async function look(): Promise<void> {
    if (connection.connectionState !== 'connected') {
      since = performance.now()
      return
    }
    const now = arrivalsIn(await connection.getStats())
    if (now !== seen) {
      seen = now
      since = performance.now()
      if (silent) tell(true)
      silent = false
      return
    }
    if (silent || performance.now() - since < silentForMs) return
    silent = true
    tell(false)
  }

  // A connection that is being closed has no statistics.
  const looking = setInterval(() => void look().catch(() => undefined), lookEveryMs)
  return () => clearInterval(looking)
}

/** A number that grows with everything that arrives. */
export function arrivalsIn(stats: RTCStatsReport): number {
  let arrivals = 0
  for (const report of stats.values()) {
    if (report.type === 'candidate-pair')
      arrivals +=
        (report.bytesReceived ?? 0) + (report.responsesReceived ?? 0) + (report.requestsReceived ?? 0)
    if (report.type === 'inbound-rtp') arrivals += report.packetsReceived ?? 0
  }
  return arrivals
}
