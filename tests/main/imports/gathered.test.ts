import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { uuidv7 } from 'uuidv7'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ImportId } from '../../../src-main/contract/ids.ts'
import { createBulkRunner } from '../../../src-main/database/bulk-runner.ts'
import { createChangeLog } from '../../../src-main/database/change-log.ts'
import { createUrgencies } from '../../../src-main/database/giving-way.ts'
import { createIdentities } from '../../../src-main/database/identities.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { type Newcomer, toNewcomer } from '../../../src-main/imports/candidate.ts'
import { importJobWith } from '../../../src-main/imports/import-job.ts'
import { newcomerChanges, prepareNewcomer } from '../../../src-main/imports/newcomer-changes.ts'
import { packPiece } from '../../../src-main/imports/piece.ts'
import { packRows } from '../../../src-main/imports/prepared-rows.ts'
import { createPresence } from '../../../src-main/imports/presence.ts'
import { previewFile } from '../../../src-main/imports/preview.ts'
import { createAlikeFinder } from '../../../src-main/threads/alike-finder.ts'
import { createFacts } from '../../../src-main/threads/appliers.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { missed } from '../../support/make-calls.ts'
import { openImportDesk } from '../../support/open-import-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'
import { testPreparer } from '../../support/test-workers.ts'

vi.setConfig({ testTimeout: 120_000 })

function newcomer(name: string, mobile: string, address = ''): Newcomer {
  const said = { sourceId: '', company: '', vatNumber: '', fiscalCode: '', tags: [], warning: '', notes: [] }
  const points = {
    phones: [{ raw: mobile, label: 'mobile' as const }],
    emails: [{ address: `${name.replaceAll(' ', '.')}@Esempio.it`, label: 'other' as const }],
  }
  const candidate = { ...said, ...points, name, address, formOfAddress: null, language: 'it' as const }
  const made = toNewcomer(candidate, 'lei')
  if (typeof made === 'string') throw new Error(made)
  return made
}

const mariaRossi = newcomer('Maria Rossi', '333 1000001', 'Via Verdi 1, Milano')
const changesOf = (one: Newcomer, at: number) =>
  newcomerChanges(prepareNewcomer(one, noon), makeCode('00', at), noon, null)
const traitsIn = (...newcomers: readonly Newcomer[]) =>
  packRows(newcomers.map((one, line) => ({ line, content: '', newcomer: prepareNewcomer(one, noon) }))).traits

/** Every row of the index of letters. */
const searchRows = (db: Database) =>
  db.prepare('SELECT rowid, text, hex(customer_id) AS id FROM customer_search ORDER BY rowid').all()

test('what an import writes together are the rows that another seat writes one by one from its log', async () => {
  const house = await openImportDesk()
  await house.store.record([missed('+393331000007', noon)], { agentId: null })
  const header = 'Codice cliente;Nome;Cellulare;Telefono ufficio;E-mail;Indirizzo;Note'
  // Some at one address, and of some a note that is written in between.
  const rows = Array.from({ length: 700 }, (_, at) => {
    const office = at % 3 === 0 ? `02/${6_000_000 + at}` : ''
    const mail = at % 4 === 0 ? '' : `c${at}@esempio.it`
    return `K${at};Maria Rossi ${at};333 ${1_000_000 + at};${office};${mail};"Via Roma ${at % 9}, Milano";${at % 50 === 0 ? 'VIP' : ''}`
  })
  const { taken } = await house.take(Buffer.from([header, ...rows].join('\r\n')))
  const { db } = house.store
  const log = createChangeLog(db, createFacts(db), createIdentities(db)).read(0, 10_000)
  expect(log.length).toBeGreaterThan(2000)
  const seqs = log.map(({ stamp }) => stamp.seq)
  expect(seqs).toEqual(seqs.map((_, at) => at + 1))

  const other = openTestDoor()
  other.door.applyRemote(log.flatMap(({ stamp, change }) => (change === null ? [] : [{ stamp, change }])))
  const [ours, theirs] = [dumpTables(db), dumpTables(other.db)]
  expect([taken, ours['customer']?.length, ours['call_trace']?.length]).toEqual([700, 700, 1])
  for (const table of ['customer', 'phone', 'email', 'note', 'call_trace'])
    expect(theirs[table]).toEqual(ours[table])
  expect(searchRows(db)).toEqual(searchRows(other.db))
  const caller = db
    .prepare('SELECT name FROM customer WHERE id = (SELECT root_id FROM call_trace)')
    .pluck()
    .get()
  expect(caller).toBe('Maria Rossi 7')
})

test('of a batch that is given up nothing stays gathered', () => {
  const { door, db } = openTestDoor()
  const by = { agentId: null, importId: ImportId.parse(uuidv7()) }
  const steps = [changesOf(mariaRossi, 0), changesOf(newcomer('Ada Neri', '333 1000002'), 1)]
  const given = () => {
    const step = steps.shift()
    if (step === undefined) throw new Error('the disk is gone')
    return step
  }
  expect(() => door.batch(given, by)).toThrow('the disk is gone')
  expect([db.prepare('SELECT count(*) FROM customer').pluck().get(), searchRows(db)]).toEqual([0, []])

  const again: (ReturnType<typeof changesOf> | null)[] = [changesOf(mariaRossi, 0), null]
  door.batch(() => again.shift() ?? null, by)
  expect(db.prepare('SELECT name FROM customer').pluck().all()).toEqual(['Maria Rossi'])
  expect(db.prepare('SELECT number FROM phone').pluck().all()).toEqual(['+393331000001'])
  expect(db.prepare('SELECT seq FROM change ORDER BY revision').pluck().all()).toEqual([1, 2, 3])
})

test('whoever was taken just now is written before a row is compared with them', () => {
  const { db } = openTestDoor()
  let settled = 0
  const presence = createPresence(db, () => {
    settled += 1
  })
  presence.batch()
  presence.lookAhead(traitsIn(mariaRossi, newcomer('Ada Neri', '333 1000002')))
  const before = settled
  expect(presence.mayStand('number', '+393331000001')).toBe(false)
  presence.taken(mariaRossi)
  expect([presence.mayStand('number', '+393331000002'), settled]).toEqual([false, before])
  expect([presence.mayStand('email', 'maria.rossi@esempio.it'), settled]).toEqual([true, before + 1])
  // Written once: the next one who has something of hers waits for nothing.
  expect([presence.mayStand('address', '1 milano verdi'), settled]).toEqual([true, before + 1])
})

test('with each batch it is asked anew who is there, and by all that cards are found by', () => {
  const { door, db } = openTestDoor()
  const presence = createPresence(db, door.settle)
  const lists = traitsIn(mariaRossi)
  presence.batch()
  presence.lookAhead(lists)
  expect(presence.mayStand('sourceKey', mariaRossi.sourceKey)).toBe(false)
  // Somebody writes her card meanwhile.
  const steps = [changesOf(mariaRossi, 0), null]
  door.batch(() => steps.shift() ?? null, { agentId: null, importId: ImportId.parse(uuidv7()) })
  presence.batch()
  presence.lookAhead(lists)
  expect(presence.mayStand('sourceKey', mariaRossi.sourceKey)).toBe(true)
  expect(presence.mayStand('number', '+393331000001')).toBe(true)
  expect(presence.mayStand('email', 'maria.rossi@esempio.it')).toBe(true)
  expect(presence.mayStand('address', '1 milano verdi')).toBe(true)
  expect(presence.mayStand('fiscalCode', 'RSSMRA80A01F205X')).toBe(false)
  // SQLite ends a text of a list there: whoever has it is looked for by itself.
  expect(presence.mayStand('sourceKey', 'id:K\0')).toBe(true)
})

test('a row that finds the disk full while it is compared is taken once there is room', async () => {
  const { door, db } = openTestDoor()
  // The second one has the first one's number, so that the first has to be written before.
  const rows = ['Codice cliente;Nome;Cellulare', 'K1;Maria Rossi;333 1000001', 'K2;Ada Neri;333 1000001']
  const file = Buffer.from([...rows, 'K3;Ugo Bo;333 1000003'].join('\n'))
  let settled = 0
  let woken = Promise.withResolvers<void>()
  const thread = {
    wake: () => woken.resolve(),
    urgencies: createUrgencies(),
    settle() {
      settled += 1
      if (settled === 2) throw Object.assign(new Error('no room'), { code: 'SQLITE_FULL' })
      door.settle()
    },
  }
  const importId = ImportId.parse(uuidv7())
  const layout = previewFile(file, null)?.layout
  if (layout === undefined) throw new Error('no layout')
  door.record([{ kind: 'import:started', importId, fileName: 'clienti.csv', bytesTotal: file.length }], {
    agentId: null,
  })
  const start = { importId, layout, seatCode: '00', agent: null, formOfAddress: 'lei' as const, at: noon }
  const job = importJobWith(createAlikeFinder, testPreparer)(db, start, thread)
  onTestFinished(() => job.close?.())
  const piece = packPiece(file.toString('base64'))
  piece.setCodes({ first: 0, count: 5 })
  job.piece(piece.bytes)
  job.finish()
  const runner = createBulkRunner(door, job, { agentId: null }, () => false)
  const ends: string[] = []
  while (ends.at(-1) !== 'done') {
    woken = Promise.withResolvers()
    const { end } = runner.runBatch()
    if (end === 'waiting') await Promise.race([woken.promise, sleep(50)])
    else ends.push(end)
  }
  expect(ends).toContain('full')
  expect(job.progress()).toMatchObject({ taken: 3, refused: 0 })
  const names = db.prepare('SELECT name FROM customer ORDER BY code').pluck().all()
  expect(names).toEqual(['Maria Rossi', 'Ada Neri', 'Ugo Bo'])
})

test('a job hears of each batch before it is asked for its first group', () => {
  const { door } = openTestDoor()
  const heard: string[] = []
  const steps = [changesOf(mariaRossi, 0), changesOf(newcomer('Ada Neri', '333 1000002'), 1)]
  const job = {
    piece() {},
    finish() {},
    cancel() {},
    progress: () => null,
    batch: () => void heard.push('batch'),
    next() {
      heard.push('next')
      return steps.shift() ?? 'done'
    },
  }
  const runner = createBulkRunner(door, job, { agentId: null }, () => true)
  while (runner.runBatch().end !== 'done') expect(heard.length).toBeLessThan(20)
  expect(heard).toEqual(['batch', 'next', 'batch', 'next', 'batch', 'next'])
})
