import { CallRecord } from '../../../src-main/contract/calls.ts'
import type { CaseStep } from '../../../src-main/contract/case-steps.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import {
  AgentId,
  CallId,
  CaseId,
  CaseMoveId,
  ContractLevelId,
  CustomerId,
} from '../../../src-main/contract/ids.ts'
import type { QualityPoint } from '../../../src-main/contract/quality.ts'
import type { WorkerBasis } from '../../../src-main/contract/worker-basis.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { createDoor } from '../../../src-main/database/door.ts'
import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { idFromBlob, idFromBlobOrNull } from '../../../src-main/database/row-values.ts'
import { createAppliers, createFacts } from '../../../src-main/threads/appliers.ts'
import type { House } from '../../support/generate.ts'
import { houseToday } from '../../support/house/customer.ts'
import { createRandom, type Random } from '../../support/house/random.ts'

/** What figures of a house with fewer than five operators rest on. */
export const agreement: WorkerBasis = {
  kind: 'agreement',
  reference: 'Accordo n. 3 con le rappresentanze sindacali',
  date: '2026-01-15',
}

const random = createRandom(1, 0, 10)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** The month of the report, and the one before it. */
const since = Date.UTC(2026, 6, 1) - day
const levels = ['Oro', 'Argento'].map((name) => ({
  id: ContractLevelId.parse(random.uuid(Date.UTC(2024, 0, 1))),
  name,
}))
const seat = random.uuid(Date.UTC(2024, 0, 1))

/**
 * The generated house was filled from files: nobody has telephoned, complained or agreed on anything in it. Here the last two
 * months are as a house has them that works with Pronto, written by its own appliers: each telephone contact has its call
 * with how it was heard, every eighth that came in was missed first, and every fortieth missed call is nobody's; cases
 * have agreed times (two of three), complaints (every ninth) and favours (every 150th), customers a contract, and of ten
 * contacts one has an answer about satisfaction. With the agreement, so that a report withholds nothing.
 */
export function addWhatReportsCount({ file, key }: Pick<House, 'file' | 'key'>): void {
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
  try {
    db.pragma('synchronous = OFF')
    db.pragma('cache_size = -262144')
    if (db.prepare('SELECT 1 FROM case_step WHERE kind = ? LIMIT 1').get('complaint') !== undefined) return
    const appliers = createAppliers(db)
    const door = createDoor({ db, seat, appliers, facts: createFacts(db), now: () => houseToday })
    door.record(
      [{ kind: 'house:changed', house: { workerFigures: agreement, yardstick: { levels, rules: [] } } }],
      {
        agentId: null,
      },
    )
    const cases = casesOf(db)
    db.transaction(() => {
      addCalls(db, appliers['call:logged'])
      addSatisfaction(db)
      addYardstick(db, cases)
    })()
    const steps = cases.flatMap(stepsOf)
    for (let at = 0; at < steps.length; at += 5000) door.record(steps.slice(at, at + 5000), { agentId: null })
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

type Logged = Extract<Change, { kind: 'call:logged' }>
type Contact = {
  id: Buffer
  customer: Buffer
  agent: Buffer | null
  at: number
  direction: 'in' | 'out'
  outcome: CallRecord['outcome']
  duration: number | null
  held: number
  number: string | null
}

type ApplyCall = ReturnType<typeof createAppliers>['call:logged']

function addCalls(db: Database, apply: ApplyCall): void {
  const select = db.prepare<[number, number], Contact>(`
    SELECT i.id, i.customer_id AS customer, i.agent_id AS agent, i.at, i.direction, i.outcome,
           i.duration_seconds AS duration, i.held_seconds AS held,
           (SELECT p.number FROM phone p WHERE p.customer_id = i.customer_id LIMIT 1) AS number
    FROM finding_row f JOIN finding_facet x ON x.id = f.facet JOIN interaction i ON i.id = f.id
    WHERE f.at >= ? AND f.at < ? AND x.channel = 'phone' AND x.direction IN ('in', 'out') ORDER BY i.at
  `)
  let seq = 0
  const log = (call: CallRecord): void => {
    const change: Logged = { kind: 'call:logged', call }
    seq += 1
    apply(change, { seat, seq, clock: houseToday * 2 ** 10 + seq, agentId: null, importId: null })
  }
  for (let from = since; from < houseToday; from += day)
    for (const contact of select.all(from, Math.min(from + day, houseToday))) {
      if (contact.direction === 'in' && random.below(8) === 0) log(missedBefore(contact))
      log(callOf(contact))
    }
}

function callOf({
  id,
  customer,
  agent,
  at,
  direction,
  outcome,
  duration,
  held,
  number,
}: Contact): CallRecord {
  const talkedMs = (duration ?? 0) * 1000
  const receivedAt = at - 1000 * (2 + random.below(40))
  return CallRecord.parse({
    ...common(customer, number, direction, receivedAt),
    id: idFromBlob(id, CallId),
    agentId: idFromBlobOrNull(agent, AgentId),
    answeredAt: at,
    heldMs: held * 1000,
    endedAt: at + talkedMs,
    end: { reason: 'hung-up-there', status: null },
    pop: { lookupMs: 0.7827470000001995, committedMs: 8.886598999999478, paintedMs: 22.042083999999704 },
    outcome: outcome === 'no-answer' || outcome === 'wrong-number' ? null : outcome,
    paintedAt: receivedAt + 22,
    wrapUpMs: 1000 * (5 + random.below(90)),
    quality: { codec: 'opus', points: heard(random, talkedMs) },
  })
}

/** Somebody rang in vain, and somebody spoke with them hours later; some of them are nobody whom the house knows. */
function missedBefore({ customer, at, number }: Contact): CallRecord {
  const isUnknown = random.below(40) === 0
  const receivedAt = at - minute * (10 + random.below(300))
  const strange = `+3906${5_000_000 + random.below(4_000_000)}`
  return CallRecord.parse({
    ...common(isUnknown ? null : customer, isUnknown ? strange : number, 'in', receivedAt),
    id: CallId.parse(random.uuid(receivedAt)),
    agentId: null,
    answeredAt: null,
    heldMs: 0,
    endedAt: receivedAt + 20_000,
    end: { reason: 'caller-gave-up', status: null },
    pop: null,
    outcome: null,
    paintedAt: null,
    wrapUpMs: null,
  })
}

function common(customer: Buffer | null, number: string | null, direction: 'in' | 'out', receivedAt: number) {
  return {
    ...{ direction, receivedAt, number, state: 'ended', displayName: '', verified: true, line: '' },
    ...{
      customerId: idFromBlobOrNull(customer, CustomerId),
      heldSince: null,
      wrapUpPending: false,
      caseId: null,
    },
  }
}

/** A point each five seconds, at most 240. */
function heard({ below }: Random, talkedMs: number): readonly QualityPoint[] {
  return Array.from({ length: Math.min(240, Math.floor(talkedMs / 5000)) }, (_, index) => ({
    at: index * 5000,
    roundTripMs: 20 + below(60),
    lossPercent: below(10) / 10,
    jitterMs: below(20),
    mos: 3.5 + below(90) / 100,
  }))
}

function addSatisfaction(db: Database): void {
  db.prepare(
    `UPDATE interaction SET satisfaction = 1 + abs(at / 1000) % 5
     WHERE id IN (SELECT id FROM finding_row WHERE at >= ? AND entry % 10 = 0) AND channel <> 'event'`,
  ).run(since)
}

/** As cases are opened by a yardstick, and customers come by a contract. */
function addYardstick(db: Database, cases: readonly CaseRow[]): void {
  const agree = db.prepare<[number, Buffer]>(
    'UPDATE customer_case SET answer_by = opened_at + ? WHERE id = ?',
  )
  const sign = db.prepare<[string, Buffer]>('UPDATE customer SET contract_level = ? WHERE id = ?')
  for (const { id, customer } of cases) {
    if (random.below(3) > 0) agree.run(4 * hour * (1 + random.below(12)), id)
    const level = levels[random.below(3)]
    if (level) sign.run(level.id, customer)
  }
}

type CaseRow = { id: Buffer; customer: Buffer; openedAt: number; state: string }

function casesOf(db: Database): readonly CaseRow[] {
  return db
    .prepare<[number], CaseRow>(
      `SELECT id, customer_id AS customer, opened_at AS openedAt, state_now AS state
       FROM customer_case WHERE opened_at >= ? ORDER BY opened_at, id`,
    )
    .all(since)
}

function stepsOf(row: CaseRow, index: number): readonly Change[] {
  return [
    ...(index % 9 === 0 ? complaintSteps(row, index) : []),
    ...(index % 150 === 0
      ? [stepOf(row, 2 * hour, { kind: 'moved-ahead', askedBy: 'Direzione' }, 'Da subito.')]
      : []),
  ]
}

function complaintSteps(row: CaseRow, index: number): readonly Change[] {
  const stages = ['received', 'classified', 'at-desk', 'solved', 'made-good'] as const
  const reached = row.state === 'green' ? (index % 2 === 0 ? 5 : 4) : 1 + (index % 3)
  return stages
    .slice(0, reached)
    .map((stage, at) => stepOf(row, hour * (1 + 6 * at), { kind: 'complaint', stage }, ''))
}

type Said =
  | { kind: 'complaint'; stage: 'received' | 'classified' | 'at-desk' | 'solved' | 'made-good' }
  | { kind: 'moved-ahead'; askedBy: string }

function stepOf({ id, customer, openedAt }: CaseRow, after: number, said: Said, reason: string): Change {
  const at = openedAt + after
  const signed = { id: CaseMoveId.parse(random.uuid(at)), at, agentId: null, initials: null, reason }
  const step: CaseStep = { ...said, ...signed }
  return {
    kind: 'case:stepped',
    caseId: idFromBlob(id, CaseId),
    customerId: idFromBlob(customer, CustomerId),
    step,
  }
}
