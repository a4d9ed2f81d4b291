// @vitest-environment node
// jsdom's WebSocket does not take Node's events; Node's own is the same API over a real socket.
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import { openBridge, socketUrl } from '../../../src-renderer/bridge/bridge.ts'
import { openSocketBridge } from '../../../src-renderer/bridge/socket-bridge.ts'
import { eventOf } from '../../support/window/fake-host.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

type Frame = { id: number; name: string; input: unknown }

/** The browser host's end of the socket, on a real port. */
async function listen(port = 0, onFrame: (frame: Frame, socket: ServerSocket) => void = () => undefined) {
  const server = new WebSocketServer({ host: '127.0.0.1', port })
  const sockets: ServerSocket[] = []
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data) => onFrame(JSON.parse(String(data)), socket))
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const close = () => {
    for (const socket of sockets) socket.terminate()
    server.close()
  }
  closers.push(close)
  return { port: (server.address() as AddressInfo).port, sockets, close }
}

function open(port: number) {
  const bridge = openSocketBridge(`ws://127.0.0.1:${port}/socket`, { delays: [20] })
  closers.push(bridge.close)
  return bridge
}

const live = (bridge: ReturnType<typeof open>) =>
  vi.waitFor(() => expect(bridge.connection()).toBe('live'), { timeout: 3_000 })

test('answers find their requests, in whatever order they come', async () => {
  const held: Frame[] = []
  const host = await listen(0, (frame, socket) => {
    held.push(frame)
    if (held.length === 2)
      for (const { id, input } of held.reverse())
        socket.send(JSON.stringify({ id, result: { ok: true, value: input } }))
  })
  const bridge = open(host.port)
  await live(bridge)
  const first = bridge.request('customer:search', { words: 'maria' })
  const second = bridge.request('customer:search', { words: 'bruno' })
  expect(await first).toEqual({ ok: true, value: { words: 'maria' } })
  expect(await second).toEqual({ ok: true, value: { words: 'bruno' } })
})

test('events reach every listener, and none after it left', async () => {
  const host = await listen()
  const bridge = open(host.port)
  await live(bridge)
  const heard: string[] = []
  bridge.on(({ name }) => heard.push(`first ${name}`))
  const leave = bridge.on(({ name }) => heard.push(`second ${name}`))
  const event = JSON.stringify({ event: eventOf('storage:changed', { full: true }) })
  host.sockets[0]?.send(event)
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  leave()
  host.sockets[0]?.send(event)
  await vi.waitFor(() => expect(heard).toHaveLength(3))
  expect(heard.at(-1)).toBe('first storage:changed')
})

test('frames that are none of ours are passed over', async () => {
  const host = await listen()
  const bridge = open(host.port)
  await live(bridge)
  const heard: string[] = []
  bridge.on(({ name }) => heard.push(name))
  for (const frame of ['', '{', 'null', '[]', '"x"', '{"id":99,"result":{"ok":true}}', '{"other":1}'])
    host.sockets[0]?.send(frame)
  host.sockets[0]?.send(JSON.stringify({ event: eventOf('storage:changed', { full: false }) }))
  await vi.waitFor(() => expect(heard).toEqual(['storage:changed']))
})

test('a host that dies fails what was waiting, and is found again when it is back', async () => {
  const host = await listen()
  const bridge = open(host.port)
  await live(bridge)
  const changes: string[] = []
  bridge.onConnection((connection) => changes.push(connection))
  const waiting = bridge.request('console:snapshot', null)
  await vi.waitFor(() => expect(host.sockets).toHaveLength(1))
  host.close()
  expect(await waiting).toEqual({ ok: false, code: 'connection-lost' })
  expect(await bridge.request('console:snapshot', null)).toEqual({ ok: false, code: 'connection-lost' })
  await listen(host.port)
  await live(bridge)
  expect(changes).toEqual(['lost', 'live'])
})

test('a host that is not there yet is waited for', async () => {
  const port = await freePort()
  const bridge = open(port)
  await vi.waitFor(() => expect(bridge.connection()).toBe('lost'))
  await listen(port)
  await live(bridge)
})

test('a host that takes the connection and says nothing is tried anew', async () => {
  let connections = 0
  const mute = createServer(() => {
    connections += 1
  })
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', () => resolve()))
  const { port } = mute.address() as AddressInfo
  const bridge = openSocketBridge(`ws://127.0.0.1:${port}/socket`, { delays: [20], handshakeDeadlineMs: 50 })
  await vi.waitFor(() => expect(connections).toBeGreaterThan(1), { timeout: 3_000 })
  bridge.close()
  mute.close()
})

test('a closed bridge does not come back', async () => {
  const host = await listen()
  const bridge = open(host.port)
  await live(bridge)
  bridge.close()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(host.sockets).toHaveLength(1)
})

test('the address follows the page, and the preload goes before it', () => {
  expect(socketUrl({ protocol: 'http:', host: '127.0.0.1:42000' })).toBe('ws://127.0.0.1:42000/socket')
  expect(socketUrl({ protocol: 'https:', host: 'pronto.local' })).toBe('wss://pronto.local/socket')
  const api = { request: vi.fn(), on: vi.fn() }
  const bridge = openBridge({ pronto: api } as unknown as Window)
  expect(bridge).toMatchObject({ kind: 'electron' })
  expect(bridge.connection()).toBe('live')
})

async function freePort(): Promise<number> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
