import type { EventEnvelope } from '../../src-main/contract/events.ts'
import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import { type Failure, failure, type Result } from '../../src-main/contract/result.ts'
import type { Bridge, Connection } from './bridge.ts'
import { createListeners } from './listeners.ts'

/** Milliseconds between attempts: a host that restarts is back within a second or two. */
const retryDelays = [150, 300, 600, 1_000, 2_000]

/** A host that takes the connection and never answers the handshake is tried anew. */
const handshakeMs = 5_000

type Incoming = { readonly id: number; readonly result: Result<unknown> } | { readonly event: EventEnvelope }

export type SocketBridgeOptions = {
  readonly open?: (url: string) => WebSocket
  readonly delays?: readonly number[]
  readonly handshakeDeadlineMs?: number
}

/**
 * The browser host's socket: `{ id, name, input }` one way, `{ id, result }` and `{ event }` the other.
 * When it drops, what was waiting fails with `connection-lost` and the socket is tried again until `close`.
 */
export function openSocketBridge(url: string, options: SocketBridgeOptions = {}): Bridge {
  const {
    open = (address) => new WebSocket(address),
    delays = retryDelays,
    handshakeDeadlineMs = handshakeMs,
  } = options
  const events = createListeners<EventEnvelope>()
  const changes = createListeners<Connection>()
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let connection: Connection = 'connecting'
  let socket: WebSocket | null = null
  let attempts = 0
  let lastId = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  function become(next: Connection): void {
    if (next === connection) return
    connection = next
    changes.tell(next)
  }

  function failWaiting(reason: Failure): void {
    const settles = [...waiting.values()]
    waiting.clear()
    for (const settle of settles) settle(reason)
  }

  function connect(): void {
    const mine = open(url)
    socket = mine
    const deadline = setTimeout(
      () => mine.readyState === WebSocket.CONNECTING && mine.close(),
      handshakeDeadlineMs,
    )
    mine.onopen = () => {
      clearTimeout(deadline)
      attempts = 0
      become('live')
    }
    mine.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (mine !== socket) return
      const message = parseIncoming(data)
      if (!message) return
      if ('event' in message) return events.tell(message.event)
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
    mine.onclose = () => {
      clearTimeout(deadline)
      if (mine !== socket || closed) return
      failWaiting(failure('connection-lost'))
      become('lost')
      const delay = delays[Math.min(attempts, delays.length - 1)] ?? 1_000
      attempts += 1
      retry = setTimeout(connect, delay)
    }
  }

  connect()

  return {
    kind: 'browser',
    connection: () => connection,
    onConnection: changes.add,
    on: events.add,
    request<N extends RequestName>(name: N, input: RawInput<N>): Promise<Result<Output<N>>> {
      if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(failure('connection-lost'))
      const id = ++lastId
      socket.send(JSON.stringify({ id, name, input }))
      return new Promise((resolve) => {
        // The contract ties the answer's type to the request's name; the main process has parsed the request.
        waiting.set(id, resolve as (result: Result<unknown>) => void)
      })
    },
    close() {
      closed = true
      clearTimeout(retry)
      failWaiting(failure('connection-lost'))
      socket?.close()
    },
  }
}

function parseIncoming(data: unknown): Incoming | null {
  if (typeof data !== 'string') return null
  let message: unknown
  try {
    message = JSON.parse(data)
  } catch {
    return null
  }
  if (typeof message !== 'object' || message === null) return null
  const known = ('id' in message && 'result' in message) || 'event' in message
  // Our own main process wrote it and is built from the same contract; its shape is not checked twice.
  return known ? (message as Incoming) : null
}
