import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { headerBytes, readHeader } from './header.ts'

/** At the start: what was on its way when the program ended, and reviews whose pack is over. */
export function sweep(folder: string, at: number): void {
  removeWhere(folder, (name) => /\.(?:in|out|new)$/.test(name))
  sweepReviews(folder, at)
}

/** Reviews of packs that nothing opens any more. */
export function sweepReviews(folder: string, at: number): void {
  removeWhere(folder, (name) => /\.reviews(?:\.unread)?$/.test(name) && expiryOf(join(folder, name)) <= at)
}

function removeWhere(folder: string, isOver: (name: string) => boolean): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (isOver(name)) rmSync(join(folder, name), { force: true })
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
