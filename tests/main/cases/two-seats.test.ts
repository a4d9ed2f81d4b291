import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCaseRepository } from '../../../src-main/cases/case-repository.ts'
import type { CaseStep } from '../../../src-main/contract/case-steps.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { CaseId, CaseMoveId, MergeId, WindowId } from '../../../src-main/contract/ids.ts'
import { createMergedCards } from '../../../src-main/customers/merged-cards.ts'
import { migrate, newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { caseOpened, created, interactionAdded, move } from '../../support/make-changes.ts'
import { luca, openCaseDesk, sara, support } from '../../support/open-case-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const window = WindowId.parse(uuidv7())
const [bologna, rimini] = [uuidv7(), uuidv7()]

function stamped(seat: string, changes: readonly Change[], from = noon, seq = 1): readonly StampedChange[] {
  const nobody = { agentId: null, importId: null }
  return changes.map((change, index) => ({
    stamp: { seat, seq: seq + index, clock: (from + index) * ticksPerMillisecond, ...nobody },
    change,
  }))
}

// `Omit` of a union would forget which field belongs to which kind.
type Unsigned<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'agentId' | 'initials' | 'reason'> : never

function signed(initials: string, what: Unsigned<CaseStep>): CaseStep {
  const id = CaseMoveId.parse(uuidv7())
  // The union's members are told apart by `kind`, which a spread of a generic forgets.
  return { id, at: noon, agentId: null, initials, reason: '', ...what } as CaseStep
}

function story() {
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId)
  const about = { caseId: parcel.case.id, customerId: maria.customerId }
  const moved = (to: 'yellow' | 'green', initials: string): Change => ({
    kind: 'case:moved',
    ...about,
    move: move(to, { initials }),
  })
  const stepped = (initials: string, what: Unsigned<CaseStep>): Change => ({
    kind: 'case:stepped',
    ...about,
    step: signed(initials, what),
  })
  const held = (ownerId: typeof luca.id, ownerInitials: string) =>
    ({ kind: 'assigned', holder: { ownerId, ownerInitials, deskId: support.id } }) as const
  const complaint = (stage: 'received' | 'classified' | 'at-desk') => ({ kind: 'complaint', stage }) as const
  const named = (subject: string) => ({ kind: 'changed', subject, category: null }) as const
  const inBologna = [
    maria,
    parcel,
    stepped('LT', complaint('received')),
    stepped('LT', held(luca.id, 'LT')),
    stepped('LT', complaint('classified')),
    stepped('LT', named('Pacco rotto')),
    moved('green', 'LT'),
  ]
  const inRimini = [
    stepped('SC', { kind: 'moved-ahead', askedBy: 'Vendite' }),
    stepped('SC', held(sara.id, 'SC')),
    moved('yellow', 'SC'),
    stepped('SC', complaint('classified')),
    stepped('SC', complaint('at-desk')),
    stepped('SC', named('Vetro rotto')),
    moved('green', 'SC'),
  ]
  return { parcel, changes: [...stamped(bologna, inBologna), ...stamped(rimini, inRimini)] }
}

function whatASeatKnows({ parcel, changes }: ReturnType<typeof story>, order: readonly StampedChange[]) {
  const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
  door.applyRemote(order.slice(0, 5))
  door.applyRemote(order.slice(5))
  expect(db.prepare('SELECT count(*) FROM waiting_change').pluck().get()).toBe(0)
  expect(order.length).toBeGreaterThanOrEqual(changes.length)
  const { customer_case: rows, case_step: steps } = dumpTables(db)
  return {
    known: createCaseRepository(reading, createMergedCards(reading).cardsOf).find(parcel.case.id),
    rows,
    steps,
  }
}

it('is the same case on every seat, in whatever order the others’ changes come', () => {
  const told = story()
  const expected = whatASeatKnows(told, told.changes)
  expect(expected.known).toMatchObject({
    state: 'green',
    complaint: 'at-desk',
    moves: [{ to: 'red' }, { to: 'yellow' }, { to: 'green' }, { to: 'green' }],
  })
  expect(expected.known?.steps).toHaveLength(9)

  const shuffled = fc.shuffledSubarray([...told.changes, ...told.changes], {
    minLength: told.changes.length * 2,
  })
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(whatASeatKnows(told, order)).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

it('says plainly that another seat closed the case first, and keeps both facts where neither knew', async () => {
  const desk = openCaseDesk()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId)
  desk.record(maria, parcel)
  const { id: caseId, customerId } = parcel.case
  const theirs: Change = { kind: 'case:moved', caseId, customerId, move: move('green', { initials: 'SC' }) }

  desk.applyRemote(stamped(rimini, [theirs], noon + 60_000))
  const ours = await desk.handlers['case:move']({ caseId, to: 'green', reason: 'Risolto' }, window)
  expect(ours).toEqual({ ok: false, code: 'conflict' })

  await desk.handlers['case:move']({ caseId, to: 'yellow', reason: '' }, window)
  await desk.handlers['case:move']({ caseId, to: 'green', reason: '' }, window)
  const late = { ...theirs, move: move('green', { initials: 'SC' }) }
  desk.applyRemote(stamped(rimini, [late], noon + 120_000, 2))
  expect(desk.cases.find(caseId)).toMatchObject({ state: 'green', moves: { length: 5 } })
})

it('shows the cases of a merged card on the card that stands for it, and works on them', async () => {
  const desk = openCaseDesk()
  const [maria, double] = [created({ name: 'Maria Rossi' }), created({ name: 'M. Rossi' })]
  const parcel = caseOpened(double.customerId, { answerBy: noon + 1000 })
  desk.record(maria, double, parcel)
  desk.record({
    kind: 'customer:merged',
    mergeId: MergeId.parse(uuidv7()),
    keptId: maria.customerId,
    mergedId: double.customerId,
    at: noon,
    agentId: null,
    initials: null,
    fields: {},
    before: {},
  })
  const caseId = parcel.case.id
  await desk.handlers['case:assign']({ caseId, ownerId: luca.id, deskId: null, reason: 'Sua' }, window)
  // Since the merge, contacts are written on the card that stands for both.
  desk.record(interactionAdded(maria.customerId, { at: noon + 500, direction: 'out', agentId: luca.id }))

  expect(desk.card(maria.customerId)?.cases).toMatchObject([
    { id: caseId, ownerInitials: 'LT', answeredAt: noon + 500 },
  ])
  expect(desk.cases.find(caseId)?.answeredAt).toBe(noon + 500)
  expect(desk.cases.openOf(luca.id, 10)).toMatchObject([{ answeredAt: noon + 500 }])
  const counted = await desk.handlers['case:countdowns']({ caseIds: [caseId] }, window)
  expect(counted).toMatchObject({ value: [] })
})

it('reads cases from before there were owners and due times, each where it stood', () => {
  const file = `${temporaryFolder()}/pronto.db`
  const key = new Uint8Array(32).fill(3)
  const open = { file, key, newestVersion: newestVersion(migrations) }
  const db = openDatabase({ ...open, mode: 'read-write' })
  migrate(
    db,
    migrations.filter(({ version }) => version < 30),
  )
  const [customer, id] = [uuidToBlob(uuidv7()), CaseId.parse(uuidv7())]
  db.prepare(
    `INSERT INTO customer (id, code, created_at, clock, seat, name, company, address, form_of_address, language, tags,
                           warning, search_entry)
     VALUES (?, '00000019', 0, 1, ?, 'Maria', '', '', 'lei', 'it', '[]', '', 1)`,
  ).run(customer, customer)
  db.prepare("INSERT INTO customer_case VALUES (?, ?, '00000019', 'Pacco', 'Spedizioni', 5)").run(
    uuidToBlob(id),
    customer,
  )
  const insertMove = db.prepare("INSERT INTO case_move VALUES (?, ?, ?, 5, NULL, 'LT', ?, '')")
  insertMove.run(uuidToBlob(id), 1, uuidToBlob(uuidv7()), 'red')
  insertMove.run(uuidToBlob(id), 2, uuidToBlob(uuidv7()), 'green')
  migrate(db, migrations)

  expect(db.prepare('SELECT state_now FROM customer_case').pluck().get()).toBe('green')
  expect(createCaseRepository(db, createMergedCards(db).cardsOf).find(id)).toMatchObject({
    state: 'green',
    category: 'Spedizioni',
    categoryId: null,
    answerBy: null,
    ownerId: null,
    complaint: null,
    steps: [],
  })
  db.close()
})
