import { createHash } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { createDoor } from '../../src-main/database/door.ts'
import { migrate, newestVersion } from '../../src-main/database/migrate.ts'
import { migrations } from '../../src-main/database/migrations/index.ts'
import type { Migration } from '../../src-main/database/migrations/migration.ts'
import { cipher, openDatabase } from '../../src-main/database/open-database.ts'
import { createAppliers, createFacts } from '../../src-main/threads/appliers.ts'
import { carryHouse } from './carry-house.ts'
import { houseAgents } from './house/agents.ts'
import { customerAt, customerChanges, houseToday, type KnownCustomer } from './house/customer.ts'
import { createRandom } from './house/random.ts'

export type HouseOptions = {
  /** Where a copy of the database goes; null gives the cached file itself, to be read or only added to. */
  readonly folder: string | null
  readonly fileName?: string
  readonly key?: Uint8Array
  readonly customers: number
  readonly interactionsPerCustomer: number
  readonly seed: number
  /** Hears how many customers are written. */
  readonly onProgress?: (customers: number) => void
}

export type House = {
  readonly file: string
  readonly key: Uint8Array
  readonly agents: ReturnType<typeof houseAgents>
  /** From 0 to `customers - 1`; the same for the same seed. */
  customerAt(index: number): KnownCustomer
}

/** Customers a transaction. */
const batchSize = 5000

/**
 * An encrypted database of any size, the same for the same seed, written through the product's own door and kept
 * between runs in the user's cache folder.
 */
export function generateHouse(options: HouseOptions): House {
  const key = options.key ?? new Uint8Array(32).fill(7)
  const cached = cachedHouse(options, key)
  const file =
    options.folder === null ? cached : copyOf(cached, options.folder, options.fileName ?? 'pronto.db')
  return {
    file,
    key,
    agents: houseAgents(options.seed),
    customerAt: (index) => customerAt(options.seed, index),
  }
}

function copyOf(cached: string, folder: string, fileName: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, fileName)
  // Shares the blocks where the file system can: a copy of gigabytes costs nothing then.
  copyFileSync(cached, file, constants.COPYFILE_FICLONE)
  return file
}

function cachedHouse(options: HouseOptions, key: Uint8Array): string {
  const { customers, interactionsPerCustomer, seed } = options
  const cache = join(homedir(), '.cache', 'pronto-tests')
  const fileOf = (known: readonly Migration[]) =>
    join(
      cache,
      `house-${customers}x${interactionsPerCustomer}-seed${seed}-${schemaMark(known)}-${mark(key)}.db`,
    )
  const file = fileOf(migrations)
  if (existsSync(file)) return file
  mkdirSync(cache, { recursive: true })
  if (carryHouse({ file, earlier: fileOf, key, beforeMigrating: withoutSafety })) return file
  const working = mkdtempSync(join(cache, 'writing-'))
  try {
    const unfinished = join(working, 'house.db')
    writeHouse(unfinished, key, options)
    renameSync(unfinished, file)
  } finally {
    rmSync(working, { recursive: true, force: true })
  }
  return file
}

/** Changes with the cipher, with every migration, and with a change inside one that is not released yet. */
function schemaMark(known: readonly Migration[]): string {
  return `${cipher}-v${newestVersion(known)}-${mark(known.map(({ up }) => String(up)).join('\n'))}`
}

function mark(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8)
}

function writeHouse(file: string, key: Uint8Array, options: HouseOptions): void {
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
  try {
    migrate(db, migrations)
    withoutSafety(db)
    fill(db, options)
    db.pragma('journal_mode = WAL')
  } finally {
    db.close()
  }
}

/** Nobody reads the file before it is whole, and a crash throws it away. */
function withoutSafety(db: Database): void {
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('secure_delete = OFF')
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('cache_size = -262144')
}

function fill(db: Database, { customers, interactionsPerCustomer, seed, onProgress }: HouseOptions): void {
  const agents = houseAgents(seed)
  const seat = createRandom(seed, 0, 4).uuid(Date.UTC(2023, 0, 1))
  const door = createDoor({
    db,
    seat,
    appliers: createAppliers(db),
    facts: createFacts(db),
    now: () => houseToday,
  })
  door.record(
    agents.map((agent) => ({ kind: 'agent:added', agent })),
    { agentId: null },
  )
  const house = { seed, interactions: interactionsPerCustomer, agents }
  for (let first = 0; first < customers; first += batchSize) {
    const end = Math.min(customers, first + batchSize)
    let index = first
    door.batch(() => (index < end ? customerChanges(house, index++) : null), { agentId: null })
    onProgress?.(end)
  }
}
