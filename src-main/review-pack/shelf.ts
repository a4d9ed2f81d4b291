import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { appendFile, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { WindowId } from '../contract/ids.ts'
import type { PackId } from '../contract/review-pack.ts'
import type { WaitingFile } from '../contract/review-pack-requests.ts'
import { createDrawnBooks } from './drawn-books.ts'
import { sweep, sweepReviews } from './shelf-sweep.ts'

export type PackShelf = ReturnType<typeof createPackShelf>

const pieceBytes = 1024 * 1024
/** Of a file that a window sends. */
const mostBytes = 256 * 1024 * 1024
/** What nobody asks for in this time is not asked for any more: a dialog was closed, a window is gone. */
const usualLingerMs = 10 * 60_000

type Received = { readonly path: string; bytes: number }
type Piece = { readonly piece: Buffer; readonly next: number | null }

/**
 * Where packs lie on their way from and to a window, as encrypted as they are anywhere; and the reviews that a reader
 * has made, until their pack is over. What is not fetched goes by itself, at the latest at the next start.
 */
export function createPackShelf(
  folder: string,
  now: () => number = Date.now,
  lingerMs: number = usualLingerMs,
) {
  const received = new Map<WindowId, Received>()
  /** Never on disk: they are not encrypted. */
  const held = new Map<string, Buffer>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const books = createDrawnBooks(lingerMs)
  const outgoing = (id: string) => join(folder, `${id}.out`)
  sweep(folder, now())

  function settle(key: string): void {
    clearTimeout(leaving.get(key))
    leaving.delete(key)
  }
  /** From now on it stays so long, unless somebody asks for it. */
  function linger(key: string, leave: () => unknown): void {
    settle(key)
    leaving.set(
      key,
      setTimeout(() => {
        leaving.delete(key)
        leave()
      }, lingerMs).unref(),
    )
  }
  function forget(from: WindowId): Promise<void> {
    const file = received.get(from)
    received.delete(from)
    settle(from)
    return file ? rm(file.path, { force: true }) : Promise.resolve()
  }
  function takeAway(id: string): Promise<void> {
    settle(id)
    held.delete(id)
    return rm(outgoing(id), { force: true })
  }
  function makeFolder(): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    sweepReviews(folder, now())
  }

  return {
    /** False where it is more than any pack. */
    async receive(from: WindowId, piece: Buffer, isFirst: boolean): Promise<boolean> {
      makeFolder()
      const file = received.get(from) ?? { path: join(folder, `${uuidv7()}.in`), bytes: 0 }
      received.set(from, file)
      settle(from)
      if (isFirst) {
        await rm(file.path, { force: true })
        file.bytes = 0
      }
      file.bytes += piece.length
      if (file.bytes > mostBytes) {
        await forget(from)
        return false
      }
      await appendFile(file.path, piece, { mode: 0o600 })
      linger(from, () => forget(from))
      return true
    },
    /** Null: this window has sent nothing, or too long ago. */
    receivedFrom(from: WindowId): string | null {
      const file = received.get(from)
      if (!file) return null
      // A wrong passphrase is typed again.
      linger(from, () => forget(from))
      return file.path
    },
    forget,
    /** Books of notes on their way to paper. */
    books,
    /** The window is gone, with what it sent. */
    leave(from: WindowId): Promise<void> {
      books.take(from)
      return forget(from)
    },
    /** A file that `write` fills and a window then fetches. */
    async give(write: (path: string) => Promise<void>): Promise<WaitingFile> {
      makeFolder()
      const id = uuidv7()
      try {
        await write(outgoing(id))
        const { size } = await stat(outgoing(id))
        linger(id, () => takeAway(id))
        return { id, bytes: size }
      } catch (error) {
        await takeAway(id)
        throw error
      }
    },
    /** What a window then fetches; in memory until it has. */
    hold(content: Buffer): WaitingFile {
      const id = uuidv7()
      held.set(id, content)
      linger(id, () => takeAway(id))
      return { id, bytes: content.length }
    },
    /** Null where there is no such file any more. `next`: where the piece after it begins, null after the last. */
    async fetch(id: string, offset: number): Promise<Piece | null> {
      const content = held.get(id)
      if (content === undefined && !existsSync(outgoing(id))) return null
      const found = content ? pieceOf(content, offset) : await pieceOfFile(outgoing(id), offset)
      if (found.next === null) await takeAway(id)
      else linger(id, () => takeAway(id))
      return found
    },
    /** The reviews a reader has made of this pack, as a sealed reply. */
    reviewsOf: (packId: PackId): string => join(folder, `${packId}.reviews`),
    /** Takes away reviews whose pack is over. */
    sweep: (): void => sweepReviews(folder, now()),
    /** What is on its way does not arrive any more. */
    close(): void {
      books.clear()
      for (const timer of leaving.values()) clearTimeout(timer)
      leaving.clear()
      held.clear()
      for (const { path } of received.values()) rmSync(path, { force: true })
      received.clear()
      for (const name of existsSync(folder) ? readdirSync(folder) : [])
        if (name.endsWith('.out')) rmSync(join(folder, name), { force: true })
    },
  }
}

function pieceOf(content: Buffer, offset: number): Piece {
  const next = offset + pieceBytes
  return { piece: content.subarray(offset, next), next: next < content.length ? next : null }
}

async function pieceOfFile(path: string, offset: number): Promise<Piece> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const piece = Buffer.alloc(Math.max(0, Math.min(pieceBytes, size - offset)))
    await handle.read(piece, 0, piece.length, offset)
    const next = offset + piece.length
    return { piece, next: next < size ? next : null }
  } finally {
    await handle.close()
  }
}
