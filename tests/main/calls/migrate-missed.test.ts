import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CustomerId } from '../../../src-main/contract/ids.ts'
import { migrate } from '../../../src-main/database/migrate.ts'
import { missedCalls } from '../../../src-main/database/migrations/0040-missed-calls.ts'
import { oldTraceOf } from '../../../src-main/database/migrations/0040-traces.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../../../src-main/database/uuid.ts'
import { answered, missed, tried } from '../../support/make-calls.ts'
import { missedListOf } from '../../support/open-missed-list.ts'
import { noon } from '../../support/open-test-door.ts'
import { describeListed, recount } from '../../support/recount-missed.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const minute = 60_000
const day = 24 * 60 * minute
const [maria, again, firm, luca] = [1, 2, 3, 4].map(() => CustomerId.parse(uuidv7())) as [
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
]
const mobile = '+393331234567'

function openOldHouse() {
  const db = openDatabase({
    file: join(temporaryFolder(), 'pronto.db'),
    key: new Uint8Array(32).fill(3),
    mode: 'read-write',
    newestVersion: 99,
  })
  migrate(db, migrations.slice(0, migrations.indexOf(missedCalls)))
  const addCustomer = db.prepare(
    `INSERT INTO customer (id, code, created_at, clock, seat, name, company, address, form_of_address, language,
       tags, warning, search_entry) VALUES (?, '0000000W', 1, 500, x'00', ?, '', '', 'lei', 'it', '[]', '', ?)`,
  )
  const names = { 'Maria Rossi': maria, 'Rossi M.': again, 'Officine Turrini': firm, 'Luca Rossi': luca }
  Object.entries(names).forEach(([name, id], entry) => {
    addCustomer.run(uuidToBlob(id), name, entry)
  })
  const addPhone = db.prepare(
    `INSERT INTO phone (customer_id, id, number, raw, label, extension_digits, range_prefix)
     VALUES (?, ?, ?, '', 'work', ?, ?)`,
  )
  const phone = (owner: CustomerId, number: string, digits = 0) =>
    addPhone.run(
      uuidToBlob(owner),
      uuidToBlob(uuidv7()),
      number,
      digits,
      digits === 0 ? null : number.slice(0, -digits),
    )
  phone(maria, mobile)
  phone(again, '+393330000001')
  phone(firm, '+390255500140', 1)
  phone(luca, '+390515550112')
  phone(maria, '+390515550112')
  for (const [id, root] of [
    [maria, maria],
    [again, maria],
  ] as const)
    db.prepare('INSERT INTO customer_alias VALUES (?, ?, 0)').run(uuidToBlob(id), uuidToBlob(root))
  return db
}

it('finds who waits in an older house: who called in the last thirty days before the newest call', () => {
  const db = openOldHouse()
  const add = db.prepare(
    `INSERT INTO call (id, clock, customer_id, number, received_at, wrap_up_pending, ended_at, record)
     VALUES (?, 1, ?, ?, ?, 0, ?, ?)`,
  )
  for (const { call } of [
    missed('+393471111111', noon - 31 * day),
    missed('+393472222222', noon - 29 * day),
    missed('+393473333333', noon - 20 * day),
    answered('+393473333333', noon - 19 * day, { direction: 'out' }),
    // One of two merged cards was missed, the other one reached.
    missed(mobile, noon - 10 * day, { customerId: maria }),
    answered('+393330000001', noon - 9 * day, { customerId: again }),
    missed('+393330000001', noon - 8 * day),
    tried(mobile, noon - 7 * day, { customerId: maria }),
    // Another extension of a switchboard; a number that two have; one that was closed by a letter.
    missed('+390255500147', noon - 6 * day),
    missed('+390515550112', noon - 5 * day),
    missed('+390515550112', noon - 4 * day, { customerId: luca }),
    missed(null, noon - 3 * day),
    missed('+390699999999', noon, { end: { reason: 'answered-elsewhere', status: null } }),
  ])
    add.run(
      uuidToBlob(call.id),
      uuidToBlobOrNull(call.customerId),
      call.number,
      call.receivedAt,
      call.endedAt,
      // As they were written before there were consultations.
      JSON.stringify({ ...call, consultFor: undefined, passedOn: undefined }),
    )
  db.prepare(
    `INSERT INTO interaction (customer_id, at, id, channel, direction, agent_id, held_seconds, subject, summary)
     VALUES (?, ?, ?, 'letter', 'out', ?, 0, '', '')`,
  ).run(uuidToBlob(luca), noon - day, uuidToBlob(uuidv7()), uuidToBlob(uuidv7()))

  migrate(db, migrations)

  const listed = missedListOf(db).groups(50).groups
  expect(
    listed.map(({ party, number }) => (party.kind === 'customer' ? party.customer.name : number)),
  ).toEqual([null, '+390515550112', 'Officine Turrini', 'Maria Rossi', '+393472222222'])
  expect(listed[3]).toMatchObject({ tries: { times: 1 } })
  // But for what is too old, the same as a recount.
  const recounted = recount(db, () => '').filter(({ lastAt }) => lastAt > noon - 30 * day)
  expect(listed.map(describeListed)).toEqual(recounted)
  db.close()
})

const at = {
  receivedAt: noon,
  answeredAt: null,
  endedAt: noon + minute,
  outcome: null,
  agentId: null,
  number: mobile,
}

it.each([
  ['in', 'caller-gave-up', 'missed'],
  ['in', 'do-not-disturb', 'missed'],
  ['in', 'refused-here', 'missed'],
  ['in', 'answered-elsewhere', undefined],
  ['in', 'forwarded', undefined],
  ['in', 'blocked', undefined],
  ['out', 'busy', 'tried'],
  ['out', 'cancelled-here', 'tried'],
  ['out', 'no-such-number', 'wrong-number'],
  ['out', 'not-allowed', undefined],
] as const)('reads old calls by rules of its own: %s, %s', (direction, reason, kind) => {
  const call = { ...at, direction, end: { reason } }
  expect(oldTraceOf(call)?.kind).toBe(kind)
  expect(oldTraceOf({ ...call, answeredAt: noon + 5 })).toEqual({ kind: 'reached', at: noon + 5 })
})
