import { readFileSync } from 'node:fs'
import { SessionState } from 'sip.js/lib/api/index.js'
import { expect, it, onTestFinished } from 'vitest'
import {
  type DemoExchange,
  type DemoExchangeOptions,
  type ExchangeEvent,
  startDemoExchange,
} from '../../../src-main/exchange/demo-exchange.ts'
import { isOver, startTestConsole, until } from './test-console.ts'

const sentence = readFileSync(new URL('../../../resources/sounds/demo-sentence.ulaw', import.meta.url))
const maria = { number: '+390612345678', name: 'Maria Rossi' }

async function startExchange(options: Partial<DemoExchangeOptions> = {}) {
  const events: ExchangeEvent[] = []
  const exchange = await startDemoExchange({
    sentence,
    report: (event) => void events.push(event),
    answerMilliseconds: 20,
    ...options,
  })
  onTestFinished(() => exchange.close())
  return { exchange, events }
}

async function registered(exchange: DemoExchange) {
  const alice = await startTestConsole(exchange)
  expect(await alice.register()).toBe(200)
  return alice
}

/** Rings alice, who answers; resolves when both hear each other. */
async function talking(exchange: DemoExchange) {
  const alice = await registered(exchange)
  const call = exchange.ring(maria, { line: 'Assistenza clienti' })
  await until(() => alice.invitations.length === 1)
  const [invitation] = alice.invitations
  if (invitation === undefined) throw new Error('no invitation')
  await invitation.accept()
  const media = alice.media(invitation)
  await until(() => call.received().packets > 5 && media.heardVoice() > 5)
  return { alice, call, invitation, media }
}

it('registers alice with her password and nobody without it', async () => {
  const { exchange } = await startExchange()
  const mallory = await startTestConsole(exchange, 'wrong')
  expect(await mallory.register()).toBe(401)
  expect(exchange.registered).toBe(false)

  const alice = await startTestConsole(exchange)
  expect(await alice.register()).toBe(200)
  expect(exchange.registered).toBe(true)
})

it('gives every start another password', async () => {
  const [one, other] = [await startExchange(), await startExchange()]
  expect(one.exchange.account.password).not.toBe(other.exchange.account.password)
})

it('ends a call at once when no console is registered', async () => {
  const { exchange } = await startExchange()
  const call = exchange.ring(maria)
  expect(call.state).toBe('ended')
  expect(call.end).toEqual({ by: 'exchange', status: 480 })
})

it('rings with name, number, asserted identity and line, and talks both ways', async () => {
  const { exchange } = await startExchange()
  const { call, invitation } = await talking(exchange)

  const { request } = invitation
  expect(request.from.displayName).toBe('Maria Rossi')
  expect(request.from.uri.user).toBe(maria.number)
  expect(request.to.displayName).toBe('Assistenza clienti')
  expect(request.getHeader('p-asserted-identity')).toBe('"Maria Rossi" <sip:+390612345678@demo.invalid>')
  expect(request.getHeader('p-called-party-id')).toContain('"Assistenza clienti"')
  expect(call.state).toBe('talking')
  expect(call.received().energy).toBeGreaterThan(0)
})

it('writes a name with quotation marks and a number with spaces so that they arrive', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  exchange.ring({ number: '06 / 123.45\r\n67', name: 'Bar "Da Gino" \\ figli\r\nVia: x' })
  await until(() => alice.invitations.length === 1)

  const request = alice.invitations[0]?.request
  expect(request?.from.displayName).toContain('Da Gino')
  expect(decodeURIComponent(request?.from.uri.user ?? '')).toBe('06 / 123.45  67')
  expect(request?.getHeaders('via')).toHaveLength(1)
})

it('offers addresses of this machine only', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  exchange.ring(maria)
  await until(() => alice.invitations.length === 1)
  const offer = alice.invitations[0]?.body ?? ''
  expect(offer).toContain(' 127.0.0.1 ')
  expect(offer).not.toMatch(/typ (srflx|relay)/)
})

it('withholds the number when asked to', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  exchange.ring('withheld')
  await until(() => alice.invitations.length === 1)

  const request = alice.invitations[0]?.request
  expect(request?.from.toString()).toContain('"Anonymous" <sip:anonymous@anonymous.invalid>')
  expect(request?.getHeader('privacy')).toBe('id')
  expect(request?.hasHeader('p-asserted-identity')).toBe(false)
})

it('goes silent on hold and speaks again afterwards', async () => {
  const { exchange } = await startExchange()
  const { call, invitation, media } = await talking(exchange)

  media.setDirection('sendonly')
  await invitation.invite()
  await until(() => media.lastDescription().includes('a=recvonly'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  const held = media.heard()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(media.heard()).toBe(held)

  media.setDirection('sendrecv')
  await invitation.invite()
  await until(() => media.heard() > held + 5)
  const before = call.received().packets
  await new Promise((resolve) => setTimeout(resolve, 300))
  // 15 in 300 ms; a track heard twice over after the resume would make 30.
  expect(call.received().packets - before).toBeLessThan(24)
})

it('hears the end when alice hangs up, and alice when the caller does', async () => {
  const { exchange } = await startExchange()
  const first = await talking(exchange)
  await first.invitation.bye()
  await until(() => first.call.state === 'ended')
  expect(first.call.end).toEqual({ by: 'console' })

  const second = await talking(exchange)
  second.call.hangUp()
  await until(() => isOver(second.invitation))
  expect(second.call.end).toEqual({ by: 'exchange' })
  expect(exchange.calls()).toEqual([])
})

it('hangs up by itself when the caller has talked long enough', async () => {
  const { exchange } = await startExchange({ talkMilliseconds: 700 })
  const { call, invitation } = await talking(exchange)
  await until(() => isOver(invitation))
  expect(call.end).toEqual({ by: 'exchange' })
})

it('stops ringing when the caller gives up, and when nobody answers', async () => {
  const { exchange } = await startExchange({ ringMilliseconds: 300 })
  const alice = await registered(exchange)
  const impatient = exchange.ring(maria)
  await until(() => impatient.state === 'ringing')
  impatient.cancel()
  const patient = exchange.ring(maria)

  await until(() => alice.invitations.length === 2 && alice.invitations.every(isOver))
  expect(impatient.end).toEqual({ by: 'exchange' })
  expect(patient.end).toEqual({ by: 'exchange' })
})

it('knows the status with which alice declines', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  const call = exchange.ring(maria)
  await until(() => alice.invitations.length === 1)
  await alice.invitations[0]?.reject({ statusCode: 486 })
  await until(() => call.state === 'ended')
  expect(call.end).toEqual({ by: 'console', status: 486 })
})

it('keeps two callers apart', async () => {
  const { exchange } = await startExchange()
  const { alice, call } = await talking(exchange)
  const second = exchange.ring({ number: '+393331234567' })
  await until(() => alice.invitations.length === 2 && second.state === 'ringing')

  second.cancel()
  await until(() => second.state === 'ended')
  expect(call.state).toBe('talking')
  expect(exchange.calls()).toEqual([call])
})

it('echoes what alice says to any number, and takes her keys', async () => {
  const { exchange, events } = await startExchange()
  const alice = await registered(exchange)
  const inviter = alice.dial('0612345678')
  await inviter.invite()
  await until(() => inviter.state === SessionState.Established)
  const media = alice.media(inviter)
  await until(() => media.heardVoice() > 5)

  await media.press(4)
  await media.press(11)
  const [call] = exchange.calls()
  await until(() => call?.received().digits === '4#')
  expect(events.filter(({ type }) => type === 'digit')).toHaveLength(2)
  await inviter.bye()
  await until(() => call?.state === 'ended')
})

it.each([
  ['486', 486],
  ['603', 603],
  ['404', 404],
  ['nobody', 404],
])('refuses %s with %i', async (number, status) => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  let refused: number | undefined
  const inviter = alice.dial(number)
  await inviter.invite({
    requestDelegate: {
      onReject({ message }) {
        refused = message.statusCode
      },
    },
  })
  await until(() => refused !== undefined)
  expect(refused).toBe(status)
})

it('lets alice cancel a call that nobody answers', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  const inviter = alice.dial('408')
  await inviter.invite()
  await until(() => exchange.calls()[0]?.state === 'ringing')
  const [call] = exchange.calls()
  await inviter.cancel()
  await until(() => isOver(inviter))
  expect(call?.end).toEqual({ by: 'console', status: 487 })
})

it('takes no call from someone without the password', async () => {
  const { exchange } = await startExchange()
  const mallory = await startTestConsole(exchange, 'wrong')
  const inviter = mallory.dial('0612345678')
  await inviter.invite()
  await until(() => isOver(inviter))
  expect(exchange.calls()).toEqual([])
})

it('gives a reloaded window its call back: INVITE with Replaces', async () => {
  const { exchange } = await startExchange()
  const { alice, call, invitation } = await talking(exchange)
  const before = call.received().packets

  const { dialog } = invitation
  if (dialog === undefined) throw new Error('no dialog')
  const replaces = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`
  const inviter = alice.dial('exchange', [`Replaces: ${replaces}`])
  await inviter.invite()
  await until(() => inviter.state === SessionState.Established && isOver(invitation))
  await until(() => alice.media(inviter).heardVoice() > 5 && call.received().packets > before + 5)
  expect(call.state).toBe('talking')
  expect(exchange.calls()).toEqual([call])

  call.hangUp()
  await until(() => isOver(inviter))
})

it('refuses to replace a dialog that it does not know', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  const inviter = alice.dial('exchange', ['Replaces: unknown;to-tag=1;from-tag=2'])
  let refused: number | undefined
  await inviter.invite({
    requestDelegate: {
      onReject({ message }) {
        refused = message.statusCode
      },
    },
  })
  await until(() => refused === 481)
})

it('keeps a call whose connection is lost, and follows it to the next one', async () => {
  const { exchange } = await startExchange()
  const { alice, call, invitation } = await talking(exchange)
  await alice.agent.transport.disconnect()
  const before = call.received().packets
  await until(() => call.received().packets > before + 5)

  await alice.agent.reconnect()
  let refreshed = false
  await invitation.invite({
    requestDelegate: {
      onAccept() {
        refreshed = true
      },
    },
  })
  await until(() => refreshed)
  call.hangUp()
  await until(() => isOver(invitation))
})

it('ends a call whose console does not come back', async () => {
  const { exchange } = await startExchange({ graceMilliseconds: 100 })
  const { alice, call } = await talking(exchange)
  await alice.agent.transport.disconnect()
  await until(() => call.state === 'ended')
  expect(exchange.registered).toBe(false)
})

it('sends an offer within 20 ms once it is warm', async () => {
  const { exchange } = await startExchange()
  const alice = await registered(exchange)
  exchange.ring(maria)
  await until(() => alice.invitations.length === 1)

  const started = performance.now()
  exchange.ring(maria)
  await until(() => alice.invitations.length === 2)
  // 5 ms of this are the grain of `until`.
  expect(performance.now() - started).toBeLessThan(100)
})
