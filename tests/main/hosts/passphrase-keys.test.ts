import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { CannotUnseal } from '../../../src-main/contract/host.ts'
import { createPassphraseKeys } from '../../../src-main/hosts/passphrase-keys.ts'

// Deriving a key is slow on purpose, and slower on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const salt = randomBytes(16)
const key = randomBytes(32)

it('opens with the same passphrase what it sealed, after a restart too', async () => {
  const sealed = await (await createPassphraseKeys().open(salt, 'la gatta sul tetto')).seal(key)
  const restarted = await createPassphraseKeys().open(salt, 'la gatta sul tetto')
  expect(await restarted.unseal(sealed)).toEqual(key)
})

it('opens nothing with another passphrase or another profile’s salt', async () => {
  const sealed = await (await createPassphraseKeys().open(salt, 'la gatta sul tetto')).seal(key)
  const mistyped = await createPassphraseKeys().open(salt, 'la gatta sul letto')
  const elsewhere = await createPassphraseKeys().open(randomBytes(16), 'la gatta sul tetto')
  await expect(mistyped.unseal(sealed)).rejects.toBeInstanceOf(CannotUnseal)
  await expect(elsewhere.unseal(sealed)).rejects.toBeInstanceOf(CannotUnseal)
})

it('notices every changed byte, and what was cut short', async () => {
  const sealer = await createPassphraseKeys().open(salt, 'la gatta sul tetto')
  const sealed = await sealer.seal(key)
  for (let index = 0; index < sealed.length; index += 1) {
    const tampered = Uint8Array.from(sealed)
    tampered[index] = (tampered[index] ?? 0) ^ 1
    await expect(sealer.unseal(tampered)).rejects.toBeInstanceOf(CannotUnseal)
  }
  for (const length of [0, 1, 28, sealed.length - 1])
    await expect(sealer.unseal(sealed.subarray(0, length))).rejects.toBeInstanceOf(CannotUnseal)
})

it('seals the same secret differently each time', async () => {
  const sealer = await createPassphraseKeys().open(salt, 'la gatta sul tetto')
  expect(await sealer.seal(key)).not.toEqual(await sealer.seal(key))
})

it('takes an accent typed on another system for the same letter', async () => {
  const composed = await createPassphraseKeys().open(salt, 'perch\u00e9 no, \u00e8 gi\u00e0 sera')
  const decomposed = await createPassphraseKeys().open(salt, 'perche\u0301 no, e\u0300 gia\u0300 sera')
  expect(await decomposed.unseal(await composed.seal(key))).toEqual(key)
})

it('wants a passphrase', async () => {
  await expect(createPassphraseKeys().open(salt, null)).rejects.toBeInstanceOf(CannotUnseal)
})
