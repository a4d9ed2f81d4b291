import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createDeflate, createInflate } from 'node:zlib'
import { type Pieces, pieceKey, proofOf, proveKey } from './cipher.ts'
import { headerBytes, type PackHeader, type PackKind, readHeader, saltBytes, writeHeader } from './header.ts'
import { PackRefused } from './refusal.ts'

/** Bytes of compressed text in one piece. */
const pieceBytes = 65_536
const tagBytes = 16
const lengthBytes = 4
/** The highest bit of a piece's length says that it is the last; its nonce says so too, and is authenticated. */
const lastBit = 2 ** 31
/** Characters of all the lines: what one person reads, and no bomb. */
const mostCharacters = 96 * 1024 * 1024

/** What a passphrase came to for one file, so that it need not be kept. */
export type Unlocked = { readonly master: Buffer; readonly header: PackHeader }

export type ToSeal = Pick<PackHeader, 'kind' | 'packId' | 'expiresAt'> & {
  readonly master: Buffer
  /** Of `master`. */
  readonly salt: Buffer
}

/** Writes lines compressed and sealed, 64 kB in memory at a time. `file` must not be there yet. */
export async function writeSealed(
  file: string,
  { master, ...named }: ToSeal,
  lines: AsyncIterable<string> | Iterable<string>,
  pieces: Pieces,
): Promise<void> {
  const header: PackHeader = { ...named, fileSalt: randomBytes(saltBytes), proof: proofOf(master) }
  const key = pieceKey(master, header)
  await pipeline(
    Readable.from(ended(lines)),
    createDeflate(),
    (compressed: AsyncIterable<Buffer>) => sealedFile(compressed, header, key, pieces),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  )
}

async function* ended(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

async function* sealedFile(
  compressed: AsyncIterable<Buffer>,
  header: PackHeader,
  key: Buffer,
  pieces: Pieces,
): AsyncGenerator<Buffer> {
  yield writeHeader(header)
  let number = 0
  let waiting = Buffer.alloc(0)
  const framed = (plain: Buffer, isLast: boolean) => {
    const sealed = pieces.seal(key, number, isLast, plain)
    number += 1
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(sealed.length + (isLast ? lastBit : 0))
    return Buffer.concat([length, sealed])
  }
  for await (const chunk of compressed) {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length > pieceBytes) {
      yield framed(waiting.subarray(0, pieceBytes), false)
      waiting = waiting.subarray(pieceBytes)
    }
  }
  yield framed(waiting, true)
}

/** @throws {PackRefused} for what is no such file, is over at `now`, or has another passphrase. */
export async function unlockSealed(
  file: string,
  kind: PackKind,
  /** Or what it came to for a file of the same salt. */
  passphrase: string | Unlocked,
  now: number,
  pieces: Pieces,
): Promise<Unlocked> {
  const header = await withFile(file, async (handle) => readHeader(await readUpTo(handle, headerBytes), kind))
  if (header.expiresAt !== 0 && header.expiresAt <= now) throw new PackRefused('pack-expired')
  const master =
    typeof passphrase === 'string' ? await pieces.derive(passphrase, header.salt) : passphrase.master
  proveKey(master, header)
  return { master, header }
}

/**
 * Tells each line, in order. Nothing of it may be shown before this resolves: only the last piece tells that the file
 * is whole.
 * @throws {PackRefused} for one that is cut off or was changed.
 */
export async function readSealed(
  file: string,
  { master, header }: Unlocked,
  onLine: (line: string) => void,
  pieces: Pieces,
): Promise<void> {
  await withFile(file, async (handle) => {
    try {
      await pipeline(
        openedPieces(handle, pieceKey(master, header), pieces),
        createInflate(),
        async (plain: AsyncIterable<Buffer>) => tellLines(plain, onLine),
      )
    } catch (cause) {
      // What zlib cannot read was not written by us, although it was sealed with this passphrase.
      throw cause instanceof PackRefused ? cause : new PackRefused('pack-changed', { cause })
    }
  })
}

async function* openedPieces(handle: FileHandle, key: Buffer, pieces: Pieces): AsyncGenerator<Buffer> {
  await readUpTo(handle, headerBytes)
  for (let number = 0, isLast = false; !isLast; number += 1) {
    const start = await readUpTo(handle, lengthBytes)
    if (start.length < lengthBytes) throw new PackRefused('pack-cut')
    const said = start.readUInt32BE()
    isLast = said >= lastBit
    const length = isLast ? said - lastBit : said
    if (length < tagBytes || length > pieceBytes + tagBytes) throw new PackRefused('pack-changed')
    const sealed = await readUpTo(handle, length)
    if (sealed.length < length) throw new PackRefused('pack-cut')
    yield openedPiece(key, number, isLast, sealed, pieces)
  }
  if ((await readUpTo(handle, 1)).length > 0) throw new PackRefused('pack-changed')
}

function openedPiece(key: Buffer, number: number, isLast: boolean, sealed: Buffer, pieces: Pieces): Buffer {
  try {
    return pieces.open(key, number, isLast, sealed)
  } catch (cause) {
    throw new PackRefused('pack-changed', { cause })
  }
}

async function tellLines(plain: AsyncIterable<Buffer>, onLine: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let [begun, characters] = ['', 0]
  for await (const chunk of plain) {
    const text = decoder.write(chunk)
    characters += text.length
    if (characters > mostCharacters) throw new PackRefused('pack-too-large')
    begun += text
    if (!text.includes('\n')) continue
    const lines = begun.split('\n')
    begun = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
}

async function withFile<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r')
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}

/** Fewer bytes only where the file ends. */
async function readUpTo(handle: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  let filled = 0
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, null)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
