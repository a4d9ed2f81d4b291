import { uuidv7 } from 'uuidv7'
import { expect, it, onTestFinished } from 'vitest'
import packageFile from '../../../package.json' with { type: 'json' }
import { MediaSessionId } from '../../../src-main/contract/ids.ts'
import { openTestConsole } from '../../support/open-test-console.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
import { contactOf, remoteSdp, writeInDialog, writeInvite } from '../../support/sip-text.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const agent = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }

async function aliceAtWork(folder = temporaryFolder()) {
  const peer = await startScriptedPeer({ register: 'digest' })
  onTestFinished(() => peer.close())
  const console = await openTestConsole(folder)
  const window = console.open()
  await window.request('profile:create-house', { agent, passphrase: 'quattro gatti in salotto' })
  await window.request('media:take', null)
  const account = {
    server: peer.url,
    username: 'zerlina',
    domain: 'pbx.example',
    authorizationUsername: '',
    displayName: 'Alice Bianchi',
    trusted: true,
    password: 'segretissima',
  }
  await window.request('account:save', account)
  await window.event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)
  return { ...console, window, peer, folder }
}

it('keeps how a call was heard with the call, tells it meanwhile, and masks what is reported', async () => {
  const { window, peer } = await aliceAtWork()
  peer.send(
    writeInvite({ from: '"Maria Rossi" <sip:+390612345678@pbx.example>' }).raw.replaceAll(
      'sip:alice@',
      'sip:zerlina@',
    ),
  )
  const { call } = await window.event('call:changed', ({ call: { state } }) => state === 'ringing')
  const answering = window.request('call:answer', { callId: call.id })
  for (const kind of ['remote-description', 'local-description'] as const) {
    const { command } = await window.event('media:command', (event) => event.command.kind === kind)
    const sdp = kind === 'local-description' ? remoteSdp('local') : null
    await window.request('media:reply', { id: command.id, result: { ok: true, sdp } })
  }
  const dialog = await peer.next(
    ({ status, header }) => status === 200 && /INVITE/.test(header('cseq') ?? ''),
  )
  peer.send(writeInDialog('ACK', dialog, { peerIs: 'caller', cseq: 10, target: contactOf(dialog) }).raw)
  await answering

  const session = MediaSessionId.parse(uuidv7())
  const counted = {
    callId: call.id,
    session,
    codec: 'PCMU',
    jitterMs: 2,
    roundTripMs: 20,
    bufferedMs: 0,
    bufferedCount: 0,
  }
  await window.request('media:stats', { ...counted, received: 0, lost: 0 })
  await window.request('media:stats', { ...counted, received: 225, lost: 25 })
  const heard = await window.event('call:quality', ({ callId }) => callId === call.id)
  expect(heard).toMatchObject({ codec: 'PCMU', point: { lossPercent: 10 } })

  peer.send(writeInDialog('BYE', dialog, { peerIs: 'caller', cseq: 11, target: contactOf(dialog) }).raw)
  await window.event('call:changed', ({ call: { state } }) => state === 'ended')
  await window.request('call:wrap-up', { callId: call.id, outcome: 'solved', caseId: null })
  expect(await window.request('call:quality', { callId: call.id })).toMatchObject({
    value: { codec: 'PCMU', points: [{ lossPercent: 10 }] },
  })
  const log = await window.request('call:log', { before: null })
  expect(log.ok && log.value[0]).not.toHaveProperty('quality')

  const ladder = await window.request('line:ladder', null)
  const lines = ladder.ok ? ladder.value.map(({ direction, firstLine }) => `${direction} ${firstLine}`) : []
  expect(lines).toContainEqual(expect.stringMatching(/^out REGISTER sip:pbx\.example/))
  expect(lines).toContainEqual(expect.stringMatching(/^in INVITE sip:number-\d+@/))

  const report = await window.request('line:problem-report', { window: 'a browser' })
  const text = report.ok ? report.value : ''
  expect(JSON.parse(text)).toMatchObject({
    versions: {
      pronto: packageFile.version,
      host: 'browser',
      node: process.versions.node,
      system: expect.stringMatching(/^\w+ \S+ \w+$/),
      window: 'a browser',
    },
    line: { state: 'registered' },
    calls: [{ direction: 'in', quality: { codec: 'PCMU' } }],
  })
  expect(text).not.toMatch(/Maria|Rossi|0612345678|Alice|zerlina|segretissima|quattro|nonce|response=/)
})

it('finds the quality of a call of yesterday in the log', async () => {
  const folder = temporaryFolder()
  const yesterday = await aliceAtWork(folder)
  const { id: callId } = await aCallThatWasHeard(yesterday)
  await yesterday.close()

  const today = (await openTestConsole(folder)).open()
  await today.request('profile:unlock', { passphrase: 'quattro gatti in salotto' })
  expect(await today.request('call:quality', { callId })).toMatchObject({
    value: { codec: 'opus', points: [{}] },
  })
})

async function aCallThatWasHeard({ window, peer }: Awaited<ReturnType<typeof aliceAtWork>>) {
  peer.send(writeInvite().raw.replaceAll('sip:alice@', 'sip:zerlina@'))
  const { call } = await window.event('call:changed', ({ call: { state } }) => state === 'ringing')
  const counted = {
    callId: call.id,
    session: MediaSessionId.parse(uuidv7()),
    codec: 'opus',
    lost: 0,
    jitterMs: 2,
    roundTripMs: null,
    bufferedMs: 0,
    bufferedCount: 0,
  }
  await window.request('media:stats', { ...counted, received: 0 })
  await window.request('media:stats', { ...counted, received: 250 })
  return call
}

it('takes measurements from the window that holds the media, and from no other', async () => {
  const { window, open } = await aliceAtWork()
  const other = open()
  const call = {
    callId: uuidv7(),
    session: uuidv7(),
    codec: 'opus',
    lost: 0,
    jitterMs: 2,
    roundTripMs: null,
    bufferedMs: 0,
    bufferedCount: 0,
  }
  for (const received of [0, 250]) await other.request('media:stats', { ...call, received })
  expect(await window.request('call:quality', { callId: call.callId })).toMatchObject({ value: null })
})
