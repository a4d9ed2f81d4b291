import { createServer, type Server } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { testAccount } from '../../../src-main/softphone/test-account.ts'
import { alicesAccount, quick } from '../../support/alices-phone.ts'
import { createCertificate } from '../../support/pbx/certificate.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'

const atTheEnd: (() => unknown)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

const day = 86_400_000
const reports: string[] = []
const options = {
  userAgentName: 'Pronto test',
  report: (what: string) => void reports.push(what),
  timing: quick,
}

async function peerAt(...parameters: Parameters<typeof startScriptedPeer>) {
  const peer = await startScriptedPeer(...parameters)
  atTheEnd.push(peer.close)
  return peer
}

async function peerWithCertificate(now: number, more: Parameters<typeof createCertificate>[1] = {}) {
  const { certificate, key } = createCertificate(now, more)
  const peer = await peerAt({ certificate: { cert: certificate, key } })
  return { peer, certificate }
}

async function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atTheEnd.push(() => server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('what keeps an account from connecting has a name (trap 10)', () => {
  it('a certificate that is its own authority', async () => {
    const { peer } = await peerWithCertificate(Date.now())
    expect(await testAccount(alicesAccount(peer.url), options)).toEqual({
      registered: false,
      trouble: 'certificate-self-signed',
      status: null,
    })
  })

  it('is connected to where the account knows the authority', async () => {
    const { peer, certificate } = await peerWithCertificate(Date.now())
    const account = alicesAccount(peer.url, { certificateAuthority: certificate })
    expect(await testAccount(account, options)).toMatchObject({ registered: true })
  })

  it('an expired certificate', async () => {
    const { peer, certificate } = await peerWithCertificate(Date.now() - 60 * day)
    const account = alicesAccount(peer.url, { certificateAuthority: certificate })
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'certificate-expired' })
  })

  it('a certificate of another host', async () => {
    const { peer, certificate } = await peerWithCertificate(Date.now(), { host: 'pbx.example' })
    const account = alicesAccount(peer.url, { certificateAuthority: certificate })
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'certificate-wrong-host' })
  })

  it('a certificate of an unknown authority', async () => {
    const { peer } = await peerWithCertificate(Date.now(), { signedBy: createCertificate(Date.now()).key })
    expect(await testAccount(alicesAccount(peer.url), options)).toMatchObject({
      trouble: 'certificate-untrusted',
    })
  })

  it('a port where nobody listens', async () => {
    const port = await listen(createServer())
    await atTheEnd.pop()?.()
    const account = alicesAccount(`ws://127.0.0.1:${port}/`)
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'connection-refused' })
  })

  it('a name that does not exist', async () => {
    const account = alicesAccount('ws://pbx.invalid/')
    expect(await testAccount(account, { ...options, timing: { ...quick, connectMs: 10_000 } })).toMatchObject(
      {
        trouble: 'name-not-found',
      },
    )
  })

  it.each([404, 403, 200, 502])('a web server that answers %i', async (status) => {
    const port = await listen(
      createServer((_request, response) => response.writeHead(status).end()).on(
        'upgrade',
        (_request, socket) => socket.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\n\r\n`),
      ),
    )
    expect(await testAccount(alicesAccount(`ws://127.0.0.1:${port}/`), options)).toEqual({
      registered: false,
      trouble: 'not-a-sip-server',
      status,
    })
  })

  it('TLS asked of a port that speaks none', async () => {
    const peer = await peerAt()
    const account = alicesAccount(peer.url.replace('ws:', 'wss:'))
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'not-a-sip-server' })
  })

  it('something that takes connections and never says a word', async () => {
    const port = await listen(createSocketServer())
    const begin = performance.now()
    const account = alicesAccount(`ws://127.0.0.1:${port}/`)
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'no-answer' })
    expect(performance.now() - begin).toBeLessThan(2_000)
  })

  it('a port that talks something else', async () => {
    const port = await listen(createSocketServer((socket) => void socket.end('220 mail.example ESMTP\r\n')))
    const account = alicesAccount(`ws://127.0.0.1:${port}/`)
    expect(await testAccount(account, options)).toMatchObject({ trouble: 'not-a-sip-server' })
  })
})

describe('the test of an account', () => {
  it('registers and takes its contact back', async () => {
    const peer = await peerAt({ register: 'digest' })
    expect(await testAccount(alicesAccount(peer.url), options)).toEqual({
      registered: true,
      trouble: null,
      status: null,
    })
    expect(peer.messages.at(-1)?.header('contact')).toContain('expires=0')
  })

  it('touches no contact of an account that is in use', async () => {
    const peer = await peerAt({
      intercept(request, self) {
        if (request.method !== 'REGISTER' || request.header('contact')) return false
        self.respond(request, 200, { headers: ['Contact: <sip:alice@other.invalid>;expires=60'] })
        return true
      },
    })
    expect(await testAccount(alicesAccount(peer.url), options)).toMatchObject({ registered: true })
    expect(peer.messages.filter(({ method }) => method === 'REGISTER')).toHaveLength(1)
  })

  it('ends by its own deadline where REGISTER is never answered (trap 2)', async () => {
    const peer = await peerAt({ register: 'silence' })
    expect(await testAccount(alicesAccount(peer.url), options)).toMatchObject({ trouble: 'no-answer' })
    await expect.poll(peer.openConnections).toBe(0)
  })

  it('never lets the password out', async () => {
    const peer = await peerAt({ register: 'digest' })
    await testAccount(alicesAccount(peer.url), options)
    const everything = [...reports, ...peer.messages.map(({ raw }) => raw)].join('\n')
    expect(everything).not.toContain('wonderland')
  })
})
