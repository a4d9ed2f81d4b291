import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { MediaReply } from '../../../src-main/contract/media.ts'
import type { FakeWindow } from '../../support/alices-phone.ts'
import { contactOf, remoteSdp, writeInDialog, writeResponse } from '../../support/sip-text.ts'
import {
  aliceCallsAndBobAnswers,
  aliceIsRegistered,
  bobCallsAndAliceAnswers,
} from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function aliceTalks(...parameters: Parameters<typeof aliceIsRegistered>) {
  const story = await aliceIsRegistered(...parameters)
  atTheEnd.push(story.end)
  return { ...story, ...(await bobCallsAndAliceAnswers(story)), current: story.call }
}

const isEnded = ({ state }: { state: string }) => state === 'ended'
const isRegistered = ({ state }: { state: string }) => state === 'registered'
const ok = (request: Parameters<typeof writeResponse>[0], mark?: string) =>
  writeResponse(request, 200, { body: remoteSdp(mark) })

describe('hold', () => {
  it('holds and resumes by re-INVITE and counts the time', async () => {
    const { peer, softphone, call, window } = await aliceTalks()
    const holding = softphone.hold(call.id)
    const hold = await peer.next('INVITE')
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
    peer.send(ok(hold))
    expect(await holding).toBe('done')
    expect(softphone.calls()).toMatchObject([{ state: 'held', heldSince: expect.any(Number) }])
    const resuming = softphone.resume(call.id)
    peer.send(ok(await peer.next('INVITE')))
    expect(await resuming).toBe('done')
    const over = { from: expect.any(Number), to: expect.any(Number) }
    expect(softphone.calls()).toMatchObject([{ state: 'talking', heldSince: null, holds: [over] }])
    const directions = window.commands.flatMap((command) =>
      command.kind === 'local-description' ? [command.direction] : [],
    )
    expect(directions).toEqual(['sendrecv', 'sendonly', 'sendrecv'])
    expect(window.commands).toMatchObject([{}, { iceTimeoutMs: 1000 }, {}, {}, {}, {}])
  })

  it('queues what is asked while a re-INVITE is under way (trap 9)', async () => {
    const { peer, softphone, call } = await aliceTalks()
    const both = Promise.all([softphone.hold(call.id), softphone.resume(call.id)])
    peer.send(ok(await peer.next('INVITE')))
    peer.send(ok(await peer.next('INVITE')))
    expect(await both).toEqual(['done', 'done'])
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('tries again after glare (491)', async () => {
    const { peer, softphone, call } = await aliceTalks()
    const holding = softphone.hold(call.id)
    peer.respond(await peer.next('INVITE'), 491)
    peer.send(ok(await peer.next('INVITE')))
    expect(await holding).toBe('done')
    expect(softphone.calls()).toMatchObject([{ state: 'held' }])
  })

  it('answers 491 to a re-INVITE that crosses its own', async () => {
    const { peer, softphone, call, dialog } = await aliceTalks()
    const holding = softphone.hold(call.id)
    const hold = await peer.next('INVITE')
    peer.send(reinvite(dialog, 11).raw)
    await peer.next(({ status }) => status === 491)
    peer.send(ok(hold))
    expect(await holding).toBe('done')
  })

  it('stays talking when the PBX refuses', async () => {
    const { peer, softphone, call } = await aliceTalks()
    const holding = softphone.hold(call.id)
    peer.respond(await peer.next('INVITE'), 488)
    expect(await holding).toBe('no-line')
    expect(softphone.calls()).toMatchObject([{ state: 'talking' }])
  })

  it('shows that the far end holds', async () => {
    const { peer, dialog, current } = await aliceTalks()
    peer.send(reinvite(dialog, 11, 'sendonly').raw)
    await current(({ heldByOther }) => heldByOther)
    await peer.next(({ status, raw }) => status === 200 && raw.includes('CSeq: 11 INVITE'))
    // In one read, as Asterisk does after it has joined two calls.
    peer.send(writeInDialog('ACK', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
    peer.send(reinvite(dialog, 12, 'sendrecv').raw)
    await current(({ heldByOther }) => !heldByOther)
  })
})

describe('mute and tones', () => {
  it('mutes when the window has done it', async () => {
    const { softphone, call, window } = await aliceTalks()
    expect(await softphone.mute(call.id, true)).toBe('done')
    expect(softphone.calls()).toMatchObject([{ muted: true }])
    window.answers.mute = () => ({ ok: false, code: 'closed' })
    expect(await softphone.mute(call.id, false)).toBe('no-media-window')
    expect(softphone.calls()).toMatchObject([{ muted: true }])
  })

  it('sends tones and waits for the word of the window (trap 13)', async () => {
    const { softphone, call, window } = await aliceTalks()
    expect(await softphone.dtmf(call.id, '12#')).toBe('done')
    expect(window.commands.at(-1)).toMatchObject({ kind: 'dtmf', tones: '12#' })
    window.answers.dtmf = () => ({ ok: false, code: 'closed' })
    expect(await softphone.dtmf(call.id, '1')).toBe('no-media-window')
    expect(await softphone.dtmf(call.id, 'hello')).toBe('not-a-number')
  })
})

describe('the connection goes during a call', () => {
  it('tells the PBX its new connection by a re-INVITE in each dialog (trap 5)', async () => {
    const { peer, line, dialog, current } = await aliceTalks()
    peer.cut()
    await line(isRegistered)
    peer.send(ok(await peer.next('INVITE')))
    const bye = writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) })
    peer.send(bye.raw)
    expect((await current(isEnded)).end?.reason).toBe('hung-up-there')
  })

  it('says BYE later when Alice hangs up without a line (trap 5)', async () => {
    const { peer, softphone, line, call } = await aliceTalks()
    peer.register = 'silence'
    peer.cut()
    await line(({ state }) => state !== 'registered')
    expect(await softphone.hangUp(call.id)).toBe('done')
    expect(softphone.calls()).toEqual([])
    peer.register = 'accept'
    await peer.next('BYE')
  })

  it('ends calls that a restarted PBX no longer knows', async () => {
    const { peer, current } = await aliceTalks()
    peer.cut()
    peer.respond(await peer.next('INVITE'), 481)
    expect((await current(isEnded)).end).toEqual({ reason: 'line-lost', status: 481 })
  })

  it('ends a call whose PBX was killed: the media shows it (trap 6)', async () => {
    const { peer, softphone, window, current } = await aliceTalks()
    const session = firstSession(window)
    softphone.mediaNotice({ session, state: 'connected' })
    await current(({ audio }) => audio === 'connected')
    await peer.close()
    softphone.mediaNotice({ session, state: 'disconnected' })
    await current(({ audio }) => audio === 'interrupted')
    expect((await current(isEnded)).end?.reason).toBe('line-lost')
  })

  it('keeps a call whose media comes back', async () => {
    const { softphone, window, current } = await aliceTalks()
    const session = firstSession(window)
    softphone.mediaNotice({ session, state: 'disconnected' })
    await current(({ audio }) => audio === 'interrupted')
    softphone.mediaNotice({ session, state: 'connected' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(softphone.calls()).toMatchObject([{ state: 'talking', audio: 'connected' }])
  })

  it.each(['failed', 'disconnected'] as const)(
    'tries a fresh peer connection, once, when media is %s',
    async (state) => {
      const { softphone, window, current, peer, call } = await aliceTalks()
      softphone.mediaNotice({ session: firstSession(window), state })
      const invite = await peer.next('INVITE')
      expect(invite.header('replaces')).toBeDefined()
      peer.send(ok(invite, 'second'))
      await peer.next('ACK')
      expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
      const second = window.commands.findLast(({ kind }) => kind === 'remote-description')
      if (second?.kind !== 'remote-description') throw new Error('no second session')
      softphone.mediaNotice({ session: second.session, state: 'failed' })
      expect((await current(isEnded)).end?.reason).toBe('media-lost')
      await peer.next('BYE')
    },
  )

  it('goes on trying although the browser says once more what the window has said already', async () => {
    const { softphone, window, peer, call } = await aliceTalks()
    const session = firstSession(window)
    softphone.mediaNotice({ session, state: 'disconnected' })
    const invite = await peer.next('INVITE')
    softphone.mediaNotice({ session, state: 'disconnected' })
    softphone.mediaNotice({ session, state: 'failed' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    peer.send(ok(invite, 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('moves the media when the line is back, where the window changed meanwhile', async () => {
    const { softphone, peer, line, call } = await aliceTalks()
    peer.cut()
    await line(({ trouble }) => trouble === 'connection-lost')
    softphone.mediaMoved()
    const invite = await peer.next('INVITE')
    expect(invite.header('replaces')).toBeDefined()
    peer.send(ok(invite, 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })
})

describe('another window takes the media (trap 14)', () => {
  it('replaces the dialog by one from a fresh peer connection; the call stays the same', async () => {
    const { peer, softphone, call, dialog, window, current } = await aliceTalks()
    await softphone.mute(call.id, true)
    softphone.mediaMoved()
    const invite = await peer.next('INVITE')
    expect(invite.header('replaces')).toBe(
      `${dialog.header('call-id')};to-tag=${tagOf(dialog.header('from'))};from-tag=${tagOf(dialog.header('to'))}`,
    )
    peer.send(ok(invite, 'second'))
    await peer.next('ACK')
    // The PBX ends the dialog that was replaced: no hang-up.
    peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
    await peer.next(({ status }) => status === 200)
    expect(softphone.calls()).toEqual([{ ...call, muted: true, audio: 'connecting' }])
    await expect.poll(() => window.commands.at(-1)).toMatchObject({ kind: 'mute', on: true })
    // The new dialog's BYE is one.
    const newDialog = {
      ...invite,
      header: (name: string) => (name === 'to' ? `${invite.header(name)};tag=peer` : invite.header(name)),
    }
    peer.send(writeInDialog('BYE', newDialog, { peerIs: 'callee', cseq: 5, target: contactOf(invite) }).raw)
    expect((await current(isEnded)).id).toBe(call.id)
  })

  it('is muted in the new window before anybody can hear it', async () => {
    const { peer, softphone, call, window } = await aliceTalks()
    await softphone.mute(call.id, true)
    softphone.mediaMoved()
    await peer.next('INVITE')
    const offered = window.commands.findLast(({ kind }) => kind === 'local-description')
    if (offered?.kind !== 'local-description') throw new Error('nothing offered')
    await expect
      .poll(() => window.commands.at(-1))
      .toEqual({ kind: 'mute', session: offered.session, on: true })
  })

  it('ends with the line where that goes away while the fresh peer connection is asked for', async () => {
    const { peer, softphone, current, line } = await aliceTalks()
    softphone.mediaMoved()
    await peer.next('INVITE')
    await peer.close()
    await line(({ state }) => state !== 'registered')
    expect((await current(isEnded)).end?.reason).toBe('line-lost')
  })

  it('takes the BYE to the old dialog for no hang-up although it overtakes the new one', async () => {
    const { peer, softphone, call, dialog, window } = await aliceTalks()
    softphone.mediaMoved()
    const invite = await peer.next('INVITE')
    const answerTaken = Promise.withResolvers<MediaReply['result']>()
    window.answers['remote-description'] = () => answerTaken.promise
    peer.send(ok(invite, 'second'))
    peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
    await peer.next(({ status }) => status === 200)
    answerTaken.resolve({ ok: true, sdp: null })
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('sees a real hang-up in the same moment', async () => {
    const { peer, softphone, dialog, current } = await aliceTalks()
    softphone.mediaMoved()
    const invite = await peer.next('INVITE')
    peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
    peer.respond(invite, 481)
    expect((await current(isEnded)).end?.reason).toBe('hung-up-there')
  })

  it('asks for another number where a dialplan wants one before it looks at Replaces', async () => {
    const { peer, softphone, call } = await aliceTalks()
    softphone.mediaMoved()
    const targets: string[] = []
    for (let tries = 1; tries < 4; tries += 1) {
      const invite = await peer.next('INVITE')
      targets.push(invite.firstLine)
      peer.respond(invite, 404)
    }
    const last = await peer.next('INVITE')
    targets.push(last.firstLine)
    expect(targets).toEqual([
      'INVITE sip:peer@127.0.0.1;transport=ws SIP/2.0',
      'INVITE sip:+390612345678@pbx.example SIP/2.0',
      'INVITE sip:alice@pbx.example SIP/2.0',
      'INVITE sip:*8@pbx.example SIP/2.0',
    ])
    peer.send(ok(last, 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('lets only the latest of several windows decide', async () => {
    const { peer, softphone, call } = await aliceTalks()
    softphone.mediaMoved()
    softphone.mediaMoved()
    peer.respond(await peer.next('INVITE'), 500)
    peer.send(ok(await peer.next('INVITE'), 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('waits for a window that takes long to describe itself', async () => {
    const reinviteMs = 1_000
    const { peer, softphone, call, window } = await aliceTalks({ timing: { reinviteMs } })
    const described = Promise.withResolvers<MediaReply['result']>()
    window.answers['local-description'] = () => described.promise
    softphone.mediaMoved()
    await delay(reinviteMs * 2 + 300)
    described.resolve({ ok: true, sdp: remoteSdp('local') })
    peer.send(ok(await peer.next('INVITE'), 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('gives up a window that never does', async () => {
    const { peer, softphone, window, current } = await aliceTalks({ timing: { describeMs: 100 } })
    window.answers['local-description'] = () => new Promise(() => undefined)
    softphone.mediaMoved()
    expect((await current(isEnded)).end?.reason).toBe('media-lost')
    await peer.next('BYE')
  })

  it('keeps the call where the window is reloaded again before it has described itself', async () => {
    const { peer, softphone, call, window } = await aliceTalks()
    const described = Promise.withResolvers<MediaReply['result']>()
    window.answers['local-description'] = () => described.promise
    softphone.mediaMoved()
    window.isThere = false
    described.resolve({ ok: false, code: 'closed' })
    await expect.poll(() => window.commands.at(-1)?.kind).toBe('close')
    await delay(20)
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking', audio: 'connecting' }])
    window.isThere = true
    window.answers = {}
    softphone.mediaMoved()
    peer.send(ok(await peer.next('INVITE'), 'second'))
    await peer.next('ACK')
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('ends the call, seen to have lost its media, where the PBX refuses', async () => {
    const { peer, softphone, current } = await aliceTalks()
    softphone.mediaMoved()
    peer.respond(await peer.next('INVITE'), 420)
    expect((await current(isEnded)).end?.reason).toBe('media-lost')
    await peer.next('BYE')
  })

  it('works for a call that Alice made, and keeps it on hold', async () => {
    const story = await aliceIsRegistered()
    atTheEnd.push(story.end)
    const { call } = await aliceCallsAndBobAnswers(story, remoteSdp())
    const holding = story.softphone.hold(call.id)
    story.peer.send(ok(await story.peer.next('INVITE')))
    await holding
    story.softphone.mediaMoved()
    story.peer.send(
      ok(await story.peer.next(({ method, header }) => method === 'INVITE' && !!header('replaces')), 'b'),
    )
    await story.peer.next('ACK')
    expect(story.softphone.calls()).toMatchObject([{ id: call.id, state: 'held' }])
    expect(story.window.commands.findLast(({ kind }) => kind === 'local-description')).toMatchObject({
      direction: 'sendonly',
    })
  })
})

function reinvite(dialog: Parameters<typeof writeInDialog>[1], cseq: number, direction = 'sendrecv') {
  return writeInDialog('INVITE', dialog, {
    peerIs: 'caller',
    cseq,
    target: contactOf(dialog),
    body: remoteSdp('first', direction),
  })
}

function tagOf(address: string | undefined): string {
  return /;tag=([^;]*)/.exec(address ?? '')?.[1] ?? ''
}

function firstSession({ commands }: FakeWindow) {
  const [first] = commands
  if (first === undefined || first.kind === 'mix') throw new Error('no session')
  return first.session
}
