import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { CannotUnseal, type DerivationCost, type KeyService, type Sealer } from '../contract/host.ts'

// OWASP's recommendation for scrypt: 128 MB and some 0.4 s for each guess.
const costToday = { N: 2 ** 17, r: 8, p: 1 }
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const formatVersion = Buffer.from([1])

/** Keys under a passphrase that is asked in the window: for hosts and machines without a keyring. */
export function createPassphraseKeys(cost: DerivationCost = costToday): KeyService {
  return {
    keeping: 'passphrase',
    cost,
    async open(salt, passphrase, sealedWith = cost) {
      if (passphrase === null) throw new CannotUnseal('a passphrase is needed')
      return createSealer(await deriveKey(passphrase, salt, sealedWith))
    },
  }
}

/** Sealed: version (1 byte), nonce (12), AES-256-GCM tag (16), ciphertext. */
function createSealer(key: Buffer): Sealer {
  return {
    async seal(secret) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(formatVersion)
      const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([formatVersion, nonce, cipher.getAuthTag(), ciphertext])
    },
    async unseal(sealed) {
      const nonceEnd = 1 + nonceBytes
      const tagEnd = nonceEnd + tagBytes
      if (sealed.length < tagEnd || sealed[0] !== formatVersion[0]) throw new CannotUnseal('not sealed here')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, nonceEnd), {
          authTagLength: tagBytes,
        })
          .setAAD(formatVersion)
          .setAuthTag(sealed.subarray(nonceEnd, tagEnd))
        return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()])
      } catch {
        throw new CannotUnseal('wrong passphrase, or tampered with')
      }
    },
  }
}

function deriveKey(passphrase: string, salt: Uint8Array, cost: DerivationCost): Promise<Buffer> {
  // It takes half of that (RFC 7914, section 6), and a little for its blocks.
  const maxmem = 256 * cost.N * cost.r
  // NFKC: the same passphrase typed on another keyboard or system can come in another Unicode form.
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
