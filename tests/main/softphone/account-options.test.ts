import { afterEach, expect, it } from 'vitest'
import type { Account } from '../../../src-main/contract/softphone.ts'
import { asksForAnswer } from '../../../src-main/softphone/auto-answer.ts'
import { writeInvite } from '../../support/sip-text.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function aliceWith(account: Partial<Account>) {
  const story = await aliceIsRegistered({ account })
  atTheEnd.push(story.end)
  return story
}

const intercom = ['Call-Info: <sip:pbx.example>;answer-after=0']

it.each([
  [{ 'Call-Info': '<sip:pbx.example>;answer-after=0' }, true],
  [{ 'Call-Info': '<sip:pbx.example>; Answer-After = 0' }, true],
  [{ 'Alert-Info': '<http://127.0.0.1>;info=alert-autoanswer;delay=0' }, true],
  [{ 'Call-Info': '<sip:pbx.example>;answer-after=5' }, false],
  [{ 'Alert-Info': '<http://127.0.0.1>;info=external' }, false],
  [{}, false],
] as const)('reads %j: answer at once is %s', (headers, wanted) => {
  expect(
    asksForAnswer((name) => [new Map<string, string>(Object.entries(headers)).get(name) ?? []].flat()),
  ).toBe(wanted)
})

it('answers by itself where the PBX asks for it and the account allows it', async () => {
  const { peer, call } = await aliceWith({ autoAnswer: true })
  peer.send(writeInvite({ headers: intercom }).raw)
  await peer.next(({ status, raw }) => status === 200 && raw.includes('INVITE'))
  await call(({ state }) => state === 'talking')
})

it.each([
  ['the account does not allow it', {}, intercom],
  ['nobody asks for it', { autoAnswer: true }, []],
] as const)('rings where %s', async (_what, account, headers) => {
  const { peer, call, softphone } = await aliceWith(account)
  peer.send(writeInvite({ headers }).raw)
  await call(({ state }) => state === 'ringing')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(softphone.calls().map(({ state }) => state)).toEqual(['ringing'])
})

it('rings, too, where somebody is being talked to already', async () => {
  const story = await aliceWith({ autoAnswer: true })
  await bobCallsAndAliceAnswers(story)
  story.peer.send(writeInvite({ headers: intercom }).raw)
  await story.call(({ state }) => state === 'ringing')
  expect(story.softphone.calls().map(({ state }) => state)).toEqual(['talking', 'ringing'])
})

it('sends tones one after the other by INFO where the account says so, and none by the window', async () => {
  const story = await aliceWith({ dtmf: 'info' })
  const { call } = await bobCallsAndAliceAnswers(story)
  const sending = story.softphone.dtmf(call.id, '4#')
  for (const tone of ['4', '#']) {
    const info = await story.peer.next('INFO')
    expect(info.header('content-type')).toBe('application/dtmf-relay')
    expect(info.body).toContain(`Signal=${tone}\r\n`)
    story.peer.respond(info, 200)
  }
  expect(await sending).toBe('done')
  expect(story.window.commands.filter(({ kind }) => kind === 'dtmf')).toEqual([])
})

it('says so where the PBX takes no INFO', async () => {
  const story = await aliceWith({ dtmf: 'info' })
  const { call } = await bobCallsAndAliceAnswers(story)
  const sending = story.softphone.dtmf(call.id, '12')
  story.peer.respond(await story.peer.next('INFO'), 415)
  expect(await sending).toBe('no-line')
})
