import { createSocket, type Socket } from 'node:dgram'

const loopback = '127.0.0.1'

/** Between a browser and a PBX on this machine: what belongs to the handshake of the encryption comes `delayMs` late. */
export type SlowHandshake = {
  /** The browser's offer as the PBX shall see it. */
  offered(sdp: string): string
  /** The PBX's answer as the browser shall see it. */
  answered(sdp: string): string
  close(): void
}

/** `offer` is complete: each of its addresses keeps its own port towards the PBX, told or not. */
export async function slowHandshake(offer: string, delayMs: number): Promise<SlowHandshake> {
  const sockets: Socket[] = []
  const waiting = new Set<NodeJS.Timeout>()
  let pbxPort = 0

  const open = async () => {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, loopback, resolve))
    sockets.push(socket)
    return socket
  }
  const passOn = (packet: Buffer, send: () => void) => {
    if (!isHandshake(packet)) return send()
    const late = setTimeout(() => {
      waiting.delete(late)
      send()
    }, delayMs)
    waiting.add(late)
  }

  const asPbx = await open()
  const asBrowser = new Map<string, Socket>()
  for (const [, address, port] of offer.matchAll(/^a=candidate:\S+ 1 udp \d+ (\d+\.\S+) (\d+) typ host/gm)) {
    const socket = await open()
    socket.on('message', (packet) =>
      passOn(packet, () => asPbx.send(packet, Number(port), address ?? loopback)),
    )
    asBrowser.set(`${address} ${port}`, socket)
  }
  asPbx.on('message', (packet, { address, port }) => {
    const socket = asBrowser.get(`${address} ${port}`)
    if (socket && pbxPort > 0) passOn(packet, () => socket.send(packet, pbxPort, loopback))
  })

  return {
    offered: (sdp) =>
      [...asBrowser].reduce(
        (seen, [own, socket]) =>
          seen.replaceAll(` ${own} typ host`, ` ${loopback} ${socket.address().port} typ host`),
        sdp,
      ),
    answered(sdp) {
      const port = /^a=candidate:\S+ 1 udp \d+ \S+ (\d+) typ host/im.exec(sdp)?.[1]
      if (port === undefined) throw new Error('the PBX told no candidate')
      pbxPort = Number(port)
      return sdp.replaceAll(port, String(asPbx.address().port))
    },
    close() {
      for (const late of waiting) clearTimeout(late)
      for (const socket of sockets) socket.close()
    },
  }
}

/** RFC 7983, section 7: the first byte tells DTLS from STUN and RTP. */
function isHandshake(packet: Buffer): boolean {
  const first = packet[0] ?? 0
  return first >= 20 && first <= 63
}
