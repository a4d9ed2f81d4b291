import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { CallRecord } from '../../../src-main/contract/calls.ts'
import { AgentId, CallId } from '../../../src-main/contract/ids.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { migrate } from '../../../src-main/database/migrate.ts'
import { callsCounted } from '../../../src-main/database/migrations/0074-calls-counted.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import type { Whose } from '../../../src-main/domain/figures-law.ts'
import { createActingPeople } from '../../../src-main/figures/acting-people.ts'
import { createAnsweredCalls } from '../../../src-main/figures/answered-calls.ts'
import { createContactReader } from '../../../src-main/figures/contact-reader.ts'
import { answered, missed } from '../../support/make-calls.ts'
import { noon } from '../../support/open-test-door.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const minute = 60_000
const everybody = { deskId: null, agentId: null }
const alice = AgentId.parse(uuidv7())
const number = '+393331234567'

/** A house as it was before there was anything but the moment of a call in the index. */
function openOldHouse(): Database {
  const db = openDatabase({
    file: join(temporaryFolder(), 'pronto.db'),
    key: new Uint8Array(32).fill(3),
    mode: 'read-write',
    newestVersion: 99,
  })
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, migrations.indexOf(callsCounted)))
  return db
}

function add(db: Database, call: Partial<CallRecord> & Pick<CallRecord, 'id' | 'receivedAt'>): void {
  db.prepare(
    `INSERT INTO call (id, clock, customer_id, number, received_at, wrap_up_pending, ended_at, record)
     VALUES (?, 1, NULL, ?, ?, 0, ?, ?)`,
  ).run(uuidToBlob(call.id), number, call.receivedAt, call.receivedAt + minute, JSON.stringify(call))
}

function countedOf(db: Database, whose: Whose) {
  const found: { waitedSeconds: number | null; wrapUpSeconds: number | null }[] = []
  createAnsweredCalls(db, whose)({ from: noon, to: noon + 60 * minute }, ({ waitedSeconds, wrapUpSeconds }) =>
    found.push({ waitedSeconds, wrapUpSeconds }),
  )
  return found
}

it('counts the calls of an old house as those of a new one, also from before colleagues could be asked', () => {
  const db = openOldHouse()
  const { passedOn: _, consultFor: __, ...early } = answered(number, noon + minute, { wrapUpMs: 1500 }).call
  add(db, early)
  migrate(db, migrations)
  add(db, answered(number, noon + 2 * minute, { direction: 'out', wrapUpMs: 4000, agentId: alice }).call)
  add(db, answered(number, noon + 3 * minute, { agentId: alice }).call)
  add(db, answered(number, noon + 4 * minute, { consultFor: CallId.parse(uuidv7()) }).call)
  add(
    db,
    answered(number, noon + 5 * minute, { passedOn: { how: 'asks', by: 'Bob', openedBy: 'number' } }).call,
  )
  add(db, missed(number, noon + 6 * minute).call)
  const [maria, ours, wrappedUp] = [
    { waitedSeconds: 5, wrapUpSeconds: 1.5 },
    { waitedSeconds: null, wrapUpSeconds: 4 },
    { waitedSeconds: 5, wrapUpSeconds: null },
  ]
  expect(countedOf(db, everybody)).toEqual([maria, ours, wrappedUp])
  expect(countedOf(db, { deskId: null, agentId: alice })).toEqual([ours, wrappedUp])
})

it('counts calls, and whose they are, without a look at how each was heard', () => {
  const db = openOldHouse()
  migrate(db, migrations)
  const prepare = vi.spyOn(db, 'prepare')
  createAnsweredCalls(db, everybody)
  createActingPeople(db, createContactReader(db, everybody))
  const ofCalls = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('call_counted'))
  expect(ofCalls).toHaveLength(2)
  for (const sql of ofCalls) {
    const steps = db
      .prepare<[], { p4: string | null }>(`EXPLAIN ${sql.replaceAll(/\?|@\w+/g, '1')}`)
      .all()
      .map(({ p4 }) => p4 ?? '')
    expect(steps.filter((step) => /^(->>|json)/.test(step))).toEqual([])
  }
})
