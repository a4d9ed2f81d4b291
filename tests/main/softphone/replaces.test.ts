import { afterEach, describe, expect, it } from 'vitest'
import { readReplaces } from '../../../src-main/softphone/replaces.ts'
import { contactOf, remoteSdp, type SipText, writeInDialog, writeInvite } from '../../support/sip-text.ts'
import {
  aliceCallsAndBobAnswers,
  aliceIsRegistered,
  bobCallsAndAliceAnswers,
} from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

const tagOf = (address: string | undefined) => /;tag=([^;]*)/.exec(address ?? '')?.[1] ?? ''

/** The dialog as the console has it: it is in To where it was called. */
function replacesOf(dialog: SipText, more = ''): string {
  const [to, from] = [tagOf(dialog.header('to')), tagOf(dialog.header('from'))]
  return `Replaces: ${dialog.header('call-id')};to-tag=${to};from-tag=${from}${more}`
}

async function bobTalksToAlice() {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const talk = await bobCallsAndAliceAnswers(story)
  const { peer } = story
  /** Carla's telephone takes the place of Bob's. */
  const replaces = (headers: readonly string[], from = '"Carla" <sip:+393471112223@pbx.example>') => {
    const invite = writeInvite({ from, headers: ['Require: replaces', ...headers], body: remoteSdp('carla') })
    peer.send(invite.raw)
    return (status: number) =>
      peer.next((each) => each.status === status && each.header('call-id') === invite.header('call-id'))
  }
  return { ...story, ...talk, latest: story.call, replaces }
}

it('goes on in the new dialog without ringing, as the same call, with whoever is there now', async () => {
  const { peer, softphone, call, dialog, events, replaces, latest, window } = await bobTalksToAlice()
  await softphone.mute(call.id, true)
  const answer = await replaces([replacesOf(dialog), 'Referred-By: "Bob" <sip:1002@pbx.example>'])(200)
  peer.send(writeInDialog('ACK', answer, { peerIs: 'caller', cseq: 10, target: contactOf(answer) }).raw)
  const bye = await peer.next('BYE')
  expect(bye.header('call-id')).toBe(dialog.header('call-id'))

  const now = await latest(({ remote }) => remote.user === '+393471112223')
  expect(now).toMatchObject({
    id: call.id,
    state: 'talking',
    muted: true,
    passage: { by: 'Bob', changedHands: true },
  })
  expect(events.some(({ state, id }) => state === 'ringing' && id !== call.id)).toBe(false)
  expect(softphone.calls()).toHaveLength(1)
  await expect.poll(() => window.commands.at(-1)).toMatchObject({ kind: 'mute', on: true })

  // The BYE of the dialog that was replaced is no hang-up, that of the new one is.
  expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  peer.send(writeInDialog('BYE', answer, { peerIs: 'caller', cseq: 11, target: contactOf(answer) }).raw)
  expect((await latest(({ state }) => state === 'ended')).end?.reason).toBe('hung-up-there')
})

it('takes the BYE of the old dialog for no hang-up although it comes before the ACK', async () => {
  const { peer, softphone, call, dialog, replaces } = await bobTalksToAlice()
  const answered = replaces([replacesOf(dialog)])
  peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
  const answer = await answered(200)
  peer.send(writeInDialog('ACK', answer, { peerIs: 'caller', cseq: 10, target: contactOf(answer) }).raw)
  await expect.poll(() => softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
})

it('replaces a call that Alice made, and keeps it on hold', async () => {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const { peer, softphone, window } = story
  const { call, invite } = await aliceCallsAndBobAnswers(story, remoteSdp())
  const holding = softphone.hold(call.id)
  peer.respond(await peer.next('INVITE'), 200, { body: remoteSdp() })
  await holding
  const own = tagOf(invite.header('from'))
  const replacing = writeInvite({
    headers: [`Replaces: ${invite.header('call-id')};to-tag=${own};from-tag=peer`],
    body: remoteSdp('carla'),
  })
  peer.send(replacing.raw)
  await peer.next(({ status, header }) => status === 200 && header('call-id') === replacing.header('call-id'))
  await peer.next('BYE')
  expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'held', direction: 'out' }])
  expect(window.commands.findLast(({ kind }) => kind === 'local-description')).toMatchObject({
    direction: 'sendonly',
  })
})

describe('refuses, and leaves the call as it is', () => {
  it.each([
    ['what matches nothing', 481, () => 'Replaces: other@peer;to-tag=a;from-tag=b'],
    [
      'the tags the wrong way round',
      481,
      (dialog: SipText) =>
        replacesOf(dialog).replace(/to-tag=([^;]*);from-tag=([^;]*)/, 'to-tag=$2;from-tag=$1'),
    ],
    [
      'an answered call where only an early dialog is wanted',
      486,
      (dialog: SipText) => replacesOf(dialog, ';early-only'),
    ],
    ['what cannot be read', 400, () => 'Replaces: other@peer;to-tag=a'],
    ['two at once', 400, (dialog: SipText) => `${replacesOf(dialog)}\r\n${replacesOf(dialog)}`],
  ] as const)('%s: %i', async (_what, status, header) => {
    const { softphone, call, dialog, replaces } = await bobTalksToAlice()
    await replaces([header(dialog)])(status)
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })

  it('a call that rings: 481', async () => {
    const story = await aliceIsRegistered()
    atTheEnd.push(story.end)
    const { peer, softphone, call } = story
    peer.send(writeInvite().raw)
    await call(({ state }) => state === 'ringing')
    const ringing = await peer.next(({ status }) => status === 180)
    const second = writeInvite({ headers: [replacesOf(ringing)] })
    peer.send(second.raw)
    await peer.next(({ status, header }) => status === 481 && header('call-id') === second.header('call-id'))
    expect(softphone.calls()).toMatchObject([{ state: 'ringing' }])
  })

  it('a call that is over: 603', async () => {
    const { softphone, call, dialog, replaces, latest } = await bobTalksToAlice()
    await softphone.hangUp(call.id)
    await latest(({ state }) => state === 'ended')
    await replaces([replacesOf(dialog)])(603)
  })

  it('where no window has the media: 480', async () => {
    const { softphone, call, dialog, replaces, window } = await bobTalksToAlice()
    window.isThere = false
    await replaces([replacesOf(dialog)])(480)
    expect(softphone.calls()).toMatchObject([{ id: call.id, state: 'talking' }])
  })
})

it('reads the header as RFC 3891 has it', () => {
  const header = (value: string) => (name: string) => (name === 'Replaces' ? [value] : [])
  expect(readReplaces(header(' 98732@sip.example.com ;from-tag=r33th4x0r; to-tag = ff87ff'))).toEqual({
    callId: '98732@sip.example.com',
    localTag: 'ff87ff',
    remoteTag: 'r33th4x0r',
    earlyOnly: false,
  })
  expect(readReplaces(() => [])).toBe('none')
  expect(readReplaces(header(''))).toBe('bad')
})
