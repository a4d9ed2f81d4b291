import { expect, it, onTestFinished } from 'vitest'
import { AccountId } from '../../../src-main/contract/ids.ts'
import type { Account } from '../../../src-main/contract/softphone.ts'
import { alicesAccount, installAlicesPhone } from '../../support/alices-phone.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
import { remoteSdp, type SipText, writeInDialog, writeInvite, writeResponse } from '../../support/sip-text.ts'
import { bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const rossiId = AccountId.parse('01900000-0000-7000-8000-000000000001')
const verdeId = AccountId.parse('01900000-0000-7000-8000-000000000002')
const isReinvite = (message: SipText) =>
  message.method === 'INVITE' && /;tag=/.test(message.header('to') ?? '')

/** Alice answers for two brands, each at a PBX of its own. */
async function aliceOfTwoBrands() {
  const [rossi, verde] = [await startScriptedPeer(), await startScriptedPeer()]
  const phone = installAlicesPhone()
  onTestFinished(async () => {
    await phone.softphone.close()
    await Promise.all([rossi.close(), verde.close()])
  })
  const accounts = (changes: Partial<Account> = {}): readonly Account[] => [
    alicesAccount(rossi.url, { id: rossiId, name: 'Rossi Ferramenta' }),
    alicesAccount(verde.url, { id: verdeId, name: 'Casa Verde', domain: 'verde.example', ...changes }),
  ]
  await phone.softphone.use(accounts())
  await phone.line(({ accounts: lines }) => lines.filter(({ state }) => state === 'registered').length === 2)
  const at = (peer: typeof rossi) => ({ ...phone, peer, end: async () => undefined })
  return { phone, rossi, verde, accounts, atRossi: at(rossi), atVerde: at(verde) }
}

it('is registered at both, and a call says which of them it rang', async () => {
  const { phone, rossi, verde } = await aliceOfTwoBrands()
  rossi.send(writeInvite().raw)
  const first = await phone.call(({ account }) => account?.id === rossiId)
  verde.send(writeInvite().raw)
  const second = await phone.call(({ account }) => account?.id === verdeId)
  expect([first.account?.name, second.account?.name]).toEqual(['Rossi Ferramenta', 'Casa Verde'])
  expect(phone.softphone.calls()).toHaveLength(2)
})

it('can call as long as one account stands, and tells which one does not', async () => {
  const { phone, verde } = await aliceOfTwoBrands()
  await verde.close()
  const line = await phone.line(({ accounts }) => accounts.some(({ state }) => state === 'unreachable'))
  expect(line.state).toBe('registered')
  expect(line.accounts.map(({ id, state }) => [id, state])).toEqual([
    [rossiId, 'registered'],
    [verdeId, 'unreachable'],
  ])
})

it('puts the call of one account on hold while that of the other is answered', async () => {
  const { phone, rossi, verde, atRossi } = await aliceOfTwoBrands()
  const talk = await bobCallsAndAliceAnswers(atRossi)
  verde.send(writeInvite().raw)
  const ringing = await phone.call(({ account, state }) => account?.id === verdeId && state === 'ringing')
  void phone.softphone.answer(ringing.id)
  const hold = await rossi.next(isReinvite)
  rossi.send(writeResponse(hold, 200, { body: remoteSdp() }))
  await phone.call(({ id, state }) => id === talk.call.id && state === 'held')
})

it('asks a colleague by the account of the call it is about, under the extension', async () => {
  const { phone, rossi, verde, atVerde } = await aliceOfTwoBrands()
  const { call } = await bobCallsAndAliceAnswers(atVerde)
  const asking = phone.softphone.consult(call.id, '1002')
  const hold = await verde.next(isReinvite)
  verde.send(writeResponse(hold, 200, { body: remoteSdp() }))
  const invite = await verde.next((message) => message.method === 'INVITE' && !isReinvite(message))
  verde.send(writeResponse(invite, 486))
  await asking
  expect(invite.header('from')).toContain('<sip:alice@verde.example>')
  expect(rossi.messages.some(({ method }) => method === 'INVITE')).toBe(false)
})

it('calls by the line that was chosen, and asks the PBX for its number', async () => {
  const { phone, verde, accounts } = await aliceOfTwoBrands()
  const numbers = [
    { name: 'Vivaio "Da Anna"', number: '+390512345' },
    { name: '', number: '+390512346' },
  ]
  await phone.softphone.use(accounts({ numbers }))
  const dialAndLook = async (number: string) => {
    const dialling = phone.softphone.dial('06 123', { accountId: verdeId, number })
    const invite = await verde.next('INVITE')
    verde.send(writeResponse(invite, 486))
    await verde.next('ACK')
    await dialling
    return invite
  }
  const usual = await dialAndLook('')
  expect(usual.header('p-preferred-identity')).toBe('"Vivaio Da Anna" <sip:+390512345@verde.example>')
  expect(usual.header('from')).toContain('<sip:alice@verde.example>')
  const other = await dialAndLook('+390512346')
  expect(other.header('p-preferred-identity')).toBe('"Alice" <sip:+390512346@verde.example>')
  expect(phone.events.at(-1)?.account).toEqual({ id: verdeId, name: 'Casa Verde', number: '+390512346' })

  await phone.softphone.use(accounts({ numbers, identity: 'from' }))
  expect((await dialAndLook('+390512346')).header('from')).toContain('<sip:+390512346@verde.example>')
})

it('keeps a call while only the name of its account is changed, and the calls of one while another goes', async () => {
  const { phone, rossi, accounts, atVerde } = await aliceOfTwoBrands()
  const { call } = await bobCallsAndAliceAnswers(atVerde)
  await phone.softphone.use(accounts({ name: 'Casa Verde Bologna', greeting: 'Buongiorno' }))
  const [, verdeOnly] = accounts()
  await phone.softphone.use(verdeOnly ? [verdeOnly] : [])
  expect(phone.softphone.calls().map(({ id, state }) => [id, state])).toEqual([[call.id, 'talking']])
  expect(phone.softphone.line().accounts.map(({ id }) => id)).toEqual([verdeId])
  const removed = rossi.messages.filter(
    (message) => message.method === 'REGISTER' && /expires=0/.test(message.header('contact') ?? ''),
  )
  expect(removed).not.toHaveLength(0)
})

it('registers an account anew whose extension is another, and ends its calls', async () => {
  const { phone, verde, accounts, atVerde } = await aliceOfTwoBrands()
  const { call, dialog } = await bobCallsAndAliceAnswers(atVerde)
  await phone.softphone.use(accounts({ username: 'alice3' }))
  const bye = await verde.next('BYE')
  expect(bye.header('call-id')).toBe(dialog.header('call-id'))
  verde.send(writeInDialog('OPTIONS', dialog, { peerIs: 'caller', cseq: 99, target: 'sip:x@y' }).raw)
  await phone.call(({ id, state }) => id === call.id && state === 'ended')
  await phone.line(({ accounts: lines }) => lines.some(({ account }) => account === 'alice3'))
})
