import { afterEach, describe, expect, it } from 'vitest'
import type { StoryReference } from '../../../src-main/contract/softphone.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { readUserToUser } from '../../../src-main/softphone/passage.ts'
import { contactOf, remoteSdp, type SipText, writeInDialog, writeResponse } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

const asks: StoryReference = { how: 'asks', kind: 'case', code: makeCode('00', 7) }
const isReinvite = (message: SipText) =>
  message.method === 'INVITE' && /;tag=/.test(message.header('to') ?? '')
const isInvite = (message: SipText) => message.method === 'INVITE' && !isReinvite(message)

/** Bob, a customer, talks to Alice; she asks a colleague at 1002 about him, whose telephone is called. */
async function aliceAsks(transferMs = 3_000) {
  const story = await aliceIsRegistered({ timing: { transferMs } })
  atTheEnd.push(story.end)
  const { peer, softphone } = story
  const { call, dialog } = await bobCallsAndAliceAnswers(story)
  const id = call.id
  const asking = softphone.consult(id, '1002', asks)
  /** Bob is held, or taken back. */
  const reinvited = async () => {
    const reinvite = await peer.next(isReinvite)
    peer.send(writeResponse(reinvite, 200, { body: remoteSdp() }))
    await peer.next('ACK')
    return reinvite
  }
  const hold = await reinvited()
  const invite = await peer.next(isInvite)
  const states = () =>
    softphone.calls().map(({ consultFor, state }) => `${consultFor ? 'Carla' : 'Bob'} ${state}`)
  const endOf = (callId: string | null) =>
    story.events.filter((each) => each.id === callId).at(-1)?.end?.reason
  return { ...story, id, dialog, asking, invite, hold, reinvited, states, endOf }
}

/** The colleague, Carla, has answered, and Alice passes Bob on to her. */
async function aliceJoins(transferMs?: number) {
  const story = await aliceAsks(transferMs)
  const { peer, invite, asking, softphone, id, call } = story
  const answer = writeResponse(invite, 200, { body: remoteSdp('carla'), tag: 'carla' })
  peer.send(answer)
  await peer.next('ACK')
  const { callId } = await asking
  await call((each) => each.id === callId && each.state === 'talking')
  const joining = softphone.completeTransfer(id)
  const refer = await peer.next('REFER')
  let cseq = 30
  const tells = (method: string, body = '') => {
    cseq += 1
    const { dialog } = story
    const headers = [
      'Event: refer',
      'Subscription-State: active',
      'Content-Type: message/sipfrag;version=2.0',
    ]
    const more = method === 'NOTIFY' ? { headers, body } : {}
    peer.send(
      writeInDialog(method, dialog, { peerIs: 'caller', cseq, target: contactOf(dialog), ...more }).raw,
    )
  }
  return { ...story, callId, joining, refer, tells }
}

it('holds the customer first, and tells the colleague nothing but the reference', async () => {
  const { hold, invite, states } = await aliceAsks()
  expect(hold.body).toContain('v=0')
  expect(readUserToUser(invite.headers('user-to-user'))).toEqual(asks)
  expect(invite.raw).not.toContain('Maria Rossi')
  expect(invite.raw).not.toContain('0612345678')
  expect(states()).toEqual(['Bob held', 'Carla dialling'])
})

it.each([
  [486, 'busy'],
  [603, 'declined'],
  [480, 'no-answer'],
] as const)('has the customer back on the line at once after %i', async (status, reason) => {
  const { peer, invite, asking, reinvited, call, id, endOf } = await aliceAsks()
  peer.respond(invite, status)
  const { callId } = await asking
  await reinvited()
  await call((each) => each.id === id && each.state === 'talking')
  expect(endOf(callId)).toBe(reason)
})

it('has the customer back on the line where Alice gives up', async () => {
  const { peer, softphone, invite, asking, reinvited, call, id } = await aliceAsks()
  peer.respond(invite, 180)
  await call(({ state }) => state === 'alerting')
  const { callId } = await asking
  if (callId) void softphone.hangUp(callId)
  await peer.next('CANCEL')
  await reinvited()
  await call((each) => each.id === id && each.state === 'talking')
  await expect.poll(() => softphone.calls().find((each) => each.id === id)?.holds).toHaveLength(1)
})

it('asks one colleague at a time, and nobody who has no number', async () => {
  const { softphone, id } = await aliceAsks()
  expect(await softphone.consult(id, '1003')).toEqual({ outcome: 'call-over', callId: null })
  expect(await softphone.consult(id, 'chi sa')).toMatchObject({ callId: null })
})

it('names the dialog to be replaced, and says BYE to both once they are joined', async () => {
  const { peer, refer, invite, tells, joining, id, callId, endOf } = await aliceJoins()
  const [, replaces = ''] =
    /^<sip:peer-carla@[^?]+\?Replaces=([^&>]+)>$/.exec(refer.header('refer-to') ?? '') ?? []
  expect(decodeURIComponent(replaces)).toBe(
    `${invite.header('call-id')};to-tag=carla;from-tag=${/;tag=(\S+)/.exec(invite.header('from') ?? '')?.[1]}`,
  )
  peer.respond(refer, 202)
  tells('NOTIFY', 'SIP/2.0 200 OK\r\n')
  expect(await joining).toBe('done')
  const byes = [await peer.next('BYE'), await peer.next('BYE')]
  expect(new Set(byes.map((bye) => bye.header('call-id'))).size).toBe(2)
  expect([endOf(id), endOf(callId)]).toEqual(['transferred-here', 'transferred-here'])
})

it.each([
  ['takes no REFER', (peer: Awaited<ReturnType<typeof aliceJoins>>) => peer.peer.respond(peer.refer, 603)],
  [
    'does not know the dialog to be replaced',
    ({ peer, refer, tells }: Awaited<ReturnType<typeof aliceJoins>>) => {
      peer.respond(refer, 202)
      tells('NOTIFY', 'SIP/2.0 404 Not Found\r\n')
    },
  ],
  [
    'says nothing more',
    ({ peer, refer }: Awaited<ReturnType<typeof aliceJoins>>) => peer.respond(refer, 202),
  ],
] as const)(
  'leaves Alice with the colleague and the customer waiting where the PBX %s',
  async (_what, answer) => {
    const story = await aliceJoins(200)
    answer(story)
    expect(await story.joining).toBe('transfer-refused')
    expect(story.states()).toEqual(['Bob held', 'Carla talking'])
  },
)

it('says that the customer is lost where they go while they are passed on', async () => {
  const { peer, refer, tells, joining, states, id, endOf } = await aliceJoins()
  peer.respond(refer, 202)
  tells('NOTIFY', 'SIP/2.0 503 Service Unavailable\r\n')
  tells('BYE')
  expect(await joining).toBe('transfer-lost')
  expect(states()).toEqual(['Carla talking'])
  expect(endOf(id)).toBe('pbx-error')
})

describe('while the colleague’s telephone still rings', () => {
  async function aliceDoesNotWait() {
    const story = await aliceAsks()
    const { peer, softphone, invite, id, call } = story
    peer.respond(invite, 180)
    await call(({ state }) => state === 'alerting')
    const { callId } = await story.asking
    const passed = { ...asks, how: 'passed' } as const
    const passing = softphone.completeTransfer(id, passed)
    const cancel = await peer.next('CANCEL')
    peer.respond(cancel, 200)
    peer.respond(invite, 487)
    return { ...story, callId, passed, passing, refer: await peer.next('REFER') }
  }

  it('lets it go, and sends the customer to the same place with the story', async () => {
    const { peer, dialog, refer, passing, passed, endOf, id, callId, states } = await aliceDoesNotWait()
    const target = decodeURIComponent(refer.header('refer-to') ?? '')
    expect(target).toContain('sip:1002@')
    expect(target).not.toContain('Replaces')
    expect(readUserToUser([/User-to-User=([^>]*)/.exec(target)?.[1] ?? ''])).toEqual(passed)
    expect(states()).toEqual(['Bob held'])
    peer.respond(refer, 202)
    peer.send(
      writeInDialog('NOTIFY', dialog, {
        peerIs: 'caller',
        cseq: 31,
        target: contactOf(dialog),
        headers: ['Event: refer', 'Subscription-State: active', 'Content-Type: message/sipfrag;version=2.0'],
        body: 'SIP/2.0 200 OK\r\n',
      }).raw,
    )
    expect(await passing).toBe('done')
    await peer.next('BYE')
    expect([endOf(id), endOf(callId)]).toEqual(['transferred-here', 'cancelled-here'])
  })

  it('has the customer back on the line where the PBX will not', async () => {
    const { peer, refer, passing, reinvited, call, id } = await aliceDoesNotWait()
    peer.respond(refer, 603)
    await reinvited()
    expect(await passing).toBe('transfer-refused')
    await call((each) => each.id === id && each.state === 'talking')
  })
})
