import { afterEach, expect, it } from 'vitest'
import { remoteSdp, type SipText, writeInvite, writeResponse } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function aliceTalksToBob() {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const { call: bob, invite } = await bobCallsAndAliceAnswers(story)
  const bobIsHeld = async () => {
    const hold = await story.peer.next(isReinviteOf(invite))
    story.peer.send(writeResponse(hold, 200, { body: remoteSdp() }))
    await story.call(({ id, state }) => id === bob.id && state === 'held')
  }
  return { ...story, bob, bobIsHeld }
}

const isReinviteOf = (invite: SipText) => (message: SipText) =>
  message.method === 'INVITE' && message.header('call-id') === invite.header('call-id')

it('holds the first while the second is answered, and answers without waiting for it', async () => {
  const { peer, softphone, call, bobIsHeld } = await aliceTalksToBob()
  const second = writeInvite()
  peer.send(second.raw)
  const { id } = await call(({ state }) => state === 'ringing')
  await Promise.all([
    softphone.answer(id),
    peer.next(({ status, header }) => status === 200 && header('call-id') === second.header('call-id')),
  ])
  await bobIsHeld()
})

it('holds whoever is talking while another is called', async () => {
  const { peer, softphone, bob, bobIsHeld } = await aliceTalksToBob()
  const [{ callId }, invite] = await Promise.all([softphone.dial('06 123'), peer.next('INVITE')])
  await bobIsHeld()
  peer.send(writeResponse(invite, 200, { body: remoteSdp() }))
  await expect.poll(() => softphone.calls().find(({ id }) => id === callId)?.state).toBe('talking')

  const resuming = softphone.resume(bob.id)
  peer.send(writeResponse(await peer.next(isReinviteOf(invite)), 200, { body: remoteSdp() }))
  await bobIsTakenBack()
  expect(await resuming).toBe('done')
  expect(softphone.calls().find(({ id }) => id === bob.id)?.holds).toHaveLength(1)

  async function bobIsTakenBack(): Promise<void> {
    peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
    await expect
      .poll(() =>
        softphone
          .calls()
          .map(({ state }) => state)
          .sort(),
      )
      .toEqual(['held', 'talking'])
  }
})
