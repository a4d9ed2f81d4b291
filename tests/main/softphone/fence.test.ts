import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createFence, type FenceOptions } from '../../../src-main/softphone/fence/fence.ts'
import { addressedTo, ipv6Messages } from '../../support/rfc5118.ts'
import { parseSip, writeInDialog, writeInvite, writeResponse } from '../../support/sip-text.ts'
import { aliceIsRegistered } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function alice(...parameters: Parameters<typeof aliceIsRegistered>) {
  const story = await aliceIsRegistered(...parameters)
  atTheEnd.push(story.end)
  return story
}

/** A fence on a clock that the story moves. */
function fenceAt(more: Partial<FenceOptions> = {}) {
  const clock = { now: 0 }
  return { clock, fence: createFence({ now: () => clock.now, ...more }) }
}

function verdictOf(text: string, { fence } = fenceAt()): string {
  const verdict = fence.admit(text)
  return verdict.kind === 'answer' ? String(parseSip(verdict.reply).status) : verdict.kind
}

const folder = new URL('../../fixtures/rfc4475/', import.meta.url)
const torture = new Map(
  readdirSync(folder).map((name) => [
    name.replace('.dat', ''),
    readFileSync(new URL(name, folder), 'latin1'),
  ]),
)

describe('the messages of RFC 4475', () => {
  it.each([
    // Section 3.1.1: correct, however strange.
    ['wsinv', 'pass'],
    ['intmeth', 'pass'],
    ['esc01', 'pass'],
    ['escnull', 'pass'],
    ['esc02', 'pass'],
    ['lwsdisp', 'pass'],
    ['longreq', 'pass'],
    ['dblreq', 'pass'],
    ['semiuri', 'pass'],
    ['transports', 'pass'],
    ['mpart01', 'pass'],
    // Responses to nothing, correct or not.
    ['unreason', 'drop'],
    ['noreason', 'drop'],
    ['bigcode', 'drop'],
    ['scalarlg', 'drop'],
    ['bcast', 'drop'],
    // Section 3.1.2: wrong.
    ['clerr', '400'],
    ['ncl', '400'],
    ['scalar02', '400'],
    ['ltgtruri', '400'],
    ['lwsruri', '400'],
    ['lwsstart', '400'],
    ['trws', '400'],
    ['escruri', '400'],
    ['mismatch01', '400'],
    ['mismatch02', '400'],
    ['badvers', '505'],
    // Strange or wrong in what is for a proxy or a registrar; sip.js refuses them as what they are (below).
    ['baddate', 'pass'],
    ['badbranch', 'pass'],
    ['cparam01', 'pass'],
    ['cparam02', 'pass'],
    ['regaut01', 'pass'],
    ['regbadct', 'pass'],
    ['regescrt', 'pass'],
    ['unksm2', 'pass'],
    // Section 3.3.
    ['insuf', 'drop'],
    ['novelsc', '416'],
    ['unkscm', '416'],
    ['bext01', '420'],
    ['invut', '415'],
    ['multi01', '400'],
    ['mcl01', '400'],
    ['zeromf', 'pass'],
    ['inv2543', 'pass'],
    ['sdp01', 'pass'],
  ])('%s: %s', (name, expected) => expect(verdictOf(torture.get(name) ?? '')).toBe(expected))

  it.each(['quotbal', 'badinv01', 'baddn', 'badaspec'])(
    '%s gets its 400 once sip.js could not read it',
    async (name) => {
      const { peer } = await alice()
      peer.send(torture.get(name) ?? '')
      const answer = await peer.next(({ status }) => status > 0)
      expect(answer.status).toBe(400)
    },
  )

  // As they stand they are for somebody else (RFC 3261, section 8.2.2.1); then as if they were for Alice.
  it.each([
    ['cparam01', 404, 405],
    ['cparam02', 404, 405],
    ['baddate', 404, 180],
    ['badbranch', 404, 200],
    ['regaut01', 404, 405],
    ['regescrt', 404, 405],
    ['regbadct', 400, 400],
    ['unksm2', 400, 400],
  ])(
    '%s: answered with %i over the socket, with %i where it is for Alice',
    async (name, status, forAlice) => {
      const { peer } = await alice()
      const text = torture.get(name) ?? ''
      const finished = (id: string) =>
        peer.next((answer) => answer.status > 100 && answer.header('call-id') === id)
      const id = parseSip(text).header('call-id') ?? ''
      peer.send(text)
      expect((await finished(id)).status).toBe(status)
      peer.send(text.replace(/^(\w+) \S+/, '$1 sip:alice@pbx.example').replaceAll(id, 'for-alice'))
      expect((await finished('for-alice')).status).toBe(forAlice)
    },
  )

  it('are read byte by byte, also where their bytes are no UTF-8 (binary frames)', async () => {
    const { peer, events, softphone } = await alice()
    const send = (name: string) => {
      const bytes = readFileSync(new URL(`${name}.dat`, folder))
      peer.sendBytes(bytes)
      return parseSip(bytes.toString())
    }
    const odd = send('intmeth')
    const refused = await peer.next(({ status }) => status > 0)
    expect(refused.status).toBe(405)
    for (const name of ['via', 'from', 'call-id', 'cseq']) expect(refused.header(name)).toBe(odd.header(name))
    // A response to nothing of ours, then a MESSAGE for somebody else with bytes that are no text.
    send('unreason')
    const message = send('mpart01')
    const answer = await peer.next(({ status }) => status > 0)
    expect([answer.status, answer.header('call-id')]).toEqual([404, message.header('call-id')])
    expect(softphone.line().state).toBe('registered')
    expect(events).toEqual([])
  })

  it('says which extension it does not know, and which body it takes', () => {
    const { fence } = fenceAt()
    const answers = ['bext01', 'invut'].map((name) => fence.admit(torture.get(name) ?? ''))
    expect(answers).toMatchObject([
      { reply: expect.stringContaining('Unsupported: nothingsupportsthis') },
      { reply: expect.stringContaining('Accept: application/sdp') },
    ])
  })
})

describe('the messages of RFC 5118', () => {
  it.each(ipv6Messages.map((message) => [message.section, message.name, message] as const))(
    'section %s, %s: read and answered',
    async (_section, _name, message) => {
      const { peer } = await alice()
      peer.send(addressedTo('alice', message))
      const answer = await peer.next(({ status }) => status > 100)
      const method = message.text.split(' ')[0] ?? ''
      const expected = { REGISTER: 405, BYE: 481, OPTIONS: 200, INVITE: 180 }[method]
      expect(answer.status).toBe(message.valid ? expected : 400)
    },
  )

  it('are survived as they stand, and Maria calls', async () => {
    const { peer, call } = await alice()
    for (const { text } of ipv6Messages) peer.send(text)
    peer.send(writeInvite({ from: '"Maria" <sip:+390612345678@pbx.example>' }).raw)
    await call(({ remote }) => remote.displayName === 'Maria')
    expect(peer.connections()).toBe(1)
  })
})

describe('what is wrong with a request', () => {
  const invite = writeInvite().raw
  it.each([
    ['nothing', (text: string) => text, 'pass'],
    [
      'a folded header',
      (text: string) => text.replace('Max-Forwards: 70', 'Subject: a\r\n b\r\nMax-Forwards: 70'),
      'pass',
    ],
    ['compact headers', (text: string) => text.replace('From:', 'f:').replace('Call-ID:', 'i:'), 'pass'],
    ['two From', (text: string) => text.replace('CSeq:', 'f: <sip:b@c>;tag=1\r\nCSeq:'), '400'],
    ['a line without a colon', (text: string) => text.replace('CSeq:', 'hello\r\nCSeq:'), '400'],
    ['no To', (text: string) => text.replace(/To:.*\r\n/, ''), 'drop'],
    ['no Contact is for sip.js', (text: string) => text.replace(/Contact:.*\r\n/, ''), 'pass'],
    ['CSeq of 2**31', (text: string) => text.replace('CSeq: 10', 'CSeq: 2147483648'), '400'],
    ['a header of 9,000', (text: string) => text.replace('CSeq:', `X: ${'x'.repeat(9_000)}\r\nCSeq:`), '513'],
    ['300 headers', (text: string) => text.replace('CSeq:', `${'X: y\r\n'.repeat(300)}CSeq:`), '513'],
    ['a body of 70,000', (text: string) => `${text}${'x'.repeat(70_000)}`, '513'],
    [
      'a zipped description',
      (text: string) => text.replace('CSeq:', 'Content-Encoding: gzip\r\nCSeq:'),
      '415',
    ],
    [
      'a body that may be ignored',
      (text: string) =>
        text.replace('application/sdp', 'text/plain\r\nContent-Disposition: render;handling=optional'),
      'pass',
    ],
    [
      'Require of what is known',
      (text: string) => text.replace('CSeq:', 'Require: 100rel, timer\r\nCSeq:'),
      'pass',
    ],
    ['no end', (text: string) => text.replace('\r\n\r\n', '\r\n'), 'drop'],
  ] as const)('%s', (_what, change, expected) => expect(verdictOf(change(invite))).toBe(expected))

  it('answers with what has to be copied, and the same tag each time', () => {
    const { fence } = fenceAt()
    const wrong = writeInvite({ headers: ['Require: telepathy'] })
    const [first, second] = [fence.admit(wrong.raw), fence.admit(wrong.raw)]
    expect(first).toEqual(second)
    const reply = parseSip(first.kind === 'answer' ? first.reply : '')
    expect(reply.header('via')).toBe(wrong.header('via'))
    expect(reply.header('call-id')).toBe(wrong.header('call-id'))
    expect(reply.header('to')).toMatch(/;tag=f/)
  })

  it('never answers an ACK', () =>
    expect(verdictOf(writeInvite().raw.replaceAll('INVITE', 'ACK').replace('CSeq: 10', 'CSeq: x'))).toBe(
      'drop',
    ))
})

describe('responses', () => {
  const request = writeInvite()
  it('of nothing that we sent are thrown away (RFC 3261, section 18.1.2)', () =>
    expect(verdictOf(writeResponse(request, 200))).toBe('drop'))

  it('of ours are let in, with one Via and a CSeq that can be read', () => {
    const here = fenceAt()
    here.fence.sent(request.raw)
    const response = writeResponse(request, 200)
    expect(verdictOf(response, here)).toBe('pass')
    expect(verdictOf(response.replace('From:', 'Via: SIP/2.0/WS other\r\nFrom:'), here)).toBe('drop')
    expect(verdictOf(response.replace(/CSeq: .*/, 'CSeq: ?'), here)).toBe('drop')
  })
})

describe('a flood', () => {
  const from = (number: number) => writeInvite({ from: `<sip:${number}@pbx.example>` })
  const options = (sender: string) =>
    writeInvite({ from: `<sip:${sender}@scanner.example>` }).raw.replaceAll('INVITE', 'OPTIONS')

  function count(here: ReturnType<typeof fenceAt>, texts: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const text of texts) {
      const verdict = verdictOf(text, here)
      counts[verdict] = (counts[verdict] ?? 0) + 1
    }
    return counts
  }

  it('of one caller lets 20 calls in, then two a second, and another caller at once', () => {
    const here = fenceAt()
    const calls = () => Array.from({ length: 100 }, () => from(100).raw)
    expect(count(here, calls())).toEqual({ pass: 20, '486': 80 })
    here.clock.now += 1_000
    expect(count(here, calls())).toEqual({ pass: 2, '486': 98 })
    expect(count(here, [from(200).raw])).toEqual({ pass: 1 })
  })

  it('of a trunk that sends every call from one number is told apart by who the PBX says calls', () => {
    const here = fenceAt()
    const trunk = (caller: string) =>
      from(100).raw.replace('\r\n', `\r\nP-Asserted-Identity: <sip:${caller}@pbx.example>\r\n`)
    expect(
      count(
        here,
        Array.from({ length: 50 }, () => trunk('200')),
      ),
    ).toEqual({ pass: 20, '486': 30 })
    expect(verdictOf(trunk('300'), here)).toBe('pass')
  })

  it('of a thousand callers lets 60 in, 20 a second afterwards, and everybody who is on a card', () => {
    const here = fenceAt({ isFamiliar: (headers) => /maria/.test(headers('From')[0] ?? '') })
    const calls = () => Array.from({ length: 500 }, (_, index) => from(index).raw)
    expect(count(here, calls())).toEqual({ pass: 60, '486': 440 })
    here.clock.now += 1_000
    expect(count(here, calls().slice(0, 100))).toEqual({ pass: 20, '486': 80 })
    expect(verdictOf(writeInvite({ from: '<sip:maria@pbx.example>' }).raw, here)).toBe('pass')
    expect(verdictOf(writeInvite({ from: '<sip:nobody@pbx.example>' }).raw, here)).toBe('486')
  })

  it('of OPTIONS lets the PBX’s own through, answers some, and then says nothing', () => {
    const here = fenceAt()
    const flood = Array.from({ length: 2_000 }, () => options('scanner'))
    expect(count(here, flood)).toEqual({ pass: 20, '503': 500, drop: 1_480 })
    expect(verdictOf(options('asterisk'), here)).toBe('pass')
  })

  it('of BYEs to nobody leaves a conversation of ours alone', () => {
    const here = fenceAt()
    const talk = from(1)
    expect(verdictOf(talk.raw, here)).toBe('pass')
    const answer = parseSip(writeResponse(talk, 200, { body: 'x' }))
    here.fence.sent(answer.raw)
    const bye = (dialog: typeof talk) =>
      writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: 'sip:alice@x' }).raw
    const stranger = parseSip(writeResponse(writeInvite(), 200))
    expect(
      count(
        here,
        Array.from({ length: 1_000 }, () => bye(stranger)),
      ),
    ).toEqual({ pass: 100, drop: 900 })
    // Whoever rang meanwhile does not push it out of mind.
    for (let number = 0; number < 3_000; number += 1) {
      here.clock.now += 100
      const ringing = from(number + 1_000)
      expect(verdictOf(ringing.raw, here)).toBe('pass')
      here.fence.sent(writeResponse(ringing, 180))
    }
    expect(verdictOf(bye(answer), here)).toBe('pass')
  })
})
