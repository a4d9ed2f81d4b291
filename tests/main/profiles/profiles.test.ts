import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { plainManner } from '../../../src-main/contract/accounts.ts'
import { CannotUnseal } from '../../../src-main/contract/host.ts'
import { createPassphraseKeys } from '../../../src-main/hosts/passphrase-keys.ts'
import { openAccountFile } from '../../../src-main/profiles/account-file.ts'
import { openDemoKey } from '../../../src-main/profiles/demo-key.ts'
import { createHouseKey, houseKeeping, openHouseKey } from '../../../src-main/profiles/house-key.ts'
import { openSeatFile } from '../../../src-main/profiles/seat-file.ts'

const keys = createPassphraseKeys()

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('opens the house with the passphrase that sealed it, and with no other', async () => {
  const folder = temporaryFolder()
  const { key } = await createHouseKey(folder, keys, 'quattro gatti in salotto')
  const opened = await openHouseKey(folder, [keys], 'quattro gatti in salotto')
  expect(Buffer.from(opened.key)).toEqual(Buffer.from(key))
  await expect(openHouseKey(folder, [keys], 'quattro cani in salotto')).rejects.toThrow(CannotUnseal)
  expect(houseKeeping(folder)).toBe('passphrase')
  expect(readFileSync(join(folder, 'key.json'), 'utf8')).not.toContain(Buffer.from(key).toString('base64'))
})

it('says that a damaged key file cannot be unsealed', async () => {
  const folder = temporaryFolder()
  await createHouseKey(folder, keys, 'quattro gatti in salotto')
  writeFileSync(join(folder, 'key.json'), '{"version":1')
  await expect(openHouseKey(folder, [keys], 'quattro gatti in salotto')).rejects.toThrow(CannotUnseal)
})

const passphrase = 'quattro gatti in salotto'
const cheap = { N: 2 ** 14, r: 8, p: 2 }

function writeCost(folder: string, cost: unknown): void {
  const path = join(folder, 'key.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), cost }))
}

it('opens a house that was sealed at another cost, and one from before the cost was written down', async () => {
  const other = temporaryFolder()
  const { key } = await createHouseKey(other, createPassphraseKeys(cheap), passphrase)
  expect(JSON.parse(readFileSync(join(other, 'key.json'), 'utf8'))).toMatchObject({ cost: cheap })
  expect(Buffer.from((await openHouseKey(other, [keys], passphrase)).key)).toEqual(Buffer.from(key))

  const old = temporaryFolder()
  const before = await createHouseKey(old, keys, passphrase)
  writeCost(old, undefined)
  const later = createPassphraseKeys(cheap)
  expect(Buffer.from((await openHouseKey(old, [later], passphrase)).key)).toEqual(Buffer.from(before.key))
})

it.each([
  ['of almost nothing', { N: 2, r: 1, p: 1 }],
  ['that is no power of two', { N: 2 ** 14 + 1, r: 8, p: 1 }],
  ['of a terabyte', { N: 2 ** 33, r: 1024, p: 1 }],
  ['of a day', { N: 2 ** 17, r: 8, p: 2 ** 20 }],
  ['that says half of it', { N: 2 ** 17, r: 8 }],
  ['in words', 'dear'],
])('takes a key file with a cost %s for a damaged one', async (_what, cost) => {
  const folder = temporaryFolder()
  await createHouseKey(folder, createPassphraseKeys(cheap), passphrase)
  writeCost(folder, cost)
  expect(houseKeeping(folder)).toBeNull()
  await expect(openHouseKey(folder, [keys], passphrase)).rejects.toThrow(/missing, damaged/)
})

it('keeps the SIP password sealed on disk and out of what the window sees', async () => {
  const folder = temporaryFolder()
  const sealer = await keys.open(randomBytes(16), 'quattro gatti in salotto')
  const accounts = openAccountFile(folder, sealer)
  const account = {
    ...plainManner,
    server: 'wss://pbx.example.it/ws',
    username: '1001',
    domain: '',
    authorizationUsername: '',
    displayName: 'Giulia',
    trusted: true,
    password: 'segretissima',
  }
  expect(accounts.list()).toEqual([])
  const { id } = await accounts.save(account)
  expect(await accounts.account(id)).toEqual({ ...account, id })
  expect(JSON.stringify(accounts.list())).not.toContain('segretissima')
  expect(readFileSync(join(folder, 'account.json'), 'utf8')).not.toContain('segretissima')
  accounts.remove(id)
  expect(openAccountFile(folder, sealer).list()).toEqual([])
})

it('takes over the one account of a file from before there could be several, under an id that stays', async () => {
  const folder = temporaryFolder()
  const sealer = await keys.open(randomBytes(16), 'quattro gatti in salotto')
  const sealed = await sealer.seal(Buffer.from('segretissima'))
  const fields = {
    server: 'wss://pbx.example.it/ws',
    username: '1001',
    domain: '',
    authorizationUsername: '',
    displayName: 'Giulia',
    trusted: true,
  }
  const sealedPassword = Buffer.from(sealed).toString('base64')
  writeFileSync(join(folder, 'account.json'), JSON.stringify({ fields, sealedPassword }))

  const [before] = openAccountFile(folder, sealer).list()
  expect(before).toMatchObject({ ...fields, name: '', tone: 'house', isOn: true, hasPassword: true })
  const again = openAccountFile(folder, sealer)
  expect(again.list()).toEqual([before])
  if (!before) throw new Error('the account is gone')
  expect(await again.account(before.id)).toMatchObject({ username: '1001', password: 'segretissima' })
})

it('gives the demo the same key again, and a seat its settings', () => {
  const folder = temporaryFolder()
  expect(openDemoKey(folder).key).toEqual(openDemoKey(folder).key)

  const seat = openSeatFile(folder)
  seat.change({ settings: { ...seat.read().settings, theme: 'dark' }, open: 'house' })
  expect(openSeatFile(folder).read()).toMatchObject({ open: 'house', settings: { theme: 'dark' } })
})

it('writes what the seat prefers when it changes, and not when a start says the same again', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'seat.json')
  openSeatFile(folder).change({ open: 'house' })
  const { ino } = statSync(path)
  const seat = openSeatFile(folder)
  seat.change({ open: 'house' })
  expect(statSync(path).ino).toBe(ino)
  seat.change({ open: 'demo' })
  expect(openSeatFile(folder).read().open).toBe('demo')
  seat.change({ open: 'house' })
  expect(openSeatFile(folder).read().open).toBe('house')
})
