import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sealer } from '../contract/host.ts'
import type { HouseKey } from './house-key.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const DemoKeyFile = z.object({ key: z.base64() })

/** The people of the demo are invented: its key lies in the open beside it, and asks for nothing. */
export function openDemoKey(folder: string): HouseKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'key.json')
  const kept = readJsonFile(path, DemoKeyFile)
  const key = kept ? Buffer.from(kept.key, 'base64') : randomBytes(32)
  if (!kept) writeJsonFile(path, { key: key.toString('base64') })
  return { key, sealer: unsealed }
}

const unsealed: Sealer = {
  seal: async (secret) => secret,
  unseal: async (sealed) => sealed,
}
