import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'

/** There is no such folder any more, or nothing can be written there. */
export class FolderGone extends Error {}

export type FileToKeep = { readonly name: string; readonly content: Uint8Array }

/** A day: whoever is still writing then has crashed. */
const abandonedMs = 24 * 3_600_000
const beginning = /^\.pronto-[0-9a-f-]{36}\.part$/

const gone = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'])

/**
 * Writes a file beside and then gives it its name, so that it is never half.
 * @throws {FolderGone}; else the file system's error, such as `ENOSPC`; nothing is left behind then.
 */
export async function keepFile(folder: string, { name, content }: FileToKeep, now: number): Promise<void> {
  const beside = join(folder, `.pronto-${randomUUID()}.part`)
  try {
    await writeWhole(beside, content)
    await rename(beside, join(folder, name))
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw isGone(error) ? new FolderGone('no folder to write in', { cause: error }) : error
  }
  await sweep(folder, now)
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  // What a report says is for those who may read the house's folder.
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a crash left half written. */
async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!beginning.test(name)) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && now - found.mtimeMs > abandonedMs) await rm(path, { force: true }).catch(() => {})
  }
}

/** Pronto's own folder is made where it is missing; one that somebody chose may be a drive that is not there now. */
export async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** An absolute path of a folder in which files can be written. */
export async function isWritableFolder(folder: string): Promise<boolean> {
  if (!isAbsolute(folder)) return false
  try {
    await access(folder, constants.W_OK)
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && gone.has(String(error.code))
}

export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
