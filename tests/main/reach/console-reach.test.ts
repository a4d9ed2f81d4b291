import { expect, it, onTestFinished } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'

const alice = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const passphrase = 'quattro gatti in salotto'
const minutes = 60_000
// What is told is on disk a moment later, and machines may be busy.
const patient = { timeout: 10_000 }

/** Alice's house with a telephone at a PBX that says what a story wants. */
async function aliceAtHerDesk() {
  const peer = await startScriptedPeer()
  onTestFinished(() => peer.close())
  const desk = await openTestConsole()
  const window = desk.open()
  await window.request('profile:create-house', { agent: alice, passphrase })
  await window.request('media:take', null)
  await window.request('account:save', {
    server: peer.url,
    username: 'alice',
    domain: 'pbx.example',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
    password: 'wonderland',
  })
  await window.event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)
  const outages = async () => {
    const answer = await window.request('line:outages', { before: null })
    return answer.ok ? answer.value : []
  }
  return { ...desk, window, peer, outages }
}

it('says that nobody can call, beside other programs, and writes down from when to when', async () => {
  const { peer, window, reminders, outages } = await aliceAtHerDesk()
  await peer.close()
  const { outage } = await window.event('outage:logged', ({ outage: told }) => !told.over)
  expect(outage.causes[0]).toBe('network')
  expect(reminders).toEqual([
    { title: 'Non sei raggiungibile', body: 'Rete. Apri Pronto per vedere che cosa fare.' },
  ])
  const again = await startScriptedPeer({ port: peer.port })
  onTestFinished(() => again.close())
  const { outage: over } = await window.event('outage:logged', ({ outage: told }) => told.over)
  expect(over).toMatchObject({ id: outage.id, from: outage.from })
  await expect.poll(outages, patient).toEqual([over])
  expect(reminders).toHaveLength(1)
})

it('is deaf while no window is open, though the line stands', async () => {
  const { window, console, open } = await aliceAtHerDesk()
  window.close()
  const next = open()
  // Nobody holds the audio: the page that is open has not taken it.
  await next.event('outage:logged', ({ outage }) => outage.causes.includes('no-window'))
  await next.request('media:take', null)
  await next.event('outage:logged', ({ outage }) => outage.over)
  expect(console.hasCalls()).toBe(false)
  const outages = async () => {
    const answer = await next.request('line:outages', { before: null })
    return answer.ok ? answer.value : []
  }
  await expect.poll(outages, patient).toMatchObject([{ causes: ['no-window'], over: true }])
})

it('looks at line, microphone and loudspeakers after a sleep, and knows that it slept', async () => {
  const { console, window, peer, outages } = await aliceAtHerDesk()
  const before = peer.messages.length
  const asleepSince = Date.now() - 7 * minutes
  console.awake(asleepSince)
  await window.event('media:check')
  await expect.poll(() => peer.messages.slice(before).some(({ method }) => method === 'OPTIONS')).toBe(true)
  await expect.poll(outages, patient).toMatchObject([{ from: asleepSince, over: true, causes: ['asleep'] }])
})

it('reminds of nobody where nobody waits', async () => {
  const { window, reminders } = await aliceAtHerDesk()
  const callId = '0190aaaa-0000-7000-8000-000000000001'
  // Parsed by the request's own schema.
  const answer = await window.answer('call:hold-unseen', { callId })
  expect(answer).toMatchObject({ ok: false, code: 'not-found' })
  expect(reminders).toEqual([])
})
