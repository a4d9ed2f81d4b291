import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { openDemoLine } from '../../../src-main/exchange/demo-line.ts'
import { openTestConsole } from '../../support/open-test-console.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const agent = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const passphrase = 'quattro gatti in salotto'

/** A PBX on loopback with one account. */
async function openPbx() {
  const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
  const line = await openDemoLine(resources, () => {})
  onTestFinished(() => line.close())
  return { ...line.account, id: null }
}

async function openHouse(folder = temporaryFolder()) {
  const console = await openTestConsole(folder)
  const window = console.open()
  await window.request('profile:create-house', { agent, passphrase })
  return { ...console, window }
}

it('tries an account before it is saved, and tells its password to nobody', async () => {
  const { password, ...fields } = await openPbx()
  const { window, folder, reports } = await openHouse()
  const answers = [
    await window.request('account:test', { ...fields, password: 'sbagliata' }),
    await window.request('account:save', { ...fields, password: 'sbagliata' }),
    await window.request('account:test', { ...fields, password }),
    await window.request('account:save', { ...fields, password }),
    await window.request('account:list', null),
  ]
  expect(answers).toMatchObject([
    { ok: true, value: { registered: false, trouble: 'wrong-password' } },
    { ok: false, code: 'no-line' },
    { ok: true, value: { registered: true } },
    { ok: true, value: { hasPassword: true } },
    { ok: true, value: [{ username: fields.username, hasPassword: true }] },
  ])
  await window.event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)

  const seen = JSON.stringify([
    answers,
    window.events,
    await window.request('console:snapshot', null),
    reports,
  ])
  expect(seen).not.toContain(password)
  const file = readFileSync(join(folder, 'house', 'account.json'), 'utf8')
  expect(file).not.toContain(password)
  expect(file).not.toContain(Buffer.from(password).toString('base64'))
}, 20_000)

it('never gives the sealed password to another server or account', async () => {
  const account = await openPbx()
  const { window } = await openHouse()
  const first = await window.request('account:save', account)
  if (!first.ok) throw new Error(first.code)
  const { hasPassword: _kept, ...saved } = first.value
  expect(await window.request('account:test', { ...saved, password: null })).toMatchObject({
    ok: true,
    value: { registered: true },
  })
  const elsewhere = [
    { ...saved, server: saved.server.replace('127.0.0.1', 'localhost') },
    { ...saved, username: 'mallory' },
  ]
  for (const draft of elsewhere) {
    expect(await window.request('account:test', { ...draft, password: null })).toMatchObject({
      ok: false,
      code: 'invalid-input',
    })
    expect(await window.request('account:save', { ...draft, password: null })).toMatchObject({ ok: false })
  }
}, 20_000)

it('says that a password cannot be read here, and forgets that once it is entered again', async () => {
  const account = await openPbx()
  const before = await openHouse()
  await before.window.request('account:save', account)
  await before.close()
  const path = join(before.folder, 'house', 'account.json')
  const sealedPassword = `"sealedPassword": "${Buffer.alloc(60, 7).toString('base64')}"`
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"sealedPassword": "[^"]*"/, sealedPassword))

  const window = (await openTestConsole(before.folder)).open()
  await window.request('profile:unlock', { passphrase })
  await window.event('line:changed', ({ line }) => line.trouble === 'password-unreadable')
  const kept = await window.request('account:list', null)
  const id = kept.ok ? (kept.value[0]?.id ?? null) : null
  await window.request('account:save', { ...account, id })
  await window.event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)
  expect(await window.request('console:snapshot', null)).toMatchObject({
    ok: true,
    value: { line: { state: 'registered', trouble: null } },
  })
}, 20_000)
