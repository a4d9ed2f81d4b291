import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { mostBlocked, noCallRules } from '../../../src-main/contract/profile.ts'
import { type RequestName, requests } from '../../../src-main/contract/requests.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { openDemoKey } from '../../../src-main/profiles/demo-key.ts'
import { openTestConsole, type TestWindow } from '../../support/open-test-console.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const alice = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const passphrase = 'quattro gatti in salotto'

async function registered(window: TestWindow): Promise<void> {
  const snapshot = await window.request('console:snapshot', null)
  if (snapshot.ok && snapshot.value.line.state === 'registered') return
  await window.event('line:changed', ({ line }) => line.state === 'registered')
}

it('opens the demo on a fresh machine, registered, with its people and an operator', async () => {
  const { open, reports } = await openTestConsole()
  const window = open()
  await registered(window)
  const snapshot = await window.request('console:snapshot', null)
  expect(snapshot).toMatchObject({
    ok: true,
    value: { profile: { kind: 'demo', state: 'open', houseExists: false }, line: { demo: true } },
  })
  const recent = await window.request('customer:recent', null)
  expect(recent.ok && recent.value.length).toBe(40)
  expect(snapshot.ok && snapshot.value.agentId).not.toBeNull()
  expect(reports).toEqual([])
})

it('writes the demo in the language of the first window that looks, whatever the machine speaks', async () => {
  const desksOf = async (window: TestWindow, language: 'it' | 'en') => {
    const snapshot = await window.request('console:snapshot', { language })
    return snapshot.ok ? snapshot.value.house.desks.map(({ name }) => name) : []
  }
  const { open } = await openTestConsole()
  expect(await desksOf(open(), 'en')).toEqual(['Support', 'Administration'])
  // What is written stands: a house has one name for a desk.
  expect(await desksOf(open(), 'it')).toEqual(['Support', 'Administration'])
})

it('tells a window of another language than the machine’s of no house but the one in its first answer', async () => {
  const { open } = await openTestConsole()
  const window = open()
  const snapshot = await window.request('console:snapshot', { language: 'en' })
  if (!snapshot.ok) throw new Error('the demo is open')
  const told = window.events.flatMap((event) => (event.name === 'house:changed' ? event.payload.house : []))
  for (const house of told) expect(house).toEqual(snapshot.value.house)
})

it('has the demo there for whoever asks for something else first', async () => {
  const { open } = await openTestConsole()
  const recent = await open().request('customer:recent', null)
  expect(recent.ok && recent.value.length).toBe(40)
})

it('speaks to whoever set up no house in the language of their window', async () => {
  const { open } = await openTestConsole()
  const window = open()
  await window.request('profile:create-house', { agent: alice, passphrase })
  const before = await window.request('console:snapshot', null)
  const after = await window.request('console:snapshot', { language: 'en' })
  if (!before.ok || !after.ok) throw new Error('the house is open')
  expect(after.value.house).not.toEqual(before.value.house)
  await window.event('house:changed')
})

it('asks anew who answers here once that person has left the house', async () => {
  const { open } = await openTestConsole()
  const window = open()
  const before = await window.request('console:snapshot', null)
  const { agentId, agents } = before.ok ? before.value : { agentId: null, agents: [] }
  if (agentId === null) throw new Error('nobody sits at the demo')

  await window.request('agent:change', { agentId, fields: { role: 'former' } })
  await window.event('agents:changed', (told) => told.agentId === null)

  expect(await window.request('agent:choose', { agentId })).toMatchObject({ ok: false, code: 'not-found' })
  const other = agents.find(({ id }) => id !== agentId)
  if (!other) throw new Error('nobody else is there')
  await window.request('agent:choose', { agentId: other.id })
  await window.event('agents:changed', (told) => told.agentId === other.id)
})

it('tells call and card in one event when Maria Rossi rings, and calls the window forward', async () => {
  const { open, brought } = await openTestConsole()
  const window = open()
  await registered(window)
  await window.request('media:take', null)
  await window.request('exchange:ring', { who: 'known' })
  const { call, cards } = await window.event('call:changed', ({ call }) => call.state === 'ringing')
  expect(call.caller).toMatchObject({ kind: 'known', customer: { name: 'Maria Rossi' } })
  expect(cards[0]?.customer.name).toBe('Maria Rossi')
  expect(cards[0]?.told[0]?.kind).toBe('promise-broken')
  expect(brought()).toBe(1)

  await window.request('call:painted', { callId: call.id })
  const painted = await window.event('call:changed', ({ call }) => call.pop?.paintedMs != null)
  expect(painted.call.pop?.lookupMs).toBeLessThan(painted.call.pop?.paintedMs ?? 0)

  expect(await window.request('call:reject', { callId: call.id, how: 'decline' })).toMatchObject({ ok: true })
  const ended = await window.event('call:changed', ({ call }) => call.state === 'ended')
  expect(ended.call.end?.reason).toBe('refused-here')
})

it('ties an unknown caller to the card that is made while it rings', async () => {
  const { open } = await openTestConsole()
  const window = open()
  await registered(window)
  await window.request('exchange:ring', { who: 'unknown' })
  const { call } = await window.event('call:changed', ({ call }) => call.state === 'ringing')
  if (call.caller.kind !== 'unknown') throw new Error(call.caller.kind)
  const created = await window.request('customer:create', {
    draft: { name: 'Ada Negri', phones: [{ raw: call.caller.raw, label: 'mobile' }] },
    callId: call.id,
  })
  if (!created.ok) throw new Error(created.code)
  const customerId = created.value.customer.id
  await window.event('call:changed', ({ call }) => call.customerId === customerId)
})

it('keeps two windows in step and refuses media from the one that does not hold it', async () => {
  const { open } = await openTestConsole()
  const first = open()
  const second = open()
  await registered(first)
  await first.request('media:take', null)
  const { mediaWindow } = await second.event('media:window-changed')
  expect(mediaWindow).toBe(first.windowId)
  await second.request('media:alarms', { alarms: ['no-microphone'] })
  expect(second.events.some(({ name }) => name === 'media:alarms-changed')).toBe(false)
  first.close()
  await second.event('media:window-changed', ({ mediaWindow }) => mediaWindow === null)
})

it('starts a house of one’s own, locks it at the next start and opens it with the passphrase only', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  const window = before.open()
  expect(await window.request('profile:create-house', { agent: alice, passphrase: null })).toMatchObject({
    ok: false,
    code: 'invalid-input',
  })
  expect(await window.request('profile:create-house', { agent: alice, passphrase })).toEqual({
    ok: true,
    value: null,
  })
  const created = await window.request('customer:create', { draft: { name: 'Ada Negri' }, callId: null })
  expect(created.ok).toBe(true)
  await before.close()

  const after = (await openTestConsole(folder)).open()
  const locked = await after.request('console:snapshot', null)
  expect(locked).toMatchObject({
    ok: true,
    value: { profile: { kind: 'house', state: 'locked' }, agents: [] },
  })
  expect(await after.request('customer:recent', null)).toMatchObject({ ok: false, code: 'profile-locked' })
  expect(await after.request('profile:unlock', { passphrase: 'quattro cani' })).toMatchObject({
    ok: false,
    code: 'wrong-passphrase',
  })
  expect(await after.request('profile:unlock', { passphrase })).toEqual({ ok: true, value: null })
  const recent = await after.request('customer:recent', null)
  expect(recent.ok && recent.value.map(({ name }) => name)).toEqual(['Ada Negri'])
  const open = await after.request('console:snapshot', null)
  expect(open).toMatchObject({ ok: true, value: { line: { state: 'none' }, agents: [{ initials: 'AB' }] } })
}, 60_000)

it('explains a database that is damaged and leaves it untouched', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  await before.close()
  const file = join(folder, 'demo', 'pronto.db')
  expect(existsSync(file)).toBe(true)
  const junk = Buffer.alloc(8192, 'not a database ')
  writeFileSync(file, junk)

  const window = (await openTestConsole(folder)).open()
  const snapshot = await window.request('console:snapshot', null)
  expect(snapshot).toMatchObject({ ok: true, value: { profile: { state: 'failed', trouble: 'wrong-key' } } })
  expect(readFileSync(file)).toEqual(junk)
})

it('explains a database of a newer program, leaves it untouched, and opens it again with that program', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  await before.close()
  const file = join(folder, 'demo', 'pronto.db')
  const written = setVersion(file, 999)
  const { open } = await openTestConsole(folder)
  const window = open()
  const snapshot = await window.request('console:snapshot', null)
  expect(snapshot).toMatchObject({ ok: true, value: { profile: { state: 'failed', trouble: 'too-new' } } })
  expect(await window.request('customer:recent', null)).toMatchObject({ ok: false, code: 'profile-locked' })
  expect(readFileSync(file)).toEqual(readFileSync(`${file}.newer`))

  setVersion(file, written)
  expect(await window.request('profile:open-demo', null)).toEqual({ ok: true, value: null })
  const recent = await window.request('customer:recent', null)
  expect(recent.ok && recent.value.length).toBe(40)
}, 20_000)

it('says that a profile is open in another program, and opens it once that is closed', async () => {
  const folder = temporaryFolder()
  const first = await openTestConsole(folder)
  const second = (await openTestConsole(folder)).open()
  expect(await second.request('console:snapshot', null)).toMatchObject({
    ok: true,
    value: { profile: { state: 'failed', trouble: 'in-use' } },
  })
  await first.close()
  expect(await second.request('profile:open-demo', null)).toEqual({ ok: true, value: null })
}, 20_000)

/** Makes the demo's database look as if another version had written it; answers with the version it had. */
function setVersion(file: string, version: number): number {
  const { key } = openDemoKey(join(file, '..'))
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: 999 })
  const before = Number(db.pragma('user_version', { simple: true }))
  db.pragma(`user_version = ${version}`)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  copyFileSync(file, `${file}.newer`)
  return before
}

it('keeps a draft over the end of the program and a restart', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  const key = uuidv7()
  await before.open().request('note:draft', { key, text: 'Chiede il rimborso' })
  await before.close()
  const snapshot = await (await openTestConsole(folder)).open().request('console:snapshot', null)
  expect(snapshot.ok && snapshot.value.drafts).toMatchObject([{ key, text: 'Chiede il rimborso' }])
})

it('brings back after a restart a call nobody answered, as long as a note about it is not signed', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  const window = before.open()
  await registered(window)
  await window.request('exchange:ring', { who: 'unknown' })
  const { call } = await window.event('call:changed', ({ call }) => call.state === 'ringing')
  await window.request('note:draft', { key: call.id, text: 'Richiama domani alle nove' })
  await window.request('call:reject', { callId: call.id, how: 'busy' })
  await window.event('call:logged', ({ call }) => call.endedAt !== null)
  expect(
    await window.request('call:wrap-up', { callId: call.id, outcome: null, caseId: null }),
  ).toMatchObject({ ok: false, code: 'note-unsigned' })
  await before.close()

  const after = (await openTestConsole(folder)).open()
  const snapshot = await after.request('console:snapshot', null)
  expect(snapshot).toMatchObject({
    ok: true,
    value: {
      calls: [{ id: call.id, state: 'ended', customerId: null, wrapUpPending: false }],
      drafts: [{ key: call.id, text: 'Richiama domani alle nove' }],
    },
  })
  await after.request('note:draft', { key: call.id, text: '' })
  expect(await after.request('call:wrap-up', { callId: call.id, outcome: null, caseId: null })).toMatchObject(
    {
      ok: true,
    },
  )
})

const wrong: readonly unknown[] = [
  undefined,
  null,
  7,
  'text',
  [],
  {},
  { callId: 7 },
  { customerId: "' OR 1=1 --" },
]
it('answers wrong types on every channel with invalid-input and goes on', async () => {
  const { open, reports } = await openTestConsole()
  const window = open()
  const names = Object.keys(requests) as RequestName[]
  for (const name of names) {
    // Some channels take null, or an empty object: those are not wrong for them.
    for (const input of wrong.filter((candidate) => !requests[name].input.safeParse(candidate).success)) {
      expect(await window.answer(name, input), name).toMatchObject({ ok: false, code: 'invalid-input' })
    }
  }
  expect(await window.answer('customer:recent', null)).toMatchObject({ ok: true })
  expect(reports).toEqual([])
})

it('answers a channel that does not exist, or that every object has', async () => {
  const window = (await openTestConsole()).open()
  for (const name of ['customer:drop', 'toString', '__proto__', '']) {
    expect(await window.answer(name, null)).toMatchObject({ ok: false, code: 'invalid-input' })
  }
})

it('sends no caller on to a number that costs, and keeps what was set before', async () => {
  const window = (await openTestConsole()).open()
  await registered(window)
  const calls = (forwardTo: string) => ({ calls: { forwardTo } })
  expect(await window.request('settings:change', calls('06 999 888'))).toMatchObject({ ok: true })
  expect(await window.request('settings:change', calls('899 123 456'))).toMatchObject({
    code: 'forward-costly',
    detail: 'premium',
  })
  expect(await window.request('settings:change', calls('chi sa'))).toMatchObject({ code: 'not-a-number' })
  const snapshot = await window.request('console:snapshot', null)
  expect(snapshot).toMatchObject({
    value: { settings: { calls: { ...noCallRules, forwardTo: '06 999 888' } } },
  })
})

it('keeps what two windows change of its call rules, each the field it changed', async () => {
  const { open } = await openTestConsole()
  const [here, there] = [open(), open()]
  await registered(here)
  await Promise.all([
    here.request('settings:change', { calls: { doNotDisturb: true } }),
    there.request('settings:change', { calls: { forwardTo: '06 999 888' } }),
    here.request('settings:change', { calls: { block: '333 123 4567' } }),
    there.request('settings:change', { calls: { block: '02 555 0199' } }),
    there.request('settings:change', { calls: { block: '+39 333/1234567' } }),
  ])
  const calls = async () => {
    const snapshot = await here.request('console:snapshot', null)
    return snapshot.ok && snapshot.value.settings.calls
  }
  const both = { doNotDisturb: true, forwardTo: '06 999 888', forwardWhen: 'unanswered' }
  expect(await calls()).toEqual({ ...both, blocked: ['333 123 4567', '02 555 0199'] })
  await there.request('settings:change', { calls: { unblock: '0039 333 1234567' } })
  expect(await calls()).toEqual({ ...both, blocked: ['02 555 0199'] })
})

it('blocks no more numbers than the list holds, and says so', async () => {
  const { open, folder, close } = await openTestConsole()
  await open().request('settings:change', { calls: { block: '333 123 4567' } })
  await close()
  const file = join(folder, 'seat.json')
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  kept.settings.calls.blocked = Array.from({ length: mostBlocked }, (_, index) => `333 1${index + 100_000}`)
  writeFileSync(file, JSON.stringify(kept))
  const window = (await openTestConsole(folder)).open()
  expect(await window.request('settings:change', { calls: { block: '02 555 0199' } })).toMatchObject({
    ok: false,
    code: 'invalid-input',
  })
  expect(await window.request('settings:change', { calls: { unblock: '333 1100000' } })).toMatchObject({
    ok: true,
  })
})

it('rings here where a number that costs has been set before', async () => {
  const folder = temporaryFolder()
  const before = await openTestConsole(folder)
  await registered(before.open())
  await before.close()
  const file = join(folder, 'seat.json')
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  kept.settings.calls = { ...noCallRules, forwardTo: '899 123 456', forwardWhen: 'always' }
  writeFileSync(file, JSON.stringify(kept))

  const window = (await openTestConsole(folder)).open()
  await registered(window)
  await window.request('media:take', null)
  await window.request('exchange:ring', { who: 'known' })
  const { call } = await window.event('call:changed')
  expect(call.state).toBe('ringing')
})
