import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CannotUnseal, type KeyService, type Sealer } from '../contract/host.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

/** Of the houses from before it was written down: it never changes. */
const costBefore = { N: 2 ** 17, r: 8, p: 1 }
/** Half a gigabyte and some seconds, both of which an old laptop has: beyond, the file is damaged. */
const most = { memory: 2 ** 22, work: 2 ** 24 }

const Cost = z
  .object({ N: z.int().min(2 ** 14), r: z.int().min(1), p: z.int().min(1) })
  .refine(({ N, r, p }) => Number.isInteger(Math.log2(N)) && N * r <= most.memory && N * r * p <= most.work)

const KeyFile = z.object({
  version: z.literal(1),
  keeping: z.enum(['keyring', 'passphrase']),
  salt: z.base64(),
  /** Says nothing where a keyring keeps the key. */
  cost: Cost.default(costBefore),
  sealedKey: z.base64(),
})

export type HouseKey = { readonly key: Uint8Array; readonly sealer: Sealer }

const keyFile = (folder: string) => join(folder, 'key.json')

export function houseExists(folder: string): boolean {
  return existsSync(keyFile(folder))
}

/** How the key of the house in `folder` is kept; null when there is no house. */
export function houseKeeping(folder: string): KeyService['keeping'] | null {
  return readJsonFile(keyFile(folder), KeyFile)?.keeping ?? null
}

/** A fresh random key for a new house, sealed beside its database. */
export async function createHouseKey(
  folder: string,
  keys: KeyService,
  passphrase: string | null,
): Promise<HouseKey> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const salt = randomBytes(16)
  const key = randomBytes(32)
  const sealer = await keys.open(salt, passphrase)
  const sealedKey = Buffer.from(await sealer.seal(key))
  writeJsonFile(keyFile(folder), {
    version: 1,
    keeping: keys.keeping,
    salt: salt.toString('base64'),
    ...(keys.cost && { cost: keys.cost }),
    sealedKey: sealedKey.toString('base64'),
  } satisfies z.input<typeof KeyFile>)
  return { key, sealer }
}

/** @throws {CannotUnseal} when the passphrase is wrong or the key was sealed on another machine. */
export async function openHouseKey(
  folder: string,
  services: readonly KeyService[],
  passphrase: string | null,
): Promise<HouseKey> {
  const file = readJsonFile(keyFile(folder), KeyFile)
  const keys = services.find(({ keeping }) => keeping === file?.keeping)
  if (!file || !keys) throw new CannotUnseal('the key file is missing, damaged, or from another kind of host')
  const sealer = await keys.open(Buffer.from(file.salt, 'base64'), passphrase, file.cost)
  return { key: await sealer.unseal(Buffer.from(file.sealedKey, 'base64')), sealer }
}
