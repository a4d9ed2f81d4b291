import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import type { ConsoleEvents, EventEnvelope, EventName } from '../../../../src-main/contract/events.ts'
import type { HostApi } from '../../../../src-main/contract/host.ts'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { loadPreload, startHost } from '../../../support/electron-stand-in/start-host.ts'
import { startScriptedPeer } from '../../../support/scripted-peer.ts'
import { contactOf, remoteSdp, writeCancel, writeInDialog, writeInvite } from '../../../support/sip-text.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost('whole')
}, 60_000)
afterAll(() => built.remove())

/** What a page hears and says: it answers for the media as a window with a microphone does. */
function listen(page: HostApi) {
  const heard: EventEnvelope[] = []
  page.on((event) => {
    heard.push(event)
    if (event.name !== 'media:command') return
    const { command } = event.payload as ConsoleEvents['media:command']
    if (command.kind !== 'remote-description' && command.kind !== 'local-description') return
    const sdp = command.kind === 'local-description' ? remoteSdp('local') : null
    void page.request('media:reply', { id: command.id, result: { ok: true, sdp } })
  })
  return <N extends EventName>(name: N, fits: (payload: ConsoleEvents[N]) => boolean) =>
    vi.waitFor(
      () => {
        // Name and payload of an envelope belong together.
        const found = heard.find((event) => event.name === name && fits(event.payload as ConsoleEvents[N]))
        if (!found) throw new Error(`no ${name}`)
        return found.payload as ConsoleEvents[N]
      },
      { timeout: 10_000 },
    )
}

async function aliceAtHerDesk() {
  const peer = await startScriptedPeer()
  onTestFinished(() => peer.close())
  const { electron, window } = await startHost(built)
  await window()
  const page = loadPreload(built).get('pronto')
  if (!page) throw new Error('no bridge')
  const event = listen(page)
  await page.request('console:snapshot', null)
  const agent = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
  await page.request('profile:create-house', { agent, passphrase: null })
  await page.request('media:take', null)
  await page.request('account:save', {
    server: peer.url,
    username: 'alice',
    domain: 'pbx.example',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
    password: 'wonderland',
  })
  await event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)
  onTestFinished(async () => {
    electron.app.emit('will-quit', { preventDefault: () => {} })
    await vi.waitFor(() => expect(electron.app.quits).toBe(1), 5_000)
  })
  return { electron, page, peer, event }
}

it('a call that nobody takes is told while it rings, and stays told when it was in vain', async () => {
  const { electron, peer, event } = await aliceAtHerDesk()
  const invite = writeInvite()
  peer.send(invite.raw)
  await event('call:changed', ({ call }) => call.state === 'ringing')
  const [ringing] = electron.notifications
  expect(ringing?.options).toMatchObject({
    title: expect.stringMatching(/ is calling$/),
    urgency: 'critical',
  })
  peer.send(writeCancel(invite))
  await event('call:changed', ({ call }) => call.state === 'ended')
  expect(ringing?.did).toEqual(['show', 'close'])
  const missed = electron.notifications[1]
  expect(missed?.options.title).toMatch(/^Missed call from /)
  expect(missed?.did).toEqual(['show'])
})

it('who is on hold unseen is told by the window’s word, and a click leads to the call', async () => {
  const { electron, page, peer, event } = await aliceAtHerDesk()
  peer.send(writeInvite().raw)
  const { call } = await event('call:changed', ({ call: { state } }) => state === 'ringing')
  const answering = page.request('call:answer', { callId: call.id })
  const ok = await peer.next(
    ({ status, header }) => status === 200 && /INVITE/.test(header('cseq') ?? ''),
    10_000,
  )
  peer.send(writeInDialog('ACK', ok, { peerIs: 'caller', cseq: 10, target: contactOf(ok) }).raw)
  await answering
  expect(await page.request('call:hold-unseen', { callId: call.id })).toMatchObject({ ok: false })
  const holding = page.request('call:hold', { callId: call.id })
  peer.respond(await peer.next('INVITE', 10_000), 200, { body: remoteSdp('first', 'recvonly') })
  expect(await holding).toMatchObject({ ok: true })
  expect(await page.request('call:hold-unseen', { callId: call.id })).toMatchObject({ ok: true })
  const told = electron.notifications.at(-1)
  expect(told?.options.title).toMatch(/ has been waiting for /)
  told?.emit('click')
  await event('call:focus', ({ callId }) => callId === call.id)
})

it('a line that is gone is told beside other programs', async () => {
  const { electron, peer, event } = await aliceAtHerDesk()
  await peer.close()
  await event('outage:logged', ({ outage }) => !outage.over)
  await vi.waitFor(() => expect(electron.notifications.at(-1)?.options.title).toBe('You cannot be reached'))
  expect(electron.windows[0]?.did).toContain('load pronto://app/')
})
