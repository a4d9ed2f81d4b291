import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type ExchangeEvent, startDemoExchange } from '../../../src-main/exchange/demo-exchange.ts'
import { startTestConsole, until } from './test-console.ts'

const torture = new URL('../../fixtures/rfc4475/', import.meta.url)
const silence = new Uint8Array(160).fill(0xff)

async function startExchange(host: '127.0.0.1' | '::1' = '127.0.0.1') {
  const events: ExchangeEvent[] = []
  const exchange = await startDemoExchange({ host, sentence: silence, report: (event) => events.push(event) })
  onTestFinished(() => exchange.close())
  return { exchange, events }
}

/** Opens a bare WebSocket; `received` are the SIP messages that came back. */
async function connect(url: string, protocols: string[] = ['sip'], origin?: string) {
  const socket = new WebSocket(url, protocols, origin === undefined ? {} : { origin })
  const received: string[] = []
  socket.on('message', (data) => received.push(String(data)))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  onTestFinished(() => socket.terminate())
  return { socket, received }
}

function request(method: string, uri: string, headers: string[] = [], body = ''): string {
  const id = Math.random().toString(36).slice(2)
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WS bob.invalid;branch=z9hG4bK${id}`,
    'From: <sip:bob@demo.invalid>;tag=bob',
    'To: <sip:console@demo.invalid>',
    `Call-ID: ${id}`,
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
    'Contact: <sip:bob@bob.invalid;transport=ws>',
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

it.each(['0.0.0.0', '::', '192.0.2.7', 'localhost', '127.0.0.2'])('refuses to listen on %s', async (host) => {
  const options = { host, sentence: silence, report: () => undefined }
  // @ts-expect-error what the compiler forbids has to be refused when the value comes from elsewhere
  await expect(startDemoExchange(options)).rejects.toThrow(RangeError)
})

it('listens on IPv6 loopback too', async () => {
  const { exchange } = await startExchange('::1')
  expect(exchange.url).toMatch(/^ws:\/\/\[::1\]:\d+$/)
  const alice = await startTestConsole(exchange)
  expect(await alice.register()).toBe(200)
})

it('rejects when its port is taken', async () => {
  const { exchange } = await startExchange()
  const port = Number(new URL(exchange.url).port)
  await expect(startDemoExchange({ port, sentence: silence, report: () => undefined })).rejects.toThrow(
    /EADDRINUSE/,
  )
})

it('takes no page of a browser and no other protocol', async () => {
  const { exchange } = await startExchange()
  await expect(connect(exchange.url, ['sip'], 'https://example.org')).rejects.toThrow('403')
  await expect(connect(exchange.url, ['sip'], 'null')).rejects.toThrow('403')
  await expect(connect(exchange.url, ['mqtt'])).rejects.toThrow('400')
  await expect(connect(exchange.url, [])).rejects.toThrow('400')
})

it('answers OPTIONS and a keep-alive', async () => {
  const { exchange } = await startExchange()
  const { socket, received } = await connect(exchange.url)
  socket.send(request('OPTIONS', 'sip:demo.invalid'))
  socket.send('\r\n\r\n')
  await until(() => received.length === 2)
  expect(received[0]).toMatch(/^SIP\/2\.0 200 /)
  expect(received[1]).toBe('\r\n')
})

it('challenges a REGISTER and takes an answer to a challenge once only', async () => {
  const { exchange } = await startExchange()
  const { socket, received } = await connect(exchange.url)
  const alice = await startTestConsole(exchange)
  const sent: string[] = []
  const { transport } = alice.agent
  const send = transport.send.bind(transport)
  transport.send = (message) => {
    sent.push(message)
    return send(message)
  }
  expect(await alice.register()).toBe(200)

  const authorization = /^Authorization: .*$/m.exec(sent.at(-1) ?? '')?.[0] ?? ''
  expect(authorization).toContain('Digest')
  socket.send(request('REGISTER', 'sip:demo.invalid', [authorization.trim()]))
  await until(() => received.length === 1)
  expect(received[0]).toMatch(/^SIP\/2\.0 401 /)
  expect(received[0]).toContain('stale=true')
})

it('refuses an offer without WebRTC, and one without PCMU', async () => {
  const { exchange } = await startExchange()
  const alice = await startTestConsole(exchange)
  const bodies = [
    'v=0\r\nm=audio 4000 RTP/AVP 0\r\n',
    'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=fingerprint:sha-256 00\r\na=ice-ufrag:x\r\n',
    'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=fingerprint:sha-256 00\r\na=ice-ufrag:x\r\n',
    'no description at all',
  ]
  for (const body of bodies) {
    let refused: number | undefined
    const inviter = alice.dial('0612345678')
    await inviter.invite({
      sessionDescriptionHandlerModifiers: [async () => ({ type: 'offer', sdp: body })],
      requestDelegate: {
        onReject({ message }) {
          refused = message.statusCode
        },
      },
    })
    await until(() => refused !== undefined)
    expect(refused).toBe(488)
  }
})

it('takes all torture messages of RFC 4475 and still rings', async () => {
  const { exchange } = await startExchange()
  const names = readdirSync(torture).filter((name) => name.endsWith('.dat'))
  expect(names).toHaveLength(49)
  for (const order of [names, names.toReversed()]) {
    const { socket, received } = await connect(exchange.url)
    // Binary frames: some are not UTF-8, which a text frame must be.
    for (const name of order) socket.send(readFileSync(new URL(name, torture)), { binary: true })
    socket.send(request('OPTIONS', 'sip:demo.invalid'))
    await until(() => received.some((message) => /^SIP\/2\.0 200 [\s\S]*CSeq: 1 OPTIONS/.test(message)))
  }

  const alice = await startTestConsole(exchange)
  expect(await alice.register()).toBe(200)
  exchange.ring({ number: '+390612345678' })
  await until(() => alice.invitations.length === 1)
})

it('survives bytes that are no SIP at all', async () => {
  const { exchange, events } = await startExchange()
  const { socket, received } = await connect(exchange.url)
  const nonsense = [
    'GET / HTTP/1.1\r\n\r\n',
    'SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n',
    'INVITE',
    '\r\n',
    '\0'.repeat(100),
    request('BREW', 'sip:pot@demo.invalid'),
    request('PUBLISH', 'sip:console@demo.invalid'),
    request('CANCEL', 'sip:console@demo.invalid'),
    request('REGISTER', 'sip:demo.invalid', ['Authorization: Digest nonce="%00", nc=zz']),
    request('INVITE', 'sip:1@demo.invalid', [`Authorization: Digest ${'x'.repeat(5_000)}`]),
    request('INVITE', 'sip:console@demo.invalid').replace('SIP/2.0', 'SIP/7.0'),
  ]
  for (const message of nonsense) socket.send(message)
  socket.send(Buffer.from([0xff, 0x00, 0xfe]), { binary: true })
  socket.send(request('OPTIONS', 'sip:demo.invalid'))
  await until(() => received.some((message) => /CSeq: 1 OPTIONS/.test(message)))
  expect(events.some(({ type }) => type === 'malformed')).toBe(true)

  const large = await connect(exchange.url)
  const closed = new Promise((resolve) => large.socket.once('close', resolve))
  large.socket.send('x'.repeat(70_000))
  expect(await closed).toBe(1009)
})
