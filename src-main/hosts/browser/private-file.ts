import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file that only this user can read; whole or not at all. */
export function writePrivateFile(file: string, content: string): void {
  const beside = `${file}.${randomUUID()}`
  try {
    writeFileSync(beside, content, { mode: 0o600, flag: 'wx' })
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** The file's JSON, or undefined where it is absent or cut short. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
