import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type WebSocket, WebSocketServer } from 'ws'
import { parseSip, type SipText, writeResponse } from './sip-text.ts'

export type ScriptedPeerOptions = {
  readonly port?: number
  readonly certificate?: { readonly key: string; readonly cert: string }
  /** What to do with REGISTER: a status without challenge, or digest with this password. */
  readonly register?: 'accept' | 'digest' | 'silence' | number
  readonly password?: string
  readonly expires?: number
  /** Seen before anything is answered by itself; true if it was dealt with. */
  readonly intercept?: (request: SipText, peer: ScriptedPeer) => boolean
}

/** A SIP server of raw text on a WebSocket: it says exactly what a story wants it to, malformed things included. */
export type ScriptedPeer = {
  readonly url: string
  readonly port: number
  readonly messages: readonly SipText[]
  /** How many there have been. */
  connections(): number
  openConnections(): number
  register: NonNullable<ScriptedPeerOptions['register']>
  /** Sends text as it stands over the newest connection. */
  send(text: string): void
  /** The same as a binary frame (RFC 7118, section 4.2): bytes that need not be UTF-8. */
  sendBytes(bytes: Uint8Array): void
  respond(
    request: SipText,
    status: number,
    more?: { headers?: readonly string[]; body?: string; tag?: string },
  ): void
  /** The next message that was not taken yet and fits; rejects after `timeoutMs`. */
  next(what: string | ((message: SipText) => boolean), timeoutMs?: number): Promise<SipText>
  /** Forgets what was said so far; a day of it would fill the memory. */
  forget(): void
  /** Cuts every connection as a crash would. */
  cut(): void
  /** Goes on holding the connection, answers nothing any more: neither SIP nor pings. */
  becomeBlackHole(): void
  close(): Promise<void>
}

export async function startScriptedPeer(options: ScriptedPeerOptions = {}): Promise<ScriptedPeer> {
  const http: Server = options.certificate ? createSecureServer(options.certificate) : createServer()
  const server = new WebSocketServer({
    server: http,
    handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    autoPong: false,
  })
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const messages: SipText[] = []
  const untaken: SipText[] = []
  let watchers: (() => void)[] = []
  let newest: WebSocket | null = null
  let connections = 0
  let blackHole = false

  server.on('connection', (socket) => {
    connections += 1
    newest = socket
    socket.on('error', () => {})
    socket.on('ping', () => blackHole || socket.pong())
    socket.on('message', (data) => {
      if (blackHole) return
      const message = parseSip(data.toString())
      messages.push(message)
      if (options.intercept?.(message, peer)) return
      if (answerByItself(message, peer, options)) return
      untaken.push(message)
      for (const look of watchers) look()
    })
  })

  const peer: ScriptedPeer = {
    url: `${options.certificate ? 'wss' : 'ws'}://127.0.0.1:${port}/`,
    port,
    messages,
    connections: () => connections,
    openConnections: () => server.clients.size,
    register: options.register ?? 'accept',
    send: (text) => newest?.send(text),
    sendBytes: (bytes) => newest?.send(bytes, { binary: true }),
    respond: (request, status, more = {}) => peer.send(writeResponse(request, status, more)),
    next(what, timeoutMs = 10_000) {
      const fits = typeof what === 'string' ? (message: SipText) => message.method === what : what
      return new Promise((resolve, reject) => {
        const look = () => {
          const index = untaken.findIndex(fits)
          const [found] = index < 0 ? [] : untaken.splice(index, 1)
          if (found === undefined) return false
          clearTimeout(deadline)
          watchers = watchers.filter((watcher) => watcher !== look)
          resolve(found)
          return true
        }
        const seen = () => messages.map((message) => message.firstLine).join('; ')
        const deadline = setTimeout(() => {
          watchers = watchers.filter((watcher) => watcher !== look)
          reject(new Error(`no ${typeof what === 'string' ? what : 'such message'}; seen: ${seen()}`))
        }, timeoutMs)
        if (!look()) watchers.push(look)
      })
    },
    forget() {
      messages.length = 0
      untaken.length = 0
    },
    cut() {
      for (const socket of server.clients) socket.terminate()
    },
    becomeBlackHole() {
      blackHole = true
    },
    async close() {
      peer.cut()
      server.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return peer
}

/** What every story expects of a PBX: REGISTER, OPTIONS, ACK and BYE. True if `message` was dealt with. */
function answerByItself(message: SipText, peer: ScriptedPeer, options: ScriptedPeerOptions): boolean {
  if (message.method === 'REGISTER') {
    answerRegister(message, peer, options)
    return true
  }
  if (message.method === 'OPTIONS') peer.respond(message, 200)
  return message.method === 'OPTIONS'
}

function answerRegister(message: SipText, peer: ScriptedPeer, options: ScriptedPeerOptions): void {
  if (peer.register === 'silence') return
  if (typeof peer.register === 'number') {
    peer.respond(message, peer.register)
    return
  }
  if (peer.register === 'digest' && !message.header('authorization')) {
    peer.respond(message, 401, { headers: ['WWW-Authenticate: Digest realm="pbx",nonce="n1",algorithm=MD5'] })
    return
  }
  const contact = message.header('contact')
  const expires = options.expires ?? 120
  const withExpires = contact?.replace(/;expires=\d+/, `;expires=${expires}`)
  const isRemoval = contact?.includes(';expires=0') ?? false
  peer.respond(message, 200, { headers: withExpires && !isRemoval ? [`Contact: ${withExpires}`] : [] })
}
