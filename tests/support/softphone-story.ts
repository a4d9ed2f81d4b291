import type { Account, SipCall } from '../../src-main/contract/softphone.ts'
import type { SoftphoneOptions } from '../../src-main/softphone/softphone.ts'
import type { Timing } from '../../src-main/softphone/timing.ts'
import { type AlicesPhone, alicesAccount, type FakeWindow, installAlicesPhone } from './alices-phone.ts'
import { type ScriptedPeer, type ScriptedPeerOptions, startScriptedPeer } from './scripted-peer.ts'
import { contactOf, type SipText, writeInDialog, writeInvite, writeResponse } from './sip-text.ts'

export type Story = AlicesPhone & { readonly peer: ScriptedPeer; end(): Promise<void> }

/** Alice's phone, registered at a scripted PBX. */
export async function aliceIsRegistered(
  options: {
    peer?: ScriptedPeerOptions
    timing?: Partial<Timing>
    window?: FakeWindow
    account?: Partial<Account>
    screen?: NonNullable<SoftphoneOptions['screen']>
    ladder?: NonNullable<SoftphoneOptions['ladder']>
  } = {},
): Promise<Story> {
  const peer = await startScriptedPeer(options.peer)
  const { screen, ladder } = options
  const phone = installAlicesPhone(options.timing, options.window, {
    ...(screen ? { screen } : {}),
    ...(ladder ? { ladder } : {}),
  })
  await phone.softphone.use([alicesAccount(peer.url, options.account)])
  await phone.line((line) => line.state === 'registered')
  return {
    ...phone,
    peer,
    async end() {
      await phone.softphone.close()
      await peer.close()
    },
  }
}

/** A conversation that the peer began; `dialog` is the console's 200 with both tags. */
export type IncomingTalk = { readonly call: SipCall; readonly invite: SipText; readonly dialog: SipText }

export async function bobCallsAndAliceAnswers({ peer, softphone, call }: Story): Promise<IncomingTalk> {
  const invite = writeInvite()
  peer.send(invite.raw)
  const ringing = await call(({ state }) => state === 'ringing')
  const [dialog] = await Promise.all([
    peer.next(({ status, raw }) => status === 200 && raw.includes('INVITE')),
    softphone.answer(ringing.id),
  ])
  peer.send(writeInDialog('ACK', dialog, { peerIs: 'caller', cseq: 10, target: contactOf(dialog) }).raw)
  return { invite, dialog, call: await call(({ id, state }) => id === ringing.id && state === 'talking') }
}

/** A conversation that Alice began; `dialog` is the peer's 200. */
export async function aliceCallsAndBobAnswers(
  { peer, softphone, call }: Story,
  body: string,
): Promise<{ readonly call: SipCall; readonly invite: SipText }> {
  const dialling = softphone.dial('06 123')
  const invite = await peer.next('INVITE')
  peer.send(writeResponse(invite, 200, { body }))
  await peer.next('ACK')
  const { callId } = await dialling
  return { invite, call: await call(({ id, state }) => id === callId && state === 'talking') }
}
