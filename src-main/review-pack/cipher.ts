import { hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import { boundPart, type PackHeader, proofBytes, saltBytes, scryptCost } from './header.ts'
import { PackRefused } from './refusal.ts'

/** The chunked cipher, from whoever has it (see `recording/cipher.ts`), and what makes its key. */
export type Pieces = {
  /** See `masterKey`. */
  derive(passphrase: string, salt: Uint8Array): Promise<Buffer>
  seal(key: Uint8Array, piece: number, isLast: boolean, plain: Uint8Array): Buffer
  /** @throws where it was not sealed with this key, at this place, as the last or not. */
  open(key: Uint8Array, piece: number, isLast: boolean, sealed: Uint8Array): Buffer
}

const { log2N, r, p } = scryptCost
// 128 MB and some 0.4 s for each guess.
const cost = { N: 2 ** log2N, r, p, maxmem: 256 * 1024 * 1024 }
const keyBytes = 32

/** What the passphrase comes to; everything else is derived from it. */
export function masterKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  // NFKC: the same passphrase typed on another keyboard can come in another Unicode form.
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, cost, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/** With what the passphrase proves right before anything is opened. */
export function proofOf(master: Uint8Array): Buffer {
  return derived(master, Buffer.alloc(saltBytes), 'pronto review pack proof 1', proofBytes)
}

/** @throws {PackRefused} `pack-passphrase` */
export function proveKey(master: Uint8Array, { proof }: PackHeader): void {
  if (!timingSafeEqual(proofOf(master), proof)) throw new PackRefused('pack-passphrase')
}

/** Of one file's pieces: whoever changes the header, its expiry above all, has another key. */
export function pieceKey(master: Uint8Array, header: Omit<PackHeader, 'proof'>): Buffer {
  const bound = boundPart(header).toString('hex')
  return derived(master, header.fileSalt, `pronto review pack pieces 1 ${bound}`, keyBytes)
}

function derived(key: Uint8Array, salt: Uint8Array, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, bytes))
}
