import { getCACertificates } from 'node:tls'
import { EmitterImpl, type Transport, TransportState } from 'sip.js/lib/api/index.js'
import type { Logger } from 'sip.js/lib/core/index.js'
import { WebSocket } from 'ws'
import type { Fence } from './fence/fence.ts'
import { createInbox } from './inbox.ts'
import type { Ladder } from './ladder.ts'
import { watchPeer } from './peer-watch.ts'
import { connectProblem, type Problem } from './trouble.ts'

export type SocketOptions = {
  readonly server: string
  /** PEM of a private authority that this account's server is trusted by, besides the known ones. */
  readonly certificateAuthority: string | null
  readonly connectMs: number
  readonly pingEveryMs: number
  readonly pongWithinMs: number
  readonly report: (what: string) => void
  readonly fence: Fence
  readonly ladder: Ladder | null
  /** Whether the message that was just handed over could not be read; asked once for each. */
  readonly wasUnread: () => boolean
}

// A SIP message of a call centre has 2 to 4 kB; more than this is no SIP.
const longestMessage = 256 * 1024

export class ConnectError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.trouble)
    this.problem = problem
  }
}

/**
 * SIP over WebSocket (RFC 7118) for sip.js, over the `ws` package. It is a class because sip.js constructs it, and
 * it connects as often as it is told to: each connection is a fresh socket, the one before is cut off.
 */
export class WebSocketTransport implements Transport {
  onConnect: (() => void) | undefined
  onDisconnect: ((error?: Error) => void) | undefined
  onMessage: ((message: string) => void) | undefined
  readonly protocol: string
  readonly stateChange = new EmitterImpl<TransportState>()
  /** `performance.now()` of the message that is being handled. */
  arrivedMark = 0
  /** The address by which the server is reached; null while it is not. */
  localAddress: string | null = null
  #state = TransportState.Disconnected
  #socket: WebSocket | null = null
  #abandon: (() => void) | null = null
  /** While a message is dealt with: what is to be sent after it. */
  #heldBack: (() => void)[] | null = null
  readonly #options: SocketOptions

  constructor(_logger: Logger, options: SocketOptions) {
    this.#options = options
    this.protocol = options.server.startsWith('wss:') ? 'WSS' : 'WS'
  }

  get state(): TransportState {
    return this.#state
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected
  }

  /** Opens a fresh socket; rejects with a `ConnectError`. */
  connect(): Promise<void> {
    this.drop()
    const socket = openSocket(this.#options)
    this.#socket = socket
    this.#enter(TransportState.Connecting)
    return new Promise((resolve, reject) => {
      let httpStatus: number | null = null
      const fail = (problem: Problem) => {
        clearTimeout(deadline)
        if (this.#socket === socket) this.#leave(socket)
        else cutOff(socket)
        reject(new ConnectError(problem))
      }
      const deadline = setTimeout(() => fail({ trouble: 'no-answer', status: null }), this.#options.connectMs)
      this.#abandon = () => fail({ trouble: 'connection-lost', status: null })
      socket.on('unexpected-response', (_request, response) => {
        httpStatus = response.statusCode ?? null
        fail(connectProblem(null, httpStatus))
      })
      socket.once('error', (error) => fail(connectProblem(error, httpStatus)))
      socket.once('upgrade', ({ socket: { localAddress } }) => {
        if (this.#socket === socket) this.localAddress = localAddress ?? null
      })
      socket.once('open', () => {
        clearTimeout(deadline)
        this.#abandon = null
        this.#opened(socket)
        resolve()
      })
    })
  }

  async disconnect(): Promise<void> {
    this.drop()
  }

  async dispose(): Promise<void> {
    this.drop()
  }

  /** Cuts the connection at once, without the closing handshake that a dead peer would never answer. */
  drop(): void {
    const socket = this.#socket
    if (socket === null) return
    const abandon = this.#abandon
    if (abandon === null) this.#leave(socket)
    else abandon()
  }

  send(message: string): Promise<void> {
    const socket = this.#socket
    if (socket === null || !this.isConnected()) return Promise.reject(new Error('not connected'))
    return new Promise((resolve, reject) => {
      const write = () => {
        this.#options.fence.sent(message)
        this.#options.ladder?.add('out', message, 'read')
        socket.send(message, (error) => (error ? reject(error) : resolve()))
      }
      if (this.#heldBack === null) write()
      else this.#heldBack.push(write)
    })
  }

  #opened(socket: WebSocket): void {
    const inbox = createInbox({
      handle: (text, mark) => {
        if (this.#socket === socket) this.#guarded('fence', () => this.#receive(text, mark))
      },
      // sip.js deals with an ACK in promises, and meanwhile answers 500 to a re-INVITE that came in the same read.
      endsTurn: (text) => text.startsWith('ACK '),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
    })
    const stopWatching = watchPeer(socket, this.#options, () => this.#leave(socket), inbox.isPaused)
    socket.on('message', (data) => inbox.push(data.toString()))
    socket.on('close', () => {
      stopWatching()
      inbox.clear()
      this.#leave(socket)
    })
    this.#enter(TransportState.Connected)
    this.#guarded('connect', () => this.onConnect?.())
  }

  #receive(message: string, mark: number): void {
    this.arrivedMark = mark
    // RFC 7118, section 5.4 leaves keep-alives to the WebSocket; some servers send RFC 5626's all the same.
    if (message.trim() === '') return
    const verdict = this.#options.fence.admit(message)
    this.#options.ladder?.add('in', message, fateOf[verdict.kind])
    if (verdict.kind === 'answer') this.#reply(verdict.reply)
    if (verdict.kind !== 'pass') return
    const isRead = this.#answeringAfterwards(() => this.onMessage?.(verdict.text))
    if (!this.#options.wasUnread() && isRead) return
    const reply = this.#options.fence.unreadable(verdict.text)
    if (reply !== null) this.#reply(reply)
  }

  // 100 and 180 leave when the card has left for the window, in the same turn of the event loop: docs/decisions/0171.
  #answeringAfterwards(read: () => void): boolean {
    const heldBack: (() => void)[] = []
    this.#heldBack = heldBack
    const isRead = this.#guarded('message', read)
    this.#heldBack = null
    for (const write of heldBack) this.#guarded('send', write)
    return isRead
  }

  #reply(text: string): void {
    this.#options.ladder?.add('out', text, 'read')
    this.#socket?.send(text, () => {})
  }

  #leave(socket: WebSocket): void {
    if (this.#socket !== socket) return
    const wasConnected = this.isConnected()
    this.#socket = null
    this.localAddress = null
    this.#abandon = null
    cutOff(socket)
    this.#enter(TransportState.Disconnected)
    if (wasConnected) this.#guarded('disconnect', () => this.onDisconnect?.(new Error('connection lost')))
  }

  #enter(state: TransportState): void {
    if (this.#state === state) return
    this.#state = state
    this.#guarded('state', () => this.stateChange.emit(state))
  }

  // What a message makes sip.js throw must end with that message.
  #guarded(where: string, run: () => void): boolean {
    try {
      run()
      return true
    } catch (error) {
      this.#options.report(`sip ${where}: ${error instanceof Error ? error.name : 'thrown'}`)
      return false
    }
  }
}

const fateOf = { pass: 'read', answer: 'answered-by-fence', drop: 'dropped' } as const

function openSocket(options: SocketOptions): WebSocket {
  const socket = new WebSocket(options.server, ['sip'], {
    perMessageDeflate: false,
    maxPayload: longestMessage,
    ...(options.server.startsWith('wss:') ? { ca: trustedAuthorities(options.certificateAuthority) } : {}),
  })
  // The library throws an error event without a listener.
  socket.on('error', () => {})
  return socket
}

/** The runtime's own list and the computer's: a company's authority is usually installed there. */
function trustedAuthorities(own: string | null): string[] {
  const known = [...getCACertificates('default'), ...getCACertificates('system')]
  return own === null ? known : [...known, own]
}

function cutOff(socket: WebSocket): void {
  socket.removeAllListeners('message')
  socket.terminate()
}
