import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { type FileHandle, open, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordingId } from '../contract/ids.ts'
import type { RecordingPart } from '../contract/recordings.ts'
import { keyBytes, RecordingDamaged, unwrapKey, wrapKey } from './cipher.ts'
import {
  closePart,
  createPart,
  examinePart,
  type PartNamed,
  type PartWriter,
  readPart,
  type SoundRead,
} from './part-file.ts'

export type Vault = ReturnType<typeof openVault>

const keyFile = /^([0-9a-f-]{36})\.key$/
const partFile = /^([0-9a-f-]{36})\.(\d{3})\.sound$/
const bytesAtOnce = 65_536

/**
 * The sound of recorded calls, encrypted, in a folder beside the database. Each recording has a key of its own in a
 * file of its own: without it, what may be left of the sound anywhere on the disk is noise.
 */
export function openVault(folder: string, houseKey: Uint8Array) {
  const keys = new Map<RecordingId, Buffer>()
  const pathOf = (name: string) => join(folder, name)
  const keyPath = (id: RecordingId) => pathOf(`${id}.key`)
  const partPath = (id: RecordingId, part: number) => pathOf(`${id}.${String(part).padStart(3, '0')}.sound`)

  async function keyOf(id: RecordingId): Promise<Buffer> {
    const key = keys.get(id) ?? unwrapKey(houseKey, id, await readFile(keyPath(id)))
    keys.set(id, key)
    return key
  }

  async function named(recordingId: RecordingId, part: number): Promise<PartNamed> {
    return { file: partPath(recordingId, part), recordingId, part, key: await keyOf(recordingId) }
  }

  async function partsOnDisk(id: RecordingId): Promise<readonly number[]> {
    const names = await readdir(folder)
    const parts = names.flatMap((name) => {
      const [, of, part] = partFile.exec(name) ?? []
      return of === id ? [Number(part)] : []
    })
    return parts.sort((a, b) => a - b)
  }

  return {
    has: (id: RecordingId): boolean => existsSync(keyPath(id)),

    /** Recordings of which something lies here. */
    ids(): readonly RecordingId[] {
      const names = existsSync(folder) ? readdirSync(folder) : []
      const ids = names.flatMap(
        (name) => RecordingId.safeParse((keyFile.exec(name) ?? partFile.exec(name))?.[1]).data ?? [],
      )
      return [...new Set(ids)]
    },

    /** Makes the key of a new recording. */
    async begin(id: RecordingId): Promise<void> {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const key = randomBytes(keyBytes)
      await writeFile(keyPath(id), wrapKey(houseKey, id, key), { flag: 'wx', mode: 0o600, flush: true })
      keys.set(id, key)
    },

    async beginPart(id: RecordingId, part: number): Promise<PartWriter> {
      return createPart(await named(id, part))
    },

    /** @throws {RecordingDamaged} unless the parts are there as they were written, and no other. */
    async examine(id: RecordingId, parts: readonly RecordingPart[]): Promise<void> {
      for (const written of parts) {
        const found = await whole(async () => examinePart(await named(id, written.part)))
        if (found.pieces !== written.pieces) throw new RecordingDamaged('pieces are missing')
      }
    },

    /** @throws {RecordingDamaged} */
    read: (id: RecordingId, part: number, from: number, mostBytes: number): Promise<SoundRead> =>
      whole(async () => readPart(await named(id, part), from, mostBytes)),

    /** Closes what a crash left open; parts that cannot be read at all are left out. */
    async recover(id: RecordingId): Promise<readonly RecordingPart[]> {
      const parts: RecordingPart[] = []
      for (const part of existsSync(folder) ? await partsOnDisk(id) : []) {
        try {
          parts.push(await closePart(await named(id, part)))
        } catch (error) {
          if (!(error instanceof RecordingDamaged) && !isGone(error)) throw error
        }
      }
      return parts
    },

    /** The key first: from then on the rest is noise. What is gone already is no trouble. */
    async erase(id: RecordingId): Promise<void> {
      keys.delete(id)
      if (!existsSync(folder)) return
      await overwrite(keyPath(id))
      for (const part of await partsOnDisk(id)) await overwrite(partPath(id, part))
    },
  }
}

/** A part or a key that is not there is damage too: the table says that it was written. */
async function whole<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (isGone(error)) throw new RecordingDamaged('a file is missing', { cause: error })
    throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function overwrite(file: string): Promise<void> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r+')
  } catch (error) {
    if (isGone(error)) return
    throw error
  }
  try {
    const { size } = await handle.stat()
    for (let at = 0; at < size; at += bytesAtOnce) {
      await handle.write(randomBytes(Math.min(bytesAtOnce, size - at)), 0, null, at)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  await unlink(file)
}
