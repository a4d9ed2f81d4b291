import { expect, it } from 'vitest'
import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidFromBlob } from '../../../src-main/database/uuid.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { generateHouse, type House } from '../../support/generate.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function small(seed: number, key: number): House {
  return generateHouse({
    folder: temporaryFolder(),
    key: new Uint8Array(32).fill(key),
    customers: 60,
    interactionsPerCustomer: 10,
    seed,
  })
}

function open({ file, key }: House) {
  return openDatabase({ file, key, mode: 'read-only', newestVersion: newestVersion(migrations) })
}

it('writes the same house for the same seed, and another for another', () => {
  // Each key is written on its own: nothing comes from the cache of the other.
  const [first, same, other] = [open(small(3, 1)), open(small(3, 2)), open(small(4, 1))]
  expect(dumpTables(same)).toEqual(dumpTables(first))
  expect(dumpTables(other)).not.toEqual(dumpTables(first))
  for (const db of [first, same, other]) db.close()
})

it('knows each of its customers by number', () => {
  const house = small(3, 1)
  const db = open(house)
  const select = db.prepare<[string], Buffer>('SELECT customer_id FROM phone WHERE number = ?').pluck()
  for (let index = 0; index < 60; index += 1) {
    const { number, customerId } = house.customerAt(index)
    expect(select.all(number).map(uuidFromBlob)).toEqual([customerId])
  }
  expect(db.prepare('SELECT count(*) FROM interaction').pluck().get()).toBe(600)
  db.close()
})

it('gives no number twice in a million customers', () => {
  const { customerAt } = small(3, 1)
  const numbers = new Set(Array.from({ length: 50_000 }, (_, index) => customerAt(index * 20).number))
  expect(numbers.size).toBe(50_000)
})
