import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sealer } from '../contract/host.ts'
import { ParkedCall } from '../contract/parking.ts'

export type ParkFile = ReturnType<typeof openParkFile>

export type ParkFileParts = {
  readonly folder: string
  /** Names and numbers stand in the file. */
  readonly sealer: Sealer
  readonly report: (what: string, error: unknown) => void
}

const Kept = z.array(ParkedCall).readonly()

/** Who waits at the PBX, for the next run of the program: the PBX goes on holding them when this one is killed. */
export function openParkFile({ folder, sealer, report }: ParkFileParts) {
  const path = join(folder, 'parked.sealed')
  let next: readonly ParkedCall[] | null = null
  let writing: Promise<void> | null = null

  async function writeAll(): Promise<void> {
    for (let parked = next; parked !== null; parked = next) {
      next = null
      try {
        await (parked.length === 0 ? rm(path, { force: true }) : replace(parked))
      } catch (error) {
        report('parking', error)
      }
    }
    writing = null
  }

  /** Written beside and renamed: a crash leaves the old list or the new one. */
  async function replace(parked: readonly ParkedCall[]): Promise<void> {
    const sealed = await sealer.seal(Buffer.from(JSON.stringify(parked), 'utf8'))
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(sealed)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
  }

  return {
    /** As the last run left it; empty where there is none, or it cannot be opened here. */
    async read(): Promise<readonly ParkedCall[]> {
      const sealed = await readFile(path).catch(() => null)
      if (sealed === null) return []
      try {
        const plain = Buffer.from(await sealer.unseal(sealed)).toString('utf8')
        return Kept.parse(JSON.parse(plain))
      } catch {
        // What cannot be read says who waited, not that nobody does; the line tells the rest.
        report('parking', new Error('the list of parked callers cannot be read'))
        return []
      }
    },
    /** Of several lists in a row the last one is written. */
    write(parked: readonly ParkedCall[]): void {
      next = parked
      writing ??= writeAll()
    },
    /** Resolves when the last list is on disk. */
    settled: async (): Promise<void> => void (await writing),
  }
}
