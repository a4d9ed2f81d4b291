import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createFence } from '../../../src-main/softphone/fence/fence.ts'
import { testAccount } from '../../../src-main/softphone/test-account.ts'
import { alicesAccount, installAlicesPhone, quick } from '../../support/alices-phone.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
import {
  contactOf,
  parseSip,
  remoteSdp,
  type SipText,
  writeInDialog,
  writeInvite,
  writeResponse,
} from '../../support/sip-text.ts'
import { bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

// A second passes soon on a busy computer: what counts here is who answers what.
const unhurried = { connectMs: 5_000, registerMs: 5_000 }
const testOptions = {
  userAgentName: 'Pronto test',
  report: () => {},
  timing: { ...quick, ...unhurried },
}

const sha = 'Digest realm="pbx", nonce="for-sha", qop="auth", algorithm=SHA-256'
const md5 =
  'Digest realm="the pbx, upstairs", nonce="for-md5", algorithm=MD5, qop="auth,auth-int", opaque="o"'
const session = 'Digest realm="pbx",nonce="for-sess",algorithm=MD5-sess'
const plain = 'Digest realm="the pbx, upstairs", nonce="for-md5"'
const quoted = 'Digest realm="the pbx, upstairs", nonce="for-md5", algorithm="md5"'

const hash = (...parts: readonly (string | undefined)[]) =>
  createHash('md5').update(parts.join(':')).digest('hex')

/** Worked out once more by RFC 7616, sections 3.4.1 to 3.4.3: the right answer to the MD5 challenge. */
function isSigned(request: SipText): boolean {
  const header = request.header('authorization') ?? request.header('proxy-authorization') ?? ''
  const given = new Map(
    [...header.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(([, name = '', text, token]) => [
      name,
      text ?? token,
    ]),
  )
  const key = hash('alice', 'the pbx, upstairs', 'wonderland')
  const what = hash(request.method, given.get('uri'))
  const middle =
    given.get('qop') === undefined ? [] : [given.get('nc'), given.get('cnonce'), given.get('qop')]
  return given.get('response') === hash(key, 'for-md5', ...middle, what)
}

/** A PBX that asks who is there with these headers, and takes only the right MD5 answer. */
function askedWith(status: 401 | 407, challenges: readonly string[], methods: readonly string[]) {
  const name = status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate'
  return startScriptedPeer({
    intercept(request, peer) {
      if (!methods.includes(request.method) || isSigned(request)) return false
      peer.respond(request, status, { headers: challenges.map((challenge) => `${name}: ${challenge}`) })
      return true
    },
  })
}

async function aliceAt(...parameters: Parameters<typeof askedWith>) {
  const peer = await askedWith(...parameters)
  const phone = installAlicesPhone(unhurried)
  atTheEnd.push(peer.close, phone.softphone.close)
  await phone.softphone.use([alicesAccount(peer.url)])
  return { ...phone, peer, end: async () => {} }
}

const isRegistered = ({ state }: { state: string }) => state === 'registered'

describe('of several challenges the one that can be answered is answered (trap 12; RFC 8760, section 2.4)', () => {
  it.each([
    ['SHA-256 first, MD5 second', [sha, md5]],
    ['MD5 first, SHA-256 second', [md5, sha]],
    ['both in one header', [`${sha}, ${md5}`]],
    ['three in two headers', [`${sha}, ${md5}`, session]],
    ['one that sip.js cannot read', [session, md5]],
    ['another scheme', ['Basic realm="pbx"', md5, 'Negotiate']],
    ['no algorithm named', [sha, plain]],
    ['an algorithm in quotes', [quoted, sha]],
    ['one alone, as ever', [md5]],
  ])('REGISTER: %s', async (_what, challenges) => {
    const { peer, line, lines } = await aliceAt(401, challenges, ['REGISTER'])
    await line(isRegistered)
    expect(lines.map(({ state }) => state)).toEqual(['connecting', 'registered'])
    expect(peer.messages.filter(({ method }) => method === 'REGISTER')).toHaveLength(2)
  })

  it.each([
    [407, [sha, md5]],
    [407, [md5, sha]],
    [401, [`${sha}, ${md5}`]],
  ] as const)('INVITE, asked by %i', async (status, challenges) => {
    const { peer, line, softphone, call } = await aliceAt(status, challenges, ['INVITE'])
    await line(isRegistered)
    const dialling = softphone.dial('06 123')
    peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
    await peer.next((message) => message.method === 'ACK' && message.header('to')?.includes(';tag=') === true)
    expect(await dialling).toMatchObject({ outcome: 'done' })
    await call(({ state }) => state === 'talking')
  })

  it('REFER within a call', async () => {
    const story = await aliceAt(407, [md5, sha], ['REFER'])
    await story.line(isRegistered)
    const { peer, softphone } = story
    const { call, dialog } = await bobCallsAndAliceAnswers(story)
    const passing = softphone.transfer(call.id, '1002')
    peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
    await peer.next('ACK')
    peer.respond(await peer.next('REFER'), 202)
    const bye = { peerIs: 'caller', cseq: 20, target: contactOf(dialog) } as const
    await peer.next(({ status }) => status === 0, 50).catch(() => undefined)
    peer.send(writeInDialog('BYE', dialog, bye).raw)
    expect(await passing).toBe('done')
  })

  it('the test of an account', async () => {
    const peer = await askedWith(401, [`${md5}, ${sha}`], ['REGISTER'])
    atTheEnd.push(peer.close)
    expect(await testAccount(alicesAccount(peer.url), testOptions)).toMatchObject({ registered: true })
  })
})

describe('where none can be answered', () => {
  const none = [
    ['SHA-256 only', [sha]],
    ['SHA-512-256 and SHA-256 in one header', [`${sha.replace('256', '512-256')}, ${sha}`]],
    ['SHA-256 in quotes', [sha.replace('SHA-256', '"SHA-256"')]],
    ['MD5-sess only', [session]],
    ['Basic only', ['Basic realm="pbx"']],
    ['MD5 without a nonce', ['Digest realm="pbx", algorithm=MD5']],
    ['nothing at all', []],
  ] as const

  it.each(none)('the line says so, and blames no password: %s', async (_what, challenges) => {
    const { line } = await aliceAt(401, challenges, ['REGISTER'])
    expect(await line(({ trouble }) => trouble !== null)).toMatchObject({
      state: 'unreachable',
      trouble: 'unknown-digest',
      status: 401,
    })
  })

  it.each(none)('the test of an account says so: %s', async (_what, challenges) => {
    const peer = await askedWith(407, challenges, ['REGISTER'])
    atTheEnd.push(peer.close)
    expect(await testAccount(alicesAccount(peer.url), testOptions)).toEqual({
      registered: false,
      trouble: 'unknown-digest',
      status: 407,
    })
  })

  it('it is back as soon as the PBX allows MD5: nothing was sent that could get it banned', async () => {
    const challenges = [sha]
    const { line } = await aliceAt(401, challenges, ['REGISTER'])
    const { nextTryAt } = await line((view) => view.trouble === 'unknown-digest' && view.nextTryAt !== null)
    // A wrong password waits for 150 ms and more here.
    expect((nextTryAt ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThanOrEqual(quick.eagerCapMs ?? 0)
    challenges.push(md5)
    await line(isRegistered)
  })
})

describe('a challenge at the fence', () => {
  const request = writeInvite()
  const admitted = (headers: readonly string[], status = 401) => {
    const fence = createFence({ now: () => 0 })
    fence.sent(request.raw)
    const verdict = fence.admit(writeResponse(request, status, { headers, body: 'v=0\r\n' }))
    return verdict.kind === 'pass' ? verdict.text : verdict.kind
  }

  it('that stands alone goes by untouched, and so does every other response', () => {
    const one = [`WWW-Authenticate: ${md5}`]
    expect(admitted(one)).toBe(writeResponse(request, 401, { headers: one, body: 'v=0\r\n' }))
    const two = [`WWW-Authenticate: ${sha}`, `WWW-Authenticate: ${md5}`]
    expect(admitted(two, 486)).toBe(writeResponse(request, 486, { headers: two, body: 'v=0\r\n' }))
  })

  it('leaves all other headers and the body as they were', () => {
    const folded = `WWW-Authenticate: ${sha},\r\n ${md5.replace(', nonce', ',\r\n\tnonce')}`
    const before = parseSip(writeResponse(request, 401, { body: 'v=0\r\n' }))
    const after = parseSip(admitted([folded, 'Proxy-Authenticate: Negotiate']))
    for (const name of ['via', 'from', 'to', 'call-id', 'cseq', 'content-length'])
      expect(after.headers(name)).toEqual(before.headers(name))
    expect(after.body).toBe('v=0\r\n')
    expect(after.headers('www-authenticate')).toEqual([md5])
    expect(after.headers('proxy-authenticate')).toEqual([])
  })

  it.each([
    ['a quote that never ends', `${sha}, Digest realm="pbx, nonce=1`],
    ['backslashes to the end', `${sha}, Digest realm="${'\\"'.repeat(3_000)}\\`],
    ['commas', ','.repeat(7_000)],
    ['spaces', `Digest ${' '.repeat(7_000)}=`],
    ['equals signs', `algorithm${'='.repeat(7_000)}`],
  ])('that is no challenge is left out, soon: %s', (_what, value) => {
    const begin = performance.now()
    expect(parseSip(admitted([`WWW-Authenticate: ${value}`])).headers('www-authenticate')).toEqual([])
    expect(performance.now() - begin).toBeLessThan(1_000)
  })
})
