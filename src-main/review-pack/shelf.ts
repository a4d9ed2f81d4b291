import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { appendFile, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { WindowId } from '../contract/ids.ts'
import type { PackId } from '../contract/review-pack.ts'
import type { WaitingFile } from '../contract/review-pack-requests.ts'
import { headerBytes, readHeader } from './header.ts'

export type PackShelf = ReturnType<typeof createPackShelf>

const pieceBytes = 1024 * 1024
/** Of a file that a window sends. */
const mostBytes = 256 * 1024 * 1024

/**
 * Where packs lie on their way from and to a window, as encrypted as they are anywhere; and the reviews that a reader
 * has made, until their pack is over. What was on its way when the program ended is swept at the next start.
 */
export function createPackShelf(folder: string, now: () => number = Date.now) {
  const received = new Map<WindowId, { readonly path: string; bytes: number }>()
  const outgoing = (id: string) => join(folder, `${id}.out`)
  sweep(folder, now())

  return {
    /** False where it is more than any pack. */
    async receive(from: WindowId, piece: Buffer, isFirst: boolean): Promise<boolean> {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = received.get(from) ?? { path: join(folder, `${uuidv7()}.in`), bytes: 0 }
      received.set(from, file)
      if (isFirst) {
        await rm(file.path, { force: true })
        file.bytes = 0
      }
      file.bytes += piece.length
      if (file.bytes > mostBytes) return false
      await appendFile(file.path, piece, { mode: 0o600 })
      return true
    },
    /** Null: this window has sent nothing. */
    receivedFrom: (from: WindowId): string | null => received.get(from)?.path ?? null,
    async forget(from: WindowId): Promise<void> {
      const file = received.get(from)
      received.delete(from)
      if (file) await rm(file.path, { force: true })
    },
    /** A file that `write` fills and a window then fetches. */
    async give(write: (path: string) => Promise<void>): Promise<WaitingFile> {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const id = uuidv7()
      try {
        await write(outgoing(id))
        return { id, bytes: (await stat(outgoing(id))).size }
      } catch (error) {
        await rm(outgoing(id), { force: true })
        throw error
      }
    },
    /** Null where there is no such file any more. `next`: where the piece after it begins, null after the last. */
    async fetch(id: string, offset: number): Promise<{ piece: Buffer; next: number | null } | null> {
      if (!existsSync(outgoing(id))) return null
      const handle = await open(outgoing(id), 'r')
      try {
        const { size } = await handle.stat()
        const piece = Buffer.alloc(Math.max(0, Math.min(pieceBytes, size - offset)))
        await handle.read(piece, 0, piece.length, offset)
        const next = offset + piece.length
        if (next >= size) await rm(outgoing(id), { force: true })
        return { piece, next: next < size ? next : null }
      } finally {
        await handle.close()
      }
    },
    /** The reviews a reader has made of this pack, as a sealed reply. */
    reviewsOf: (packId: PackId): string => join(folder, `${packId}.reviews`),
  }
}

function sweep(folder: string, at: number): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const isOver = /\.reviews(?:\.unread)?$/.test(name) && expiryOf(file) <= at
    if (isOver || /\.(?:in|out|new)$/.test(name)) rmSync(file, { force: true })
  }
}

/** Never, where that cannot be read. */
function expiryOf(file: string): number {
  const bytes = Buffer.alloc(headerBytes)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, headerBytes, 0)
    return readHeader(bytes, 'reply').expiresAt
  } catch {
    return Number.POSITIVE_INFINITY
  } finally {
    closeSync(handle)
  }
}
