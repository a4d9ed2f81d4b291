import { afterEach, describe, expect, it } from 'vitest'
import { remoteSdp, writeCancel, writeInvite, writeResponse } from '../../support/sip-text.ts'
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

const isEnded = ({ state }: { state: string }) => state === 'ended'
const isTalking = ({ state }: { state: string }) => state === 'talking'

describe('Alice calls', () => {
  it('a number in any spelling: dialling, alerting, talking', async () => {
    const { peer, softphone, call, events } = await alice()
    const dialling = softphone.dial('+39 06/1234-5678')
    const invite = await peer.next('INVITE')
    expect(invite.firstLine).toBe('INVITE sip:+390612345678@pbx.example SIP/2.0')
    peer.respond(invite, 100)
    peer.respond(invite, 180)
    await call(({ state }) => state === 'alerting')
    peer.send(writeResponse(invite, 200, { body: remoteSdp() }))
    await peer.next('ACK')
    expect(await dialling).toMatchObject({ outcome: 'done' })
    await call(isTalking)
    expect(events.map(({ state }) => state)).toEqual(['dialling', 'alerting', 'talking'])
  })

  it.each([
    [486, 'busy'],
    [600, 'busy'],
    [603, 'declined'],
    [408, 'no-answer'],
    [480, 'no-answer'],
    [404, 'no-such-number'],
    [484, 'no-such-number'],
    [604, 'no-such-number'],
    [403, 'not-allowed'],
    [415, 'no-common-codec'],
    [488, 'no-common-codec'],
    [606, 'no-common-codec'],
    [302, 'pbx-error'],
    [500, 'pbx-error'],
  ] as const)('and hears %s as %s', async (status, reason) => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    peer.respond(await peer.next('INVITE'), status)
    expect((await call(isEnded)).end).toEqual({ reason, status })
  })

  it('and gives up: CANCEL', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.respond(invite, 180)
    const { id } = await call(({ state }) => state === 'alerting')
    expect(await softphone.hangUp(id)).toBe('done')
    expect((await call(isEnded)).end?.reason).toBe('cancelled-here')
    peer.respond(await peer.next('CANCEL'), 200)
    peer.respond(invite, 487)
  })

  it('and gives up while Bob lifts the receiver: BYE', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.respond(invite, 180)
    await softphone.hangUp((await call(({ state }) => state === 'alerting')).id)
    peer.send(writeResponse(invite, 200, { body: remoteSdp() }))
    await peer.next('ACK')
    await peer.next('BYE')
  })

  it('without a microphone, a window, a line or a number', async () => {
    const { softphone, window, peer, line } = await alice()
    window.answers['local-description'] = () => ({ ok: false, code: 'no-microphone' })
    expect(await softphone.dial('123')).toMatchObject({ outcome: 'no-microphone' })
    expect(await softphone.dial('call Maria')).toEqual({ outcome: 'not-a-number', callId: null })
    window.isThere = false
    expect(await softphone.dial('123')).toEqual({ outcome: 'no-media-window', callId: null })
    peer.register = 'silence'
    peer.cut()
    await line(({ state }) => state !== 'registered')
    expect(await softphone.dial('123')).toEqual({ outcome: 'no-line', callId: null })
    expect(peer.messages.some(({ method }) => method === 'INVITE')).toBe(false)
  })

  it('and loses the line before anybody answered', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    peer.respond(await peer.next('INVITE'), 180)
    await call(({ state }) => state === 'alerting')
    peer.cut()
    expect((await call(isEnded)).end?.reason).toBe('line-lost')
    await peer.next('CANCEL')
  })
})

describe('early media', () => {
  it('is heard, and the call connects on the same peer connection', async () => {
    const { peer, softphone, call, window } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.send(writeResponse(invite, 183, { body: remoteSdp() }))
    await expect.poll(() => window.commands.at(-1)?.kind).toBe('remote-description')
    peer.send(writeResponse(invite, 200, { body: remoteSdp() }))
    await peer.next('ACK')
    await call(isTalking)
    expect(window.commands.map(({ kind }) => kind)).toEqual(['local-description', 'remote-description'])
  })

  it('of one fork does not keep another from answering (trap 15)', async () => {
    const { peer, softphone, call, window } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.send(writeResponse(invite, 183, { body: remoteSdp('announcement'), tag: 'announcement' }))
    await expect.poll(() => window.commands.at(-1)?.kind).toBe('remote-description')
    peer.send(writeResponse(invite, 180, { tag: 'bob' }))
    peer.send(writeResponse(invite, 200, { body: remoteSdp('bob'), tag: 'bob' }))
    await peer.next('ACK')
    const talking = await call(isTalking)
    const fresh = await peer.next('INVITE')
    expect(fresh.header('replaces')).toContain('to-tag=bob')
    expect(fresh.firstLine).toContain('sip:peer-bob@127.0.0.1')
    peer.send(writeResponse(fresh, 200, { body: remoteSdp('bob again') }))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: talking.id, state: 'talking' }])
  })

  it('is left out where the answer comes in the same breath', async () => {
    const { peer, softphone, call, window } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.send(writeResponse(invite, 183, { body: remoteSdp('announcement'), tag: 'announcement' }))
    peer.send(writeResponse(invite, 200, { body: remoteSdp('bob'), tag: 'bob' }))
    await peer.next('ACK')
    await call(isTalking)
    expect(window.commands).toMatchObject([{ kind: 'local-description' }, { sdp: remoteSdp('bob') }])
  })

  it('ends the second of two forks that both answer', async () => {
    const { peer, softphone, call } = await alice()
    void softphone.dial('123')
    const invite = await peer.next('INVITE')
    peer.send(writeResponse(invite, 200, { body: remoteSdp('bob'), tag: 'bob' }))
    await call(isTalking)
    peer.send(writeResponse(invite, 200, { body: remoteSdp('carla'), tag: 'carla' }))
    const bye = await peer.next('BYE')
    expect(bye.header('to')).toContain('carla')
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })
})

describe('the connection goes while a call rings', () => {
  it('can be answered when the line is back (trap 5)', async () => {
    const { peer, softphone, call, line } = await alice()
    peer.send(writeInvite().raw)
    const { id } = await call(({ state }) => state === 'ringing')
    peer.cut()
    await line(({ trouble }) => trouble === 'connection-lost')
    expect(await softphone.answer(id)).toBe('no-line')
    await line(({ state }) => state === 'registered')
    expect(await softphone.answer(id)).toBe('done')
    await peer.next(({ status }) => status === 200)
    await call(isTalking)
  })

  it('still takes the CANCEL on the new connection', async () => {
    const { peer, call, line } = await alice()
    const invite = writeInvite()
    peer.send(invite.raw)
    await call(({ state }) => state === 'ringing')
    peer.cut()
    await line(({ trouble }) => trouble === 'connection-lost')
    await line(({ state }) => state === 'registered')
    peer.send(writeCancel(invite))
    expect((await call(isEnded)).end?.reason).toBe('caller-gave-up')
  })

  it('stops ringing at last where nothing came after the drop: the CANCEL may have been lost', async () => {
    const { peer, call } = await alice({ timing: { ringGraceMs: 100 } })
    peer.send(writeInvite().raw)
    await call(({ state }) => state === 'ringing')
    peer.cut()
    expect((await call(isEnded)).end?.reason).toBe('line-lost')
  })
})
