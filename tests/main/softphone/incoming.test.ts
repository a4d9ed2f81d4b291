import { afterEach, describe, expect, it } from 'vitest'
import type { MediaReply } from '../../../src-main/contract/media.ts'
import { createLadder } from '../../../src-main/softphone/ladder.ts'
import { contactOf, writeCancel, writeInDialog, writeInvite } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function alice(...parameters: Parameters<typeof aliceIsRegistered>) {
  const story = await aliceIsRegistered(...parameters)
  atTheEnd.push(story.end)
  return story
}

const isRinging = ({ state }: { state: string }) => state === 'ringing'
const isEnded = ({ state }: { state: string }) => state === 'ended'
const status = (wanted: number) => (message: { status: number }) => message.status === wanted

describe('a call comes in', () => {
  it('is told in the very turn of the event loop that brought the INVITE', async () => {
    const { peer, call, events, window } = await alice()
    const depth = Error.stackTraceLimit
    Error.stackTraceLimit = 100
    let stack = ''
    const push = events.push.bind(events)
    events.push = (...calls) => {
      stack ||= new Error().stack ?? ''
      return push(...calls)
    }
    const before = performance.now()
    peer.send(writeInvite().raw)
    const ringing = await call(isRinging)
    Error.stackTraceLimit = depth
    expect(stack).toContain('ws-transport.ts')
    expect(ringing.arrivedMark).toBeGreaterThan(before)
    expect(ringing.remote).toEqual({
      user: '+390612345678',
      displayName: 'Maria Rossi',
      withheld: false,
      verified: false,
    })
    await peer.next(status(180))
    expect(window.commands).toEqual([])
  })

  it('is told before the PBX hears a word of it, which then hears 100 and 180', async () => {
    const ladder = createLadder(Date.now)
    const { peer, call, events } = await alice({ ladder })
    const heard = () => ladder.read().filter(({ firstLine }) => /^SIP\/2.0 1/.test(firstLine))
    let before: readonly unknown[] | null = null
    const push = events.push.bind(events)
    events.push = (...calls) => {
      before ??= heard()
      return push(...calls)
    }
    peer.send(writeInvite().raw)
    await peer.next(status(100))
    await peer.next(status(180))
    await call(isRinging)
    expect(before).toEqual([])
    expect(heard().map(({ firstLine }) => firstLine)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing'])
  })

  it('is answered, talks, and ends when the caller hangs up', async () => {
    const story = await alice()
    const { peer, call, window } = story
    const { dialog, call: talking } = await bobCallsAndAliceAnswers(story)
    expect(talking).toMatchObject({ audio: 'connecting', answeredAt: expect.any(Number), heldMs: 0 })
    expect(window.commands.map(({ kind }) => kind)).toEqual(['remote-description', 'local-description'])
    const bye = writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) })
    peer.send(bye.raw)
    await peer.next(status(200))
    expect((await call(isEnded)).end).toEqual({ reason: 'hung-up-there', status: null })
    expect(window.commands.at(-1)?.kind).toBe('close')
  })

  it('ends with a BYE of ours', async () => {
    const story = await alice()
    const { call } = await bobCallsAndAliceAnswers(story)
    expect(await story.softphone.hangUp(call.id)).toBe('done')
    await story.peer.next('BYE')
    expect((await story.call(isEnded)).end?.reason).toBe('hung-up-here')
    expect(await story.softphone.hangUp(call.id)).toBe('call-over')
  })

  it.each([
    ['busy', 486, 'refused-here-busy'],
    ['decline', 603, 'refused-here'],
  ] as const)('is refused as %s with %s', async (how, code, reason) => {
    const { peer, softphone, call } = await alice()
    peer.send(writeInvite().raw)
    await softphone.reject((await call(isRinging)).id, how)
    await peer.next(status(code))
    expect((await call(isEnded)).end).toEqual({ reason, status: code })
  })

  it.each([
    [[], 'caller-gave-up'],
    [['Reason: Q.850;cause=16'], 'caller-gave-up'],
    [['Reason: SIP;cause=200;text="Call completed elsewhere"'], 'answered-elsewhere'],
  ] as const)('is cancelled with %j', async (headers, reason) => {
    const { peer, call } = await alice()
    const invite = writeInvite()
    peer.send(invite.raw)
    await call(isRinging)
    peer.send(writeCancel(invite, headers))
    await peer.next(status(487))
    expect((await call(isEnded)).end?.reason).toBe(reason)
  })

  it('is cancelled while the microphone is being opened (trap 8)', async () => {
    const { peer, softphone, call, window } = await alice()
    const invite = writeInvite()
    peer.send(invite.raw)
    const ringing = await call(isRinging)
    const microphone = Promise.withResolvers<MediaReply['result']>()
    window.answers['local-description'] = () => microphone.promise
    const answered = softphone.answer(ringing.id)
    await expect.poll(() => window.commands.length).toBe(2)
    peer.send(writeCancel(invite))
    expect((await call(isEnded)).end?.reason).toBe('caller-gave-up')
    microphone.resolve({ ok: true, sdp: 'v=0\r\n' })
    expect(await answered).toBe('call-over')
  })

  it.each(['no-microphone', 'microphone-denied'] as const)('gets 480 when Alice has %s', async (code) => {
    const { peer, softphone, call, window } = await alice()
    window.answers['local-description'] = () => ({ ok: false, code })
    peer.send(writeInvite().raw)
    expect(await softphone.answer((await call(isRinging)).id)).toBe('no-microphone')
    await peer.next(status(480))
    expect((await call(isEnded)).end?.reason).toBe('no-microphone')
  })

  it('gets 488 when no codec is common', async () => {
    const { peer, softphone, call, window } = await alice()
    window.answers['remote-description'] = () => ({ ok: false, code: 'failed' })
    peer.send(writeInvite().raw)
    expect(await softphone.answer((await call(isRinging)).id)).toBe('call-over')
    await peer.next(status(488))
    expect((await call(isEnded)).end?.reason).toBe('no-common-codec')
  })

  it('goes on ringing when no window could carry the sound', async () => {
    const { peer, softphone, call, window } = await alice()
    window.isThere = false
    peer.send(writeInvite().raw)
    const ringing = await call(isRinging)
    expect(await softphone.answer(ringing.id)).toBe('no-media-window')
    expect(softphone.calls()).toMatchObject([{ state: 'ringing' }])
  })

  it('waits beside another call, which it leaves alone', async () => {
    const story = await alice()
    const { call: first } = await bobCallsAndAliceAnswers(story)
    story.peer.send(writeInvite({ from: '"Bruno" <sip:+39029876543@pbx.example>' }).raw)
    const second = await story.call(isRinging)
    expect(story.softphone.calls()).toMatchObject([
      { id: first.id, state: 'talking' },
      { id: second.id, state: 'ringing', remote: { displayName: 'Bruno' } },
    ])
    await story.softphone.reject(second.id, 'busy')
    expect(story.softphone.calls()).toMatchObject([{ id: first.id, state: 'talking' }])
  })

  it('is missed when the PBX never gives up', async () => {
    const { peer, call } = await alice({ timing: { unansweredMs: 100 } })
    peer.send(writeInvite().raw)
    await peer.next(status(480))
    expect((await call(isEnded)).end?.reason).toBe('missed')
  })

  it('asks for reliable ringing (RFC 3262) and is shown all the same', async () => {
    const { peer, call } = await alice()
    peer.send(writeInvite({ headers: ['Require: 100rel', 'Supported: 100rel'] }).raw)
    await call(isRinging)
  })

  it('rings although the one who is told fails (trap 4)', async () => {
    const { peer, events, softphone, reports } = await alice()
    events.push = () => {
      throw new Error('told badly, with a number 0612345678')
    }
    peer.send(writeInvite().raw)
    await peer.next(status(180))
    expect(softphone.calls()).toMatchObject([{ state: 'ringing' }])
    expect(reports).toEqual(['softphone call listener: Error'])
  })

  it('is transferred by nobody: REFER is declined', async () => {
    const story = await alice()
    const { dialog } = await bobCallsAndAliceAnswers(story)
    story.peer.send(
      writeInDialog('REFER', dialog, {
        peerIs: 'caller',
        cseq: 11,
        target: contactOf(dialog),
        headers: ['Refer-To: <sip:900@pbx.example>'],
      }).raw,
    )
    await story.peer.next(status(603))
    expect(story.softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('has the identity that a trusted PBX asserts, and From where it is not trusted', async () => {
    const asserting = { headers: ['P-Asserted-Identity: "Rossi, Maria" <tel:+390612345678>'] }
    const trusting = await alice()
    trusting.peer.send(writeInvite({ from: '<sip:spoofed@pbx.example>', ...asserting }).raw)
    expect((await trusting.call(isRinging)).remote).toEqual({
      user: '+390612345678',
      displayName: 'Rossi, Maria',
      withheld: false,
      verified: true,
    })
    const doubting = await alice({ account: { trusted: false } })
    doubting.peer.send(writeInvite({ from: '<sip:spoofed@pbx.example>', ...asserting }).raw)
    expect((await doubting.call(isRinging)).remote).toMatchObject({ user: 'spoofed', verified: false })
  })
})
