import { randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { RecordingId } from '../contract/ids.ts'
import type { RecordingPart } from '../contract/recordings.ts'
import { openPiece, partKey, RecordingDamaged, saltBytes, sealPiece } from './cipher.ts'

/*
 * A part on disk: eight letters that say what it is, the salt of its key, then pieces, each after its length in four
 * bytes. Inside a piece: milliseconds of the part with it in four bytes, then sound. The last piece has no sound.
 */
const mark = Buffer.from('PRONTOR1')
const headBytes = mark.length + saltBytes
const lengthBytes = 4
const timeBytes = 4
/** No piece that a window may send is longer once sealed. */
const longestSealed = 400_000

export type PartNamed = {
  readonly file: string
  readonly recordingId: RecordingId
  readonly part: number
  /** Of the recording, unwrapped. */
  readonly key: Uint8Array
}

export type PartWriter = {
  /** On disk when it resolves. @throws what the disk says; then the piece is not there, nor any part of it. */
  append(sound: Uint8Array, upToMs: number): Promise<void>
  /** Writes the last piece and closes the file; answers with what the part came to. */
  finish(): Promise<RecordingPart>
}

/** Begins a part; its file must not be there yet. */
export async function createPart({ file, recordingId, part, key }: PartNamed): Promise<PartWriter> {
  const handle = await open(file, 'ax', 0o600)
  const salt = randomBytes(saltBytes)
  try {
    await handle.appendFile(Buffer.concat([mark, salt]))
  } catch (error) {
    await handle.close()
    throw error
  }
  return partWriter(handle, { part, key: partKey(key, recordingId, part, salt) }, headBytes, 0, 0)
}

function partWriter(
  handle: FileHandle,
  { part, key }: { readonly part: number; readonly key: Uint8Array },
  bytesBefore: number,
  piecesBefore: number,
  msBefore: number,
): PartWriter {
  let bytes = bytesBefore
  let pieces = piecesBefore
  let ms = msBefore

  async function write(sound: Uint8Array, isLast: boolean): Promise<void> {
    const time = Buffer.alloc(timeBytes)
    time.writeUInt32BE(ms)
    const sealed = sealPiece(key, pieces, isLast, Buffer.concat([time, sound]))
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(sealed.length)
    try {
      await handle.appendFile(Buffer.concat([length, sealed]))
      await handle.datasync()
    } catch (error) {
      // A full disk may have taken a piece of the piece.
      await handle.truncate(bytes)
      throw error
    }
    bytes += lengthBytes + sealed.length
    pieces += 1
  }

  return {
    async append(sound, upToMs) {
      ms = Math.max(ms, upToMs)
      await write(sound, false)
    },
    async finish() {
      try {
        await write(Buffer.alloc(0), true)
      } finally {
        await handle.close()
      }
      return { part, pieces, ms }
    },
  }
}

type Sealed = { readonly at: number; readonly bytes: number }

/** Where each piece of a part lies; `endsAt` is behind the last whole one. */
type Layout = { readonly key: Buffer; readonly pieces: readonly Sealed[]; readonly endsAt: number }

/** Reads lengths alone: a quarter of an hour of speech is some nine hundred of them. */
async function layoutOf(handle: FileHandle, { recordingId, part, key }: PartNamed): Promise<Layout> {
  const { size } = await handle.stat()
  const head = await bytesAt(handle, 0, headBytes)
  if (!head.subarray(0, mark.length).equals(mark)) throw new RecordingDamaged('no part of a recording')
  const pieces: Sealed[] = []
  let at = headBytes
  while (at + lengthBytes <= size) {
    const bytes = (await bytesAt(handle, at, lengthBytes)).readUInt32BE()
    if (bytes > longestSealed || at + lengthBytes + bytes > size) break
    pieces.push({ at: at + lengthBytes, bytes })
    at += lengthBytes + bytes
  }
  return { key: partKey(key, recordingId, part, head.subarray(mark.length)), pieces, endsAt: at }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw new RecordingDamaged('a file that ends too soon')
  return buffer
}

async function pieceAt(handle: FileHandle, { key, pieces }: Layout, index: number, isLast: boolean) {
  const sealed = pieces[index]
  if (sealed === undefined) throw new RecordingDamaged('a piece that is not there')
  return openPiece(key, index, isLast, await bytesAt(handle, sealed.at, sealed.bytes))
}

async function withFile<T>(file: string, flags: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, flags)
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}

/**
 * What a closed part holds. Only its last piece is opened; the others are when they are read.
 * @throws {RecordingDamaged} where its end is not the one that was written.
 */
export function examinePart(named: PartNamed): Promise<RecordingPart> {
  return withFile(named.file, 'r', async (handle) => {
    const layout = await layoutOf(handle, named)
    if (layout.endsAt !== (await handle.stat()).size) throw new RecordingDamaged('something after the end')
    const last = await pieceAt(handle, layout, layout.pieces.length - 1, true)
    return { part: named.part, pieces: layout.pieces.length, ms: last.readUInt32BE() }
  })
}

export type SoundRead = {
  readonly sound: Buffer
  /** Where to read on; null at the end. */
  readonly next: number | null
}

/** The sound from a piece on, about `mostBytes` of it. @throws {RecordingDamaged} */
export function readPart(named: PartNamed, from: number, mostBytes: number): Promise<SoundRead> {
  return withFile(named.file, 'r', async (handle) => {
    const layout = await layoutOf(handle, named)
    const last = layout.pieces.length - 1
    const sounds: Buffer[] = []
    let bytes = 0
    let index = from
    for (; index <= last && bytes < mostBytes; index += 1) {
      const plain = await pieceAt(handle, layout, index, index === last)
      sounds.push(plain.subarray(timeBytes))
      bytes += plain.length
    }
    return { sound: Buffer.concat(sounds), next: index > last ? null : index }
  })
}

/**
 * Closes a part that a crash left open: what is whole stays, a torn end goes. One that is closed stays as it is.
 * @throws {RecordingDamaged} where not even its beginning can be read.
 */
export function closePart(named: PartNamed): Promise<RecordingPart> {
  return withFile(named.file, 'r+', async (handle) => {
    const layout = await layoutOf(handle, named)
    const whole = await wholePieces(handle, layout)
    if (whole.closed) return { part: named.part, pieces: whole.count, ms: whole.ms }
    const end = layout.pieces[whole.count]
    await handle.truncate(end ? end.at - lengthBytes : layout.endsAt)
    const appending = await open(named.file, 'a')
    const bytes = (await appending.stat()).size
    const { part } = named
    return partWriter(appending, { part, key: layout.key }, bytes, whole.count, whole.ms).finish()
  })
}

async function wholePieces(handle: FileHandle, layout: Layout) {
  let ms = 0
  for (let index = 0; index < layout.pieces.length; index += 1) {
    const isEnd = index === layout.pieces.length - 1
    const plain = await tryPiece(handle, layout, index, false)
    if (plain === null) {
      const last = isEnd ? await tryPiece(handle, layout, index, true) : null
      return last
        ? { closed: true, count: index + 1, ms: last.readUInt32BE() }
        : { closed: false, count: index, ms }
    }
    ms = plain.readUInt32BE()
  }
  return { closed: false, count: layout.pieces.length, ms }
}

async function tryPiece(handle: FileHandle, layout: Layout, index: number, isLast: boolean) {
  try {
    return await pieceAt(handle, layout, index, isLast)
  } catch (error) {
    if (error instanceof RecordingDamaged) return null
    throw error
  }
}
