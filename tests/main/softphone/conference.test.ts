import { afterEach, expect, it } from 'vitest'
import { contactOf, remoteSdp, type SipText, writeInDialog, writeResponse } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

const isReinvite = ({ method, header }: SipText) => method === 'INVITE' && /;tag=/.test(header('to') ?? '')

/** Bob and Carla are both on the line with Alice, who has put them together. */
async function threeTalk() {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const { peer, softphone, window } = story
  const { call, dialog } = await bobCallsAndAliceAnswers(story)
  /** Holds and resumes are taken, whenever they come. */
  const takes = async () => {
    const reinvite = await peer.next(isReinvite)
    peer.send(writeResponse(reinvite, 200, { body: remoteSdp() }))
    await peer.next('ACK')
  }
  const asking = softphone.consult(call.id, '1002')
  await takes()
  const invite = await peer.next((message) => message.method === 'INVITE' && !isReinvite(message))
  peer.send(writeResponse(invite, 200, { body: remoteSdp('carla'), tag: 'carla' }))
  await peer.next('ACK')
  const { callId } = await asking
  if (callId === null) throw new Error('nobody was asked')
  await story.call(({ id, state }) => id === callId && state === 'talking')
  const joining = softphone.conference(call.id, callId)
  await takes()
  expect(await joining).toBe('done')
  const mixes = () => window.commands.flatMap((each) => (each.kind === 'mix' ? [each.sessions] : []))
  const together = () => softphone.calls().map(({ inConference }) => inConference)
  return { ...story, bob: call.id, carla: callId, dialog, takes, mixes, together }
}

it('takes Bob off hold and has the window mix the two', async () => {
  const { softphone, mixes, together, window } = await threeTalk()
  expect(softphone.calls().map(({ state }) => state)).toEqual(['talking', 'talking'])
  expect(together()).toEqual([true, true])
  const [sessions = []] = mixes()
  const open = window.commands.flatMap((each) => (each.kind === 'local-description' ? [each.session] : []))
  expect(new Set(sessions)).toEqual(new Set(open))
})

it('mutes Alice for both at once', async () => {
  const { softphone, bob, window } = await threeTalk()
  expect(await softphone.mute(bob, true)).toBe('done')
  const muted = window.commands.flatMap((each) => (each.kind === 'mute' ? [each.session] : []))
  expect(new Set(muted).size).toBe(2)
})

it('is over when one of them is put on hold', async () => {
  const { softphone, bob, takes, mixes, together } = await threeTalk()
  void softphone.hold(bob)
  await takes()
  await expect.poll(together).toEqual([false, false])
  expect(mixes().at(-1)).toEqual([])
})

it('is over when one of them hangs up, and the other talks on', async () => {
  const { softphone, peer, dialog, carla, mixes } = await threeTalk()
  peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 40, target: contactOf(dialog) }).raw)
  await expect.poll(() => softphone.calls().length).toBe(1)
  expect(softphone.calls()).toMatchObject([{ id: carla, state: 'talking', inConference: false }])
  expect(mixes().at(-1)).toEqual([])
})

it('leaves both as they were where the window cannot mix', async () => {
  const story = await threeTalk()
  const { softphone, bob, carla, window, takes, together } = story
  void softphone.hold(bob)
  await takes()
  window.answers.mix = () => ({ ok: false, code: 'failed' })
  const joining = softphone.conference(bob, carla)
  await takes()
  // Nobody is left listening who is not talked to.
  await takes()
  expect(await joining).toBe('no-media-window')
  expect(together()).toEqual([false, false])
  expect(softphone.calls().map(({ state }) => state)).toEqual(['held', 'talking'])
})

it.each([
  ['after its dialog is answered', false],
  ['before', true],
])('has the new window mix the two again once it is connected to both, be it %s', async (_, early) => {
  const { peer, softphone, bob, carla, together, mixes, window } = await threeTalk()
  const before = mixes().length
  softphone.mediaMoved()
  const isMoved = ({ method, header }: SipText) => method === 'INVITE' && header('replaces') !== undefined
  const offers = [await peer.next(isMoved), await peer.next(isMoved)]
  const offered = window.commands.flatMap((each) => (each.kind === 'local-description' ? [each] : []))
  const fresh = [bob, carla].flatMap((id) => offered.findLast(({ callId }) => callId === id)?.session ?? [])
  const connect = () => {
    for (const session of fresh) softphone.mediaNotice({ session, state: 'connected' })
  }
  if (early) connect()
  for (const [at, offer] of offers.entries()) {
    peer.send(writeResponse(offer, 200, { body: remoteSdp(`${at}`), tag: `moved-${at}` }))
    await peer.next('ACK')
  }
  if (!early) connect()
  await expect.poll(() => new Set(mixes().slice(before).at(-1))).toEqual(new Set(fresh))
  expect(together()).toEqual([true, true])
  expect(softphone.calls().map(({ audio }) => audio)).toEqual(['connected', 'connected'])
})
