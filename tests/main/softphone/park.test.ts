import { afterEach, expect, it } from 'vitest'
import { contactOf, type SipText, writeInDialog } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

/** Bob talks to Alice, who has just asked the PBX to park him. */
async function aliceParksBob() {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const { peer, softphone } = story
  const { call, dialog } = await bobCallsAndAliceAnswers(story)
  const parking = softphone.park(call.id, '700')
  const refer = await peer.next('REFER')
  let cseq = 20
  const says = (method: string, body = '') => {
    cseq += 1
    const headers = [
      'Event: refer',
      'Subscription-State: active',
      'Content-Type: message/sipfrag;version=2.0',
    ]
    const more = body === '' ? {} : { headers, body }
    peer.send(
      writeInDialog(method, dialog, { peerIs: 'caller', cseq, target: contactOf(dialog), ...more }).raw,
    )
  }
  const endOf = () => story.events.filter(({ id }) => id === call.id).at(-1)?.end?.reason
  return { ...story, id: call.id, parking, refer, says, endOf }
}

it('parks whoever is talked to without holding them first: the PBX speaks the slot to Alice', async () => {
  const { peer, refer, says, parking, endOf } = await aliceParksBob()
  expect(refer.header('refer-to')).toContain('sip:700@pbx.example')
  expect(peer.messages.filter(({ method }) => method === 'INVITE')).toEqual([])
  peer.respond(refer, 202)
  says('NOTIFY', 'SIP/2.0 200 OK\r\n')
  expect(await parking).toBe('done')
  await peer.next('BYE')
  expect(endOf()).toBe('parked')
})

it('takes the BYE of a PBX that has taken the REFER for the parking that it is', async () => {
  const { peer, refer, says, parking, endOf } = await aliceParksBob()
  peer.respond(refer, 202)
  await peer.next(({ status }) => status === 0, 50).catch(() => undefined)
  says('BYE')
  expect(await parking).toBe('done')
  expect(endOf()).toBe('parked')
})

it('leaves Bob on the line where the PBX will not', async () => {
  const { peer, refer, parking, softphone, id } = await aliceParksBob()
  peer.respond(refer, 603)
  expect(await parking).toBe('transfer-refused')
  expect(softphone.calls()).toMatchObject([{ id, state: 'talking' }])
})

const lamp = (state: string) =>
  `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:701@pbx.example">\n <dialog id="701">\n  <state>${state}</state>\n </dialog>\n</dialog-info>\n`

/** A NOTIFY to whoever subscribed. */
function notify(subscribe: SipText, cseq: number, body: string): string {
  const to = subscribe.header('from')
  return [
    `NOTIFY ${contactOf(subscribe)} SIP/2.0`,
    `Via: SIP/2.0/WS peer.invalid;branch=z9hG4bKnotify${cseq}${subscribe.header('call-id')}`,
    'Max-Forwards: 70',
    `From: ${subscribe.header('to')};tag=peer`,
    `To: ${to}`,
    `Call-ID: ${subscribe.header('call-id')}`,
    `CSeq: ${cseq} NOTIFY`,
    'Contact: <sip:peer@127.0.0.1;transport=ws>',
    'Event: dialog',
    'Subscription-State: active;expires=600',
    'Content-Type: application/dialog-info+xml',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

it('is told which slots are taken, asks again after a reconnect, and no more about what is not watched', async () => {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  const { peer, softphone, slots, line } = story
  softphone.watchSlots(['701'])
  const subscribe = await peer.next('SUBSCRIBE')
  expect(subscribe.firstLine).toContain('sip:701@pbx.example')
  expect(subscribe.header('event')).toBe('dialog')
  const accept = ['Expires: 600', 'Contact: <sip:peer@127.0.0.1;transport=ws>']
  peer.respond(subscribe, 200, { headers: accept })
  peer.send(notify(subscribe, 1, lamp('terminated')))
  await expect.poll(() => slots).toEqual(['701 free'])
  peer.send(notify(subscribe, 2, lamp('confirmed')))
  peer.send(notify(subscribe, 3, 'Messages-Waiting: yes'))
  await expect.poll(() => slots).toEqual(['701 free', '701 taken'])
  await peer.next(({ status, raw }) => status === 200 && raw.includes('CSeq: 3 NOTIFY'))

  peer.cut()
  await line(({ state }) => state !== 'registered')
  await line(({ state }) => state === 'registered')
  const again = await peer.next(
    ({ method, header }) => method === 'SUBSCRIBE' && !header('to')?.includes('tag='),
  )
  peer.respond(again, 200, { headers: accept })
  peer.send(notify(again, 1, lamp('early')))
  await expect.poll(() => slots).toEqual(['701 free', '701 taken', '701 taken'])

  softphone.watchSlots([])
  const farewell = await peer.next(
    ({ method, header }) => method === 'SUBSCRIBE' && header('call-id') === again.header('call-id'),
  )
  expect(farewell.header('expires')).toBe('0')
})

it('is told nothing by a PBX that knows no such event, and rings all the same', async () => {
  const story = await aliceIsRegistered()
  atTheEnd.push(story.end)
  story.softphone.watchSlots(['701'])
  story.peer.respond(await story.peer.next('SUBSCRIBE'), 489)
  await bobCallsAndAliceAnswers(story)
  expect(story.slots).toEqual([])
})
