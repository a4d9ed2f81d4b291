import { PackId } from '../contract/review-pack.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { PackRefused } from './refusal.ts'

export type PackKind = 'pack' | 'reply'

/** Stands in the open before the pieces; the key of the pieces is derived from all of it but the proof. */
export type PackHeader = {
  readonly kind: PackKind
  readonly packId: PackId
  /** Of the passphrase. A reply has its pack's. */
  readonly salt: Buffer
  /** Makes the key of each file its own. */
  readonly fileSalt: Buffer
  /** UTC milliseconds; 0: it opens for ever. */
  readonly expiresAt: number
  /** Tells a wrong passphrase from a changed file; see `cipher.ts`. */
  readonly proof: Buffer
}

const magic = Buffer.from('PRONTOrv', 'latin1')
const version = 1
const kinds = ['pack', 'reply'] as const
/** scrypt's N as a power of two, r and p. They are part of the version, and written down for whoever reads the file. */
export const scryptCost = { log2N: 17, r: 8, p: 1 } as const

const at = {
  version: 8,
  kind: 9,
  cost: 10,
  salt: 13,
  fileSalt: 29,
  packId: 45,
  expiry: 61,
  proof: 69,
} as const
export const saltBytes = 16
export const proofBytes = 16
export const headerBytes = at.proof + proofBytes

export function writeHeader(header: PackHeader): Buffer {
  return Buffer.concat([boundPart(header), header.proof])
}

/** What the key depends on. */
export function boundPart({ kind, packId, salt, fileSalt, expiresAt }: Omit<PackHeader, 'proof'>): Buffer {
  const bytes = Buffer.alloc(at.proof)
  magic.copy(bytes)
  bytes.writeUInt8(version, at.version)
  bytes.writeUInt8(kinds.indexOf(kind) + 1, at.kind)
  bytes.set([scryptCost.log2N, scryptCost.r, scryptCost.p], at.cost)
  bytes.set(salt, at.salt)
  bytes.set(fileSalt, at.fileSalt)
  bytes.set(uuidToBlob(packId), at.packId)
  bytes.writeBigInt64BE(BigInt(expiresAt), at.expiry)
  return bytes
}

/** @throws {PackRefused} for what is no pack, of another version or kind, or cut off. */
export function readHeader(bytes: Buffer, wanted: PackKind): PackHeader {
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new PackRefused('pack-none')
  if (bytes.length < headerBytes) throw new PackRefused('pack-cut')
  const { log2N, r, p } = scryptCost
  const isKnown = bytes[at.version] === version
  if (!isKnown) throw new PackRefused('pack-newer')
  if (!bytes.subarray(at.cost, at.salt).equals(Buffer.from([log2N, r, p])))
    throw new PackRefused('pack-changed')
  const kind = kinds[bytes.readUInt8(at.kind) - 1]
  if (kind === undefined) throw new PackRefused('pack-changed')
  if (kind !== wanted) throw new PackRefused(wanted === 'pack' ? 'pack-is-reply' : 'pack-no-reply')
  const packId = PackId.safeParse(uuidFromBlob(bytes.subarray(at.packId, at.expiry)))
  const expiresAt = Number(bytes.readBigInt64BE(at.expiry))
  if (!packId.success || !Number.isSafeInteger(expiresAt)) throw new PackRefused('pack-changed')
  return {
    kind,
    packId: packId.data,
    salt: bytes.subarray(at.salt, at.fileSalt),
    fileSalt: bytes.subarray(at.fileSalt, at.packId),
    expiresAt,
    proof: bytes.subarray(at.proof, headerBytes),
  }
}
