import type { BrowserContext, Page } from 'playwright-core'
import type { AudioCount } from './stage.ts'

/** Before the window's own script: keeps a reference to each of its peer connections, so that a test can ask them. */
export async function watchPeerConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept: RTCPeerConnection[] = []
    Object.defineProperty(window, 'peerConnectionsOfTest', { value: kept })
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters, newTarget) {
        const connection: RTCPeerConnection = Reflect.construct(target, parameters, newTarget)
        kept.push(connection)
        return connection
      },
    })
  })
}

/** Sums over all connections the window ever had. */
export function countAudio(page: Page): Promise<AudioCount> {
  return page.evaluate(async () => {
    const count = { sentPackets: 0, receivedPackets: 0, sentEnergy: 0, receivedEnergy: 0 }
    const kept: RTCPeerConnection[] = Reflect.get(window, 'peerConnectionsOfTest')
    for (const connection of kept) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'outbound-rtp') count.sentPackets += report.packetsSent
        if (report.type === 'media-source') count.sentEnergy += report.totalAudioEnergy
        if (report.type === 'inbound-rtp') {
          count.receivedPackets += report.packetsReceived
          count.receivedEnergy += report.totalAudioEnergy
        }
      }
    }
    return count
  })
}
