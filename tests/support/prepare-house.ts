import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { takeSeat } from '../../src-main/database/seat.ts'
import { openStore } from '../../src-main/database/store.ts'
import { createPassphraseKeys } from '../../src-main/hosts/passphrase-keys.ts'
import { type AccountToSave, openAccountFile } from '../../src-main/profiles/account-file.ts'
import { createHouseKey, type HouseKey } from '../../src-main/profiles/house-key.ts'
import { openSeatFile } from '../../src-main/profiles/seat-file.ts'
import { testWorkers } from './test-workers.ts'

export type HousePlan = {
  /** What `PRONTO_DATA` names. */
  readonly data: string
  readonly passphrase: string
  readonly agent: Agent
  readonly changes: readonly Change[]
  /** Null: a card file without a phone. */
  readonly account: AccountToSave | null
  /** Besides the first. */
  readonly furtherAccounts?: readonly AccountToSave[]
}

/** A house as "Start with my own" leaves it, with customers in it: the console that starts on it asks for the passphrase. */
export async function prepareHouse({
  data,
  passphrase,
  agent,
  changes,
  account,
  furtherAccounts = [],
}: HousePlan): Promise<void> {
  const profile = join(data, 'profiles', 'test')
  const folder = join(profile, 'house')
  mkdirSync(folder, { recursive: true })
  const { key, sealer } = await keyFor(folder, passphrase)
  await lay(folder, key, agent, changes)
  const accounts = openAccountFile(folder, sealer)
  for (const each of account ? [account, ...furtherAccounts] : []) await accounts.save(each)
  openSeatFile(profile).change({ open: 'house', agents: { demo: null, house: agent.id } })
}

const laid = new Map<string, { readonly seat: string; readonly database: Buffer }>()

/** The same house a second time is the file of the first: the threads of a store cost more than most stories do. */
async function lay(folder: string, key: Uint8Array, agent: Agent, changes: readonly Change[]): Promise<void> {
  const [file, marker] = [join(folder, 'pronto.db'), join(folder, 'seat-marker.json')]
  const plan = JSON.stringify([Buffer.from(key).toString('hex'), agent, changes])
  const known = laid.get(plan)
  if (known) {
    writeFileSync(file, known.database, { mode: 0o600 })
    takeSeat(marker, () => known.seat)
    return
  }
  const seat = takeSeat(marker)
  const store = await openStore({
    file,
    key,
    seat,
    workers: testWorkers,
    report(what, error) {
      throw new Error(what, { cause: error })
    },
  })
  await store.record([{ kind: 'agent:added', agent }, ...changes], { agentId: agent.id })
  await store.close()
  laid.set(plan, { seat, database: readFileSync(file) })
}

const made = new Map<string, Promise<{ readonly houseKey: HouseKey; readonly file: Buffer }>>()

/** One key for the houses of a test file: half a second of the processor goes into each passphrase, as it must. */
async function keyFor(folder: string, passphrase: string): Promise<HouseKey> {
  const keyFile = (of: string) => join(of, 'key.json')
  const known = made.get(passphrase)
  if (known) {
    const { houseKey, file } = await known
    writeFileSync(keyFile(folder), file, { mode: 0o600 })
    return houseKey
  }
  const making = createHouseKey(folder, createPassphraseKeys(), passphrase).then((houseKey) => ({
    houseKey,
    file: readFileSync(keyFile(folder)),
  }))
  made.set(passphrase, making)
  return (await making).houseKey
}
