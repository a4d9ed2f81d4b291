import { randomBytes } from 'node:crypto'
import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPassphraseKeys } from '../../../src-main/hosts/passphrase-keys.ts'
import { openAccountFile } from '../../../src-main/profiles/account-file.ts'
import { writeJsonFile } from '../../../src-main/profiles/json-file.ts'
import { openSeatFile } from '../../../src-main/profiles/seat-file.ts'
import { generateHouse, type House } from '../../support/generate.ts'

export const passphrase = 'quattro gatti in salotto'
const seed = 1

export type BenchHouse = House & {
  /** What `PRONTO_DATA` names. */
  readonly data: string
  /** The profile's folder in it. */
  readonly profile: string
  remove(): void
}

/** At a PBX on loopback; `server` is its address. */
export type BenchAccount = {
  readonly server: string
  readonly username: string
  readonly password: string
  readonly domain: string
}

export type BenchHouseOptions = {
  readonly customers: number
  readonly account: BenchAccount
  /** A copy of its own, for what adds more to it than calls; `of`: not of the generated house as it is. */
  readonly copy: boolean | { readonly of: string }
}

/** A house with a generated database in it, as the browser host finds it: locked by a passphrase, with an account. */
export async function prepareBenchHouse({
  customers,
  account,
  copy,
}: BenchHouseOptions): Promise<BenchHouse> {
  const data = mkdtempSync(join(tmpdir(), 'pronto-bench-'))
  const profile = join(data, 'profiles', 'test')
  const folder = join(profile, 'house')
  mkdirSync(folder, { recursive: true })
  const house = generateHouse({
    folder: null,
    customers,
    interactionsPerCustomer: 10,
    seed,
    onProgress: (written) => written % 50_000 === 0 && console.log(`${written} customers written`),
  })
  const file = join(folder, 'pronto.db')
  const original = typeof copy === 'object' ? copy.of : house.file
  if (copy) copyFileSync(original, file, constants.COPYFILE_FICLONE)
  // SQLite follows the link and keeps its log beside the cached file: a run that dies leaves that one whole.
  else symlinkSync(house.file, file)
  const [agent] = house.agents
  await lockWith(folder, house.key, account)
  openSeatFile(profile).change({ open: 'house', agents: { demo: null, house: agent?.id ?? null } })
  return { ...house, data, profile, remove: () => rmSync(data, { recursive: true, force: true }) }
}

async function lockWith(folder: string, key: Uint8Array, account: BenchAccount): Promise<void> {
  const salt = randomBytes(16)
  const sealer = await createPassphraseKeys().open(salt, passphrase)
  const sealedKey = Buffer.from(await sealer.seal(key)).toString('base64')
  writeJsonFile(join(folder, 'key.json'), {
    version: 1,
    keeping: 'passphrase',
    salt: salt.toString('base64'),
    sealedKey,
  })
  await openAccountFile(folder, sealer).save({
    ...account,
    authorizationUsername: '',
    displayName: 'Alice',
    trusted: true,
  })
}
