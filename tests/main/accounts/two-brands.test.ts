import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { DeskId } from '../../../src-main/contract/ids.ts'
import { openTestConsole } from '../../support/open-test-console.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
import { writeCancel, writeInvite } from '../../support/sip-text.ts'

const alice = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const passphrase = 'quattro gatti in salotto'
const bobsNumber = '+393331112223'

/** Alice's house with an account for each of two brands. */
async function aliceOfTwoBrands() {
  const [rossi, verde] = [await startScriptedPeer(), await startScriptedPeer()]
  onTestFinished(async () => {
    await Promise.all([rossi.close(), verde.close()])
  })
  const desk = await openTestConsole()
  const window = desk.open()
  await window.request('profile:create-house', { agent: alice, passphrase })
  await window.request('media:take', null)
  const save = async (name: string, server: string, more: object = {}) => {
    const sip = { server, username: 'alice', domain: 'pbx.example', password: 'wonderland' }
    const saved = await window.request('account:save', { ...sip, name, ...more })
    if (!saved.ok) throw new Error(saved.code)
    return saved.value
  }
  const first = await save('Rossi Ferramenta', rossi.url)
  const second = await save('Casa Verde', verde.url, { greeting: 'Casa Verde, buongiorno', tone: 'soft' })
  const bothUp = () =>
    window.event('line:changed', ({ line: { accounts } }) => {
      return accounts.length === 2 && accounts.every(({ state }) => state === 'registered')
    })
  await bothUp()
  return { ...desk, window, rossi, verde, first, second }
}

it('shows, logs and files a call under the brand that was called, and calls back by it', async () => {
  const { window, rossi, verde, second } = await aliceOfTwoBrands()
  const invite = writeInvite({ from: `"Bob" <sip:${bobsNumber}@pbx.example>` })
  verde.send(invite.raw)
  const { call } = await window.event('call:changed', ({ call: { state } }) => state === 'ringing')
  expect(call.account).toEqual({ id: second.id, name: 'Casa Verde', number: '' })
  const card = await window.request('customer:create', {
    draft: { name: 'Bob Neri', phones: [{ raw: bobsNumber, label: 'mobile' }] },
    callId: call.id,
  })
  expect(card).toMatchObject({ ok: true })
  verde.send(writeCancel(invite))
  await window.event('call:logged', ({ call: { endedAt } }) => endedAt !== null)

  const customerId = card.ok ? card.value.customer.id : call.customerId
  if (!customerId) throw new Error('Bob has no card')
  await expect
    .poll(async () => window.request('customer:timeline', { customerId }), { timeout: 10_000 })
    .toMatchObject({ value: { entries: [{ interaction: { accountName: 'Casa Verde' } }] } })
  expect(await window.request('call:log', { before: null })).toMatchObject({
    value: [{ account: { name: 'Casa Verde' } }],
  })
  expect(await window.request('call:line-for', { target: bobsNumber })).toMatchObject({
    value: { accountId: second.id },
  })
  // Nobody describes media here: what counts is where the call was begun.
  void window.request('call:dial', { target: bobsNumber })
  const { call: back } = await window.event('call:changed', (told) => told.call.direction === 'out')
  expect(back.account).toMatchObject({ id: second.id })
  expect(rossi.messages.some(({ method }) => method === 'INVITE')).toBe(false)
})

it('says by name which brand nobody can call, and writes it down', async () => {
  const { window, verde, reminders } = await aliceOfTwoBrands()
  await verde.close()
  const { outage } = await window.event('outage:logged', ({ outage: told }) => !told.over)
  expect(outage).toMatchObject({ causes: ['network'], accounts: ['Casa Verde'] })
  expect(reminders[0]?.title).toBe('Non sei raggiungibile su Casa Verde')
  expect(await window.request('console:snapshot', null)).toMatchObject({
    value: { line: { state: 'registered' } },
  })
  await expect
    .poll(async () => window.request('line:outages', { before: null }), { timeout: 10_000 })
    .toMatchObject({ value: [{ accounts: ['Casa Verde'] }] })
})

it('is not disturbed on one account, and opens cases at the desk of the other', async () => {
  const { window, rossi, verde, first, second } = await aliceOfTwoBrands()
  const snapshot = await window.request('console:snapshot', null)
  const garden = DeskId.parse('01900000-0000-7000-8000-0000000000d1')
  const desks = snapshot.ok ? snapshot.value.house.desks : []
  await window.request('house:change', { desks: [...desks, { id: garden, name: 'Vivaio', hours: [] }] })
  const { hasPassword: _a, ...quiet } = first
  const { hasPassword: _b, ...atDesk } = second
  // Nothing that registers has changed: the PBX need not be there to say so.
  expect(
    await window.request('account:save', { ...quiet, password: null, doNotDisturb: true }),
  ).toMatchObject({
    ok: true,
  })
  await window.request('account:save', { ...atDesk, password: null, deskId: garden })

  rossi.send(writeInvite().raw)
  expect((await rossi.next(({ status }) => (status ?? 0) >= 300)).status).toBe(486)
  verde.send(writeInvite().raw)
  const { call } = await window.event('call:changed', ({ call: { state } }) => state === 'ringing')
  expect(call.account?.name).toBe('Casa Verde')
  const maria = await window.request('customer:create', {
    draft: { name: 'Maria Rossi' },
    callId: call.id,
  })
  const customerId = maria.ok ? maria.value.customer.id : null
  if (!customerId) throw new Error(JSON.stringify(maria))
  const opened = await window.request('case:open', { customerId, subject: 'Vasi rotti', callId: call.id })
  expect(opened).toMatchObject({ ok: true, value: { deskId: garden } })
})

it('goes on with the other accounts where the password of one cannot be read here, or is switched off', async () => {
  const { window, folder, close, second } = await aliceOfTwoBrands()
  const { hasPassword: _kept, ...fields } = second
  await window.request('account:save', { ...fields, password: null, isOn: false })
  const off = await window.request('console:snapshot', null)
  expect(off.ok && off.value.line.accounts.map(({ name }) => name)).toEqual(['Rossi Ferramenta'])
  await window.request('account:save', { ...fields, password: null, isOn: true })
  await close()

  const path = join(folder, 'house', 'account.json')
  const spoilt = `"sealedPassword": "${Buffer.alloc(60, 7).toString('base64')}"`
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"sealedPassword": "[^"]*"/, spoilt))
  const again = (await openTestConsole(folder)).open()
  await again.request('profile:unlock', { passphrase })
  const { line } = await again.event('line:changed', (told) => {
    return !told.line.demo && told.line.accounts.some(({ state }) => state === 'registered')
  })
  expect(line.state).toBe('registered')
  expect(line.accounts.map(({ name, trouble }) => [name, trouble]).sort()).toEqual([
    ['Casa Verde', null],
    ['Rossi Ferramenta', 'password-unreadable'],
  ])
}, 40_000)
