import { afterEach, expect, it } from 'vitest'
import { fragmentStatus } from '../../../src-main/softphone/transfer.ts'
import { contactOf, remoteSdp, writeInDialog, writeResponse } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

/** Bob talks to Alice, who has just asked the PBX to pass him on to 1002; the PBX has him on hold. */
async function alicePassesBobOn(transferMs = 3_000) {
  const story = await aliceIsRegistered({ timing: { transferMs } })
  atTheEnd.push(story.end)
  const { peer, softphone } = story
  const { call, dialog } = await bobCallsAndAliceAnswers(story)
  const passing = softphone.transfer(call.id, '1002')
  peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
  await peer.next('ACK')
  const refer = await peer.next('REFER')
  let cseq = 20
  const says = (method: string, more: { headers?: readonly string[]; body?: string } = {}) => {
    cseq += 1
    peer.send(
      writeInDialog(method, dialog, { peerIs: 'caller', cseq, target: contactOf(dialog), ...more }).raw,
    )
  }
  const notify = (body: string) =>
    says('NOTIFY', {
      headers: ['Event: refer', 'Subscription-State: active', 'Content-Type: message/sipfrag;version=2.0'],
      body,
    })
  /** Bob is taken off hold again. */
  const resumes = async () => peer.send(writeResponse(await peer.next('INVITE'), 200, { body: remoteSdp() }))
  return { ...story, id: call.id, current: story.call, passing, refer, notify, says, resumes }
}

it('names the other side, waits for their answer, and says BYE itself', async () => {
  const { peer, refer, notify, passing, softphone, id } = await alicePassesBobOn()
  expect(refer.header('refer-to')).toContain('sip:1002@')
  peer.respond(refer, 202)
  notify('SIP/2.0 100 Trying\r\n')
  notify('SIP/2.0 180 Ringing\r\n')
  notify('SIP/2.0 200 OK\r\n')
  expect(await passing).toBe('done')
  await peer.next('BYE')
  expect(softphone.calls()).not.toContainEqual(expect.objectContaining({ id }))
})

it('takes a BYE of the PBX, once it has taken the REFER, for the success that it is', async () => {
  const { peer, refer, says, passing, events, id } = await alicePassesBobOn()
  peer.respond(refer, 202)
  await peer.next(({ status }) => status === 0, 50).catch(() => undefined)
  says('BYE')
  expect(await passing).toBe('done')
  expect(events.filter((call) => call.id === id).at(-1)?.end?.reason).toBe('transferred-here')
})

it('has Bob back on the line where the PBX takes no REFER', async () => {
  const { peer, refer, passing, softphone, id, resumes } = await alicePassesBobOn()
  peer.respond(refer, 603)
  await resumes()
  expect(await passing).toBe('transfer-refused')
  expect(softphone.calls()).toMatchObject([{ id, state: 'talking' }])
})

it('has Bob back on the line where nobody answers him there', async () => {
  const { peer, refer, notify, passing, softphone, id, resumes } = await alicePassesBobOn()
  peer.respond(refer, 202)
  notify('SIP/2.0 486 Busy Here\r\n')
  await resumes()
  expect(await passing).toBe('transfer-refused')
  expect(softphone.calls()).toMatchObject([{ id, state: 'talking' }])
})

it('says that Bob is lost where the PBX hangs up after it has failed', async () => {
  const { peer, refer, notify, says, passing, events, id } = await alicePassesBobOn()
  peer.respond(refer, 202)
  notify('SIP/2.0 603 Decline\r\n')
  says('BYE')
  expect(await passing).toBe('transfer-lost')
  expect(events.filter((call) => call.id === id).at(-1)?.end?.reason).toBe('pbx-error')
})

it('gives up where nothing is heard, and what is no sipfrag says nothing', async () => {
  const { peer, refer, notify, passing, resumes } = await alicePassesBobOn(200)
  peer.respond(refer, 202)
  notify('<html>hello</html>')
  await resumes()
  expect(await passing).toBe('transfer-refused')
})

it('passes nobody on twice at once, and no call that is over', async () => {
  const { peer, refer, passing, softphone, id, resumes } = await alicePassesBobOn()
  expect(await softphone.transfer(id, '1003')).toBe('transfer-refused')
  expect(await softphone.transfer(id, 'chi sa')).toBe('not-a-number')
  peer.respond(refer, 404)
  await resumes()
  await passing
  await softphone.hangUp(id)
  expect(await softphone.transfer(id, '1003')).toBe('call-over')
})

it.each([
  ['SIP/2.0 200 OK', 200],
  ['  SIP/2.0 180 Ringing\r\nContact: <sip:x>', 180],
  ['SIP/3.0 200 OK', 0],
  ['', 0],
])('reads the status of %j as %i', (body, status) => {
  expect(fragmentStatus(body)).toBe(status)
})
