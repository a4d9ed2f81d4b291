import { afterEach, describe, expect, it } from 'vitest'
import { defaultTiming } from '../../../src-main/softphone/timing.ts'
import {
  contactOf,
  remoteSdp,
  writeCancel,
  writeInDialog,
  writeInvite,
  writeResponse,
} from '../../support/sip-text.ts'
import {
  aliceCallsAndBobAnswers,
  aliceIsRegistered,
  bobCallsAndAliceAnswers,
} from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function alice(...parameters: Parameters<typeof aliceIsRegistered>) {
  const story = await aliceIsRegistered(...parameters)
  atTheEnd.push(story.end)
  return story
}

const isEnded = ({ state }: { state: string }) => state === 'ended'
const isTalking = ({ state }: { state: string }) => state === 'talking'
const answerTo = (cseq: string) => (message: { status: number; header(name: string): string | undefined }) =>
  message.status >= 200 && message.header('cseq') === cseq
// In the same read as an ACK a re-INVITE would get 500 with Retry-After (RFC 3261, section 14.2).
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

async function aliceTalks() {
  const story = await alice()
  const talk = await bobCallsAndAliceAnswers(story)
  await soon()
  const say = (method: string, cseq: number, more: { headers?: readonly string[]; body?: string } = {}) =>
    story.peer.send(
      writeInDialog(method, talk.dialog, { peerIs: 'caller', cseq, target: contactOf(talk.dialog), ...more })
        .raw,
    )
  return { ...story, ...talk, say, current: story.call }
}

describe('a re-INVITE without a description (RFC 3261, section 14.2)', () => {
  it('gets an offer in its 200, and the answer in the ACK is taken', async () => {
    const { peer, softphone, window, say } = await aliceTalks()
    const before = window.commands.length
    say('INVITE', 11)
    const offer = await peer.next(answerTo('11 INVITE'))
    expect(offer.status).toBe(200)
    expect(offer.header('content-type')).toBe('application/sdp')
    expect(offer.body).toContain('m=audio')
    say('ACK', 11, { body: remoteSdp('first', 'sendrecv') })
    await expect
      .poll(() => window.commands.slice(before).map(({ kind }) => kind))
      .toEqual(['local-description', 'remote-description'])
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('leaves a call on hold on hold', async () => {
    const { peer, softphone, call, window, say } = await aliceTalks()
    const holding = softphone.hold(call.id)
    peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
    await holding
    say('INVITE', 11)
    await peer.next(answerTo('11 INVITE'))
    expect(window.commands.at(-1)).toMatchObject({ kind: 'local-description', direction: 'sendonly' })
    say('ACK', 11, { body: remoteSdp('first', 'recvonly') })
    await soon()
    expect(softphone.calls()).toMatchObject([{ state: 'held' }])
  })
})

describe('an INVITE without a description', () => {
  it('rings, and is answered with an offer', async () => {
    const { peer, softphone, call } = await alice()
    peer.send(writeInvite({ body: '' }).raw)
    const { id } = await call(({ state }) => state === 'ringing')
    const answering = softphone.answer(id)
    const offer = await peer.next(answerTo('10 INVITE'))
    expect(offer.body).toContain('m=audio')
    const target = contactOf(offer)
    peer.send(writeInDialog('ACK', offer, { peerIs: 'caller', cseq: 10, target, body: remoteSdp() }).raw)
    expect(await answering).toBe('done')
    await call(isTalking)
  })
})

describe('session timers (RFC 4028)', () => {
  it('are refreshed by the PBX: the same description once more changes nothing', async () => {
    const { peer, softphone, say, events } = await aliceTalks()
    const before = events.length
    for (const cseq of [11, 12, 13]) {
      const headers = ['Session-Expires: 90;refresher=uac', 'Supported: timer']
      say('INVITE', cseq, { headers, body: remoteSdp() })
      expect((await peer.next(answerTo(`${cseq} INVITE`))).status).toBe(200)
      say('ACK', cseq)
      await soon()
    }
    expect(softphone.calls()).toMatchObject([{ state: 'talking', heldByOther: false }])
    expect(events).toHaveLength(before)
  })

  it('are refreshed by UPDATE in vain: it is no method of ours, and the call goes on', async () => {
    const { peer, softphone, say } = await aliceTalks()
    say('UPDATE', 11, { headers: ['Session-Expires: 90;refresher=uac'] })
    const answer = await peer.next(answerTo('11 UPDATE'))
    expect(answer.status).toBe(405)
    expect(answer.header('allow')).not.toContain('UPDATE')
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('end the call where nobody refreshed it: the PBX says BYE', async () => {
    const { say, current } = await aliceTalks()
    say('BYE', 11, { headers: ['Reason: SIP;cause=408;text="Session timer expired"'] })
    expect((await current(isEnded)).end?.reason).toBe('hung-up-there')
  })
})

describe('a late CANCEL', () => {
  it('after our 200 changes nothing (RFC 3261, section 9.2)', async () => {
    const { peer, softphone, invite } = await aliceTalks()
    peer.send(writeCancel(invite))
    const answer = await peer.next(answerTo('10 CANCEL'))
    expect([200, 481]).toContain(answer.status)
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('of a call that was refused already is answered and shown to nobody', async () => {
    const { peer, softphone, call, events } = await alice()
    const invite = writeInvite()
    peer.send(invite.raw)
    await softphone.reject((await call(({ state }) => state === 'ringing')).id, 'busy')
    await call(isEnded)
    const before = events.length
    peer.send(writeCancel(invite))
    await peer.next(answerTo('10 CANCEL'))
    expect(events).toHaveLength(before)
  })

  it('that crosses Alice’s own: Bob has answered, and gets a BYE', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.respond(invite, 180)
    await softphone.hangUp((await call(({ state }) => state === 'alerting')).id)
    await peer.next('CANCEL')
    peer.send(writeResponse(invite, 200, { body: remoteSdp() }))
    await peer.next('BYE')
    expect(softphone.calls()).toEqual([])
  })
})

describe('final responses to Alice’s call', () => {
  it.each([
    [401, 'not-allowed'],
    [403, 'not-allowed'],
    [404, 'no-such-number'],
    [407, 'not-allowed'],
    [408, 'no-answer'],
    [480, 'no-answer'],
    [486, 'busy'],
    [488, 'no-common-codec'],
    [503, 'pbx-error'],
    [603, 'declined'],
  ] as const)('%i is %s, and the next call gets through', async (status, reason) => {
    const story = await alice()
    void story.softphone.dial('123')
    story.peer.respond(await story.peer.next('INVITE'), status)
    expect((await story.call(isEnded)).end).toEqual({ reason, status })
    await aliceCallsAndBobAnswers(story, remoteSdp())
    expect(story.softphone.line().state).toBe('registered')
  })

  it('401 with a challenge is answered with a digest; a second one is the end of it', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const challenge = { headers: ['WWW-Authenticate: Digest realm="pbx",nonce="n1",algorithm=MD5'] }
    peer.respond(await peer.next('INVITE'), 401, challenge)
    const again = await peer.next(
      ({ method, header }) => method === 'INVITE' && header('authorization') !== undefined,
    )
    peer.respond(again, 401, challenge)
    expect((await call(isEnded)).end).toEqual({ reason: 'not-allowed', status: 401 })
  })
})

describe('two re-INVITEs at once (RFC 3261, section 14.1)', () => {
  it('wait 2.1 to 4 s where the call is ours, up to 2 s where it is theirs', () => {
    expect(defaultTiming.glareOwnerMs).toEqual([2_100, 4_000])
    expect(defaultTiming.glareOtherMs).toEqual([0, 2_000])
  })

  it.each([
    ['Alice called', 60],
    ['Bob called', 0],
  ])('%s: the hold comes again after its pause', async (who, atLeastMs) => {
    const story = await alice()
    const { call } =
      who === 'Alice called'
        ? await aliceCallsAndBobAnswers(story, remoteSdp())
        : await bobCallsAndAliceAnswers(story)
    const holding = story.softphone.hold(call.id)
    story.peer.respond(await story.peer.next('INVITE'), 491)
    const refused = performance.now()
    const again = await story.peer.next('INVITE')
    expect(performance.now() - refused).toBeGreaterThanOrEqual(atLeastMs - 5)
    story.peer.send(writeResponse(again, 200, { body: remoteSdp() }))
    expect(await holding).toBe('done')
  })
})

describe('forks', () => {
  it('three 183s from three phones, and a fourth that only answers', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    for (const tag of ['one', 'two', 'three'])
      peer.send(writeResponse(invite, 183, { body: remoteSdp(tag), tag }))
    await call(({ state }) => state === 'alerting')
    await soon()
    peer.send(writeResponse(invite, 200, { body: remoteSdp('four'), tag: 'four' }))
    await peer.next('ACK')
    const talking = await call(isTalking)
    const fresh = await peer.next(
      ({ method, header }) => method === 'INVITE' && header('replaces') !== undefined,
    )
    expect(fresh.header('replaces')).toContain('to-tag=four')
    peer.send(writeResponse(fresh, 200, { body: remoteSdp('four again') }))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: talking.id, state: 'talking' }])
  })
})
