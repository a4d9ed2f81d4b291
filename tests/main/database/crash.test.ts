import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { openStore } from '../../../src-main/database/store.ts'
import { uuidFromBlob } from '../../../src-main/database/uuid.ts'
import { houseAgents } from '../../support/house/agents.ts'
import { customerAt, customerChanges } from '../../support/house/customer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

const key = new Uint8Array(32).fill(7)
const child = fileURLToPath(new URL('../../support/recording-child.ts', import.meta.url))
const kills = 20
/** More customers than a process manages before it is killed. */
const perKill = 1000

type Acknowledged = { customers: number[]; draft: number }

/** Lets a process write for a while after its first acknowledgement, kills it, and answers with what it was told. */
async function killedWhileRecording(
  file: string,
  first: number,
  draftKey: string,
  ms: number,
): Promise<Acknowledged> {
  const writer = spawn(process.execPath, [child, file, String(first), draftKey], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const acknowledged: Acknowledged = { customers: [], draft: -1 }
  let killing = false
  for await (const line of createInterface({ input: writer.stdout })) {
    if (!killing) setTimeout(() => writer.kill('SIGKILL'), ms)
    killing = true
    const [what, number] = line.split(' ')
    if (what === 'customer') acknowledged.customers.push(Number(number))
    else acknowledged.draft = Number(number)
  }
  return acknowledged
}

it('loses nothing it acknowledged and keeps no half change in twenty kills', async () => {
  const file = join(temporaryFolder(), 'pronto.db')
  const draftKey = uuidv7()
  const house = { seed: 5, interactions: 3, agents: houseAgents(5) }
  const acknowledged = new Set<number>()
  let first = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const { customers, draft } = await killedWhileRecording(file, first, draftKey, 5 + kill * 7)
    for (const customer of customers) acknowledged.add(customer)

    const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
    expect(db.pragma('quick_check', { simple: true })).toBe('ok')
    const stored = new Set(db.prepare<[], Buffer>('SELECT id FROM customer').pluck().all().map(uuidFromBlob))
    for (const customer of acknowledged) expect(stored).toContain(customerAt(5, customer).customerId)
    const changes = db.prepare('SELECT count(*) FROM change').pluck().get()
    const wholeStories = [...Array(first + perKill).keys()]
      .filter((customer) => stored.has(customerAt(5, customer).customerId))
      .reduce((sum, customer) => sum + customerChanges(house, customer).length, 0)
    expect(changes).toBe(wholeStories)
    const text = db.prepare<[], string>('SELECT text FROM draft').pluck().get() ?? 'typed -1'
    expect(Number(text.split(' ')[1])).toBeGreaterThanOrEqual(draft)
    db.close()
    first += perKill
  }
  expect(acknowledged.size).toBeGreaterThan(kills)

  const store = await openStore({ file, key, seat: uuidv7(), workers: testWorkers, report: () => {} })
  expect(store.drafts()).toMatchObject([{ key: draftKey }])
  await store.close()
}, 360_000)
