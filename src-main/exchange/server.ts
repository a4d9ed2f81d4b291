import type { IncomingMessage } from 'node:http'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import type { Wire } from './peer.ts'

export type LoopbackHost = '127.0.0.1' | '::1'

export type SipServer = { readonly url: string; readonly port: number; close(): Promise<void> }

export type SipServerListener = {
  onOpen(wire: Wire, port: number): void
  onMessage(wire: Wire, text: string): void
  onClose(wire: Wire): void
}

const longestMessageBytes = 65_536
const mostConnections = 32

/** Listens for SIP over WebSocket (RFC 7118) on a loopback address; any other is refused. */
export async function listenOnLoopback(
  host: LoopbackHost,
  port: number,
  listener: SipServerListener,
): Promise<SipServer> {
  // Also for callers that the compiler does not check: this peer is for demonstrations only.
  if (host !== '127.0.0.1' && host !== '::1')
    throw new RangeError('the demo exchange listens on loopback only')
  const server = new WebSocketServer({
    host,
    port,
    maxPayload: longestMessageBytes,
    handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    verifyClient: ({ req }, answer) => {
      const status = server.clients.size >= mostConnections ? 503 : refusal(req)
      answer(status === undefined, status)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  server.on('connection', (socket) => carry(socket, address.port, listener))

  return {
    url: `ws://${host === '::1' ? '[::1]' : host}:${address.port}`,
    port: address.port,
    close: () => closeServer(server),
  }
}

/** The HTTP status that refuses an upgrade: a browser's page names its origin, our own client has none. */
function refusal({ headers }: IncomingMessage): number | undefined {
  if (headers.origin !== undefined) return 403
  const protocols = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim())
  return protocols?.includes('sip') ? undefined : 400
}

function carry(socket: WebSocket, port: number, listener: SipServerListener): void {
  const wire: Wire = {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (message) => socket.send(message),
  }
  listener.onOpen(wire, port)
  socket.on('message', (data) => {
    const text = toText(data)
    // A keep-alive and its answer: RFC 5626, section 4.4.1.
    if (text === '\r\n\r\n') return socket.send('\r\n')
    if (text.trim() !== '') listener.onMessage(wire, text)
  })
  // What broke shows in the close that follows.
  socket.on('error', () => undefined)
  socket.on('close', () => listener.onClose(wire))
}

function toText(data: RawData): string {
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8')
  return (Array.isArray(data) ? Buffer.concat(data) : data).toString('utf8')
}

function closeServer(server: WebSocketServer): Promise<void> {
  for (const socket of server.clients) socket.close(1001)
  const terminate = setTimeout(() => {
    for (const socket of server.clients) socket.terminate()
  }, 500)
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(terminate)
      resolve()
    })
  })
}
