import { createCipheriv, createDecipheriv, type DecipherGCM, hkdfSync, randomBytes } from 'node:crypto'
import type { RecordingId } from '../contract/ids.ts'
import { uuidToBlob } from '../database/uuid.ts'

/** The sound is not what was written here with this key: changed, cut off, put in another order, or another's. */
export class RecordingDamaged extends Error {}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
export const keyBytes = 32
export const saltBytes = 16
/** Nonce, key and tag. */
export const wrappedBytes = nonceBytes + keyBytes + tagBytes

/** A key for one recording, wrapped by one that is derived from the house's key (HKDF, RFC 5869). */
export function wrapKey(houseKey: Uint8Array, recordingId: RecordingId, key: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, wrappingKey(houseKey), nonce)
  cipher.setAAD(uuidToBlob(recordingId))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** @throws {RecordingDamaged} by another house's key, of another recording, or changed since. */
export function unwrapKey(houseKey: Uint8Array, recordingId: RecordingId, wrapped: Uint8Array): Buffer {
  if (wrapped.length !== wrappedBytes) throw new RecordingDamaged('a key of the wrong length')
  const decipher = createDecipheriv(algorithm, wrappingKey(houseKey), wrapped.subarray(0, nonceBytes))
  decipher.setAAD(uuidToBlob(recordingId))
  return opened(decipher, wrapped.subarray(nonceBytes))
}

function wrappingKey(houseKey: Uint8Array): Buffer {
  return derived(houseKey, Buffer.alloc(0), 'pronto recording key 1')
}

/** Each part has its own key, so that counting nonces never meet, and no part passes for another. */
export function partKey(key: Uint8Array, recordingId: RecordingId, part: number, salt: Uint8Array): Buffer {
  return derived(key, salt, `pronto recording part 1 ${recordingId} ${part}`)
}

function derived(key: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, keyBytes))
}

/**
 * Pieces of a part as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce holds the
 * piece's place and whether it is the last, so that none can be left out, moved, repeated or cut off unnoticed.
 */
export function sealPiece(key: Uint8Array, piece: number, isLast: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, key, nonceOf(piece, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws {RecordingDamaged} where this was not sealed with this key, at this place, as the last or not. */
export function openPiece(key: Uint8Array, piece: number, isLast: boolean, sealed: Uint8Array): Buffer {
  return opened(createDecipheriv(algorithm, key, nonceOf(piece, isLast)), sealed)
}

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUInt32BE(piece, nonceBytes - 5)
  nonce.writeUInt8(isLast ? 1 : 0, nonceBytes - 1)
  return nonce
}

function opened(decipher: DecipherGCM, sealed: Uint8Array): Buffer {
  if (sealed.length < tagBytes) throw new RecordingDamaged('a piece without its tag')
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch (cause) {
    throw new RecordingDamaged('a piece that was not sealed like this', { cause })
  }
  return plain
}
