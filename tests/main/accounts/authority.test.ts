import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAuthority } from '../../../src-main/accounts/authority.ts'
import { openTestConsole } from '../../support/open-test-console.ts'
import { createCertificate } from '../../support/pbx/certificate.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = Date.now()
const day = 86_400_000
const authority = createCertificate(now, { name: 'Autorità di Casa Rossi' })
const server = createCertificate(now, {
  name: 'centralino.rossi.example',
  issuer: 'Autorità di Casa Rossi',
  signedBy: authority.key,
  isAuthority: false,
})

const read = (file: string | Uint8Array, at = now) => readAuthority(Buffer.from(file), at)
const derOf = (pem: string) => Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64')

describe('a file with an authority', () => {
  it('is read as PEM and as DER, with its name and its end', () => {
    const expected = { kind: 'authority', names: ['Autorità di Casa Rossi'], expiresAt: expect.any(Number) }
    expect(read(authority.certificate)).toMatchObject(expected)
    expect(read(derOf(authority.certificate))).toMatchObject(expected)
    const reading = read(`a word before\n${authority.certificate}`)
    expect(reading).toMatchObject({ pem: authority.certificate.trim() })
    const expiresAt = reading.kind === 'authority' ? reading.expiresAt : 0
    expect(Math.abs(expiresAt - (now + 30 * day))).toBeLessThan(2_000)
  })

  it('may hold several: the first that expires counts', () => {
    const older = createCertificate(now - 20 * day, { name: 'La vecchia' })
    const reading = read(authority.certificate + older.certificate)
    expect(reading).toMatchObject({ kind: 'authority', names: ['Autorità di Casa Rossi', 'La vecchia'] })
    expect(reading.kind === 'authority' && reading.expiresAt).toBeLessThan(now + 11 * day)
  })

  it.each([
    ['no certificate at all', 'Cara Maria, ti scrivo…', 'no-certificate'],
    ['nothing', '', 'no-certificate'],
    ['a broken one', authority.certificate.replace(/[A-D]/g, '@'), 'no-certificate'],
    ['a private key', authority.certificate + authority.key, 'private-key'],
    ['a server’s certificate', server.certificate, 'not-an-authority'],
    ['an expired one', createCertificate(now - 60 * day).certificate, 'expired'],
  ])('with %s is refused', (_what, file, trouble) => expect(read(file)).toEqual({ kind: 'trouble', trouble }))

  it('takes a server that is its own authority', () =>
    expect(read(createCertificate(now, { isAuthority: false }).certificate)).toMatchObject({
      kind: 'authority',
    }))
})

describe('an account at a PBX of a private authority', () => {
  async function openHouse(folder = temporaryFolder()) {
    const peer = await startScriptedPeer({ certificate: { key: server.key, cert: server.certificate } })
    onTestFinished(() => peer.close())
    const console = await openTestConsole(folder)
    const window = console.open()
    const agent = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
    await window.request('profile:create-house', { agent, passphrase: 'quattro gatti in salotto' })
    const draft = {
      server: peer.url,
      username: 'alice',
      domain: 'pbx.example',
      authorizationUsername: '',
      displayName: '',
      trusted: true,
      password: 'segreta',
    }
    return { window, folder, draft }
  }

  it('registers with the file and not without it, and keeps it', async () => {
    const { window, folder, draft } = await openHouse()
    const file = Buffer.from(authority.certificate).toString('base64')
    const picked = await window.request('account:authority', { file })
    expect(picked).toMatchObject({ ok: true, value: { kind: 'authority' } })
    const certificateAuthority = picked.ok && picked.value.kind === 'authority' ? picked.value.pem : ''

    expect(await window.request('account:test', draft)).toMatchObject({
      value: { registered: false, trouble: 'certificate-untrusted' },
    })
    expect(await window.request('account:save', { ...draft, certificateAuthority })).toMatchObject({
      ok: true,
    })
    await window.event('line:changed', ({ line }) => line.state === 'registered' && !line.demo)
    expect(await window.request('account:list', null)).toMatchObject({ value: [{ certificateAuthority }] })
    const stored = readFileSync(join(folder, 'house', 'account.json'), 'utf8')
    expect(stored).toContain('BEGIN CERTIFICATE')
    expect(stored).not.toContain('segreta')
  }, 20_000)

  it('is not saved with something that is no authority, whatever the window says', async () => {
    const { window, draft } = await openHouse()
    const refused = await window.request('account:save', {
      ...draft,
      certificateAuthority: server.certificate,
    })
    expect(refused).toMatchObject({ ok: false, code: 'invalid-input', detail: 'certificateAuthority' })
  })
})
