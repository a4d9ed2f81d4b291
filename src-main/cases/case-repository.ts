import type { Case, CaseMove } from '../contract/history.ts'
import { type AgentId, type CaseId, Code, type CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { caseAfter } from '../domain/case-steps.ts'
import {
  type CaseRow,
  caseColumns,
  type MoveRow,
  moveColumns,
  type StepRow,
  stepColumns,
  toMove,
  toOpenedCase,
  toStep,
} from './case-rows.ts'
import { createFirstContact } from './first-contact.ts'

export type CaseRepository = ReturnType<typeof createCaseRepository>

/** All cards that are this customer's: since a merge, the house's answers stand on the card that stands for them. */
export type CardsOf = (customerId: CustomerId) => readonly CustomerId[]

/** Cases with their moves and steps; statements are prepared once for `db`, which may be read-only. */
export function createCaseRepository(db: Database, cardsOf: CardsOf) {
  const selectOne = db.prepare<[Buffer], CaseRow>(`SELECT ${caseColumns} FROM customer_case WHERE id = ?`)
  const selectOfCustomer = db.prepare<[Buffer], CaseRow>(
    `SELECT ${caseColumns} FROM customer_case WHERE customer_id = ?`,
  )
  const selectByReference = db.prepare<[string], CaseRow>(
    `SELECT ${caseColumns} FROM customer_case WHERE reference = ? ORDER BY opened_at DESC, id DESC`,
  )
  const selectOpen = db.prepare<[Buffer, number], CaseRow>(`
    SELECT ${caseColumns} FROM customer_case WHERE owner_now = ? AND needs_work = 1
    ORDER BY opened_at LIMIT ?
  `)
  const countOpen = db
    .prepare<[Buffer], number>('SELECT count(*) FROM customer_case WHERE owner_now = ? AND needs_work = 1')
    .pluck()
  const selectHighest = db
    .prepare<[string, string], string | null>(
      'SELECT max(reference) FROM customer_case WHERE reference >= ? AND reference < ?',
    )
    .pluck()
  const countAhead = db
    .prepare<[number, number], number>(
      "SELECT count(*) FROM case_step WHERE kind = 'moved-ahead' AND at >= ? AND at < ?",
    )
    .pluck()
  const readCourse = createCourseReader(db)
  const firstContact = createFirstContact(db)

  function toCases(rows: readonly CaseRow[], courses: Courses, customers?: readonly CustomerId[]): Case[] {
    return rows.map((row) => {
      const course = courses.get(row.id.toString('hex')) ?? { moves: [], steps: [] }
      const opened = toOpenedCase(row)
      const before = caseAfter(opened, { ...course, answeredAt: null })
      if (before.answerBy === null) return before
      return { ...before, answeredAt: firstContact(before, customers ?? cardsOf(opened.customerId)) }
    })
  }
  const alone = (row: CaseRow) => toCases([row], readCourse.ofCase(row.id))

  return {
    find(caseId: CaseId): Case | null {
      const row = selectOne.get(uuidToBlob(caseId))
      return row === undefined ? null : (alone(row)[0] ?? null)
    },
    /** Of all these customers, who are one: newest first. */
    ofCustomers(customerIds: readonly CustomerId[]): readonly Case[] {
      return customerIds
        .flatMap((id) => {
          const customer = uuidToBlob(id)
          const rows = selectOfCustomer.all(customer)
          return rows.length === 0 ? [] : toCases(rows, readCourse.ofCustomer(customer), customerIds)
        })
        .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1))
    },
    /** The last reference that a seat gave; references sort by their counter. */
    highestReference(seatCode: string): Code | null {
      const reference = selectHighest.get(seatCode, `${seatCode}~`)
      return reference ? Code.parse(reference) : null
    },
    /** Several only where two seats gave the same reference before they joined a hub. */
    findByReference(reference: Code): readonly Case[] {
      return selectByReference.all(reference).flatMap(alone)
    },
    /** What somebody has on the table, the oldest first. */
    openOf(ownerId: AgentId, limit: number): readonly Case[] {
      return selectOpen.all(uuidToBlob(ownerId), limit).flatMap(alone)
    },
    /** How many they have on the table. */
    countOpenOf: (ownerId: AgentId): number => countOpen.get(uuidToBlob(ownerId)) ?? 0,
    /** How often a case was put before others, from `from` up to `to`, UTC milliseconds. */
    timesMovedAhead(from: number, to: number): number {
      return countAhead.get(from, to) ?? 0
    },
  }
}

type Course = { readonly moves: CaseMove[]; readonly steps: Case['steps'][number][] }
/** By the case's id in hexadecimal. */
type Courses = ReadonlyMap<string, Course>

/** Moves and steps of one case, or of all cases of a customer in one query each. */
export function createCourseReader(db: Database) {
  const movesOfCase = db.prepare<[Buffer], MoveRow>(
    `SELECT ${moveColumns} FROM case_move m WHERE case_id = ? ORDER BY clock, m.id`,
  )
  const stepsOfCase = db.prepare<[Buffer], StepRow>(
    `SELECT ${stepColumns} FROM case_step s WHERE case_id = ? ORDER BY clock, s.id`,
  )
  const movesOfCustomer = db.prepare<[Buffer], MoveRow>(`
    SELECT ${moveColumns} FROM customer_case c JOIN case_move m ON m.case_id = c.id
    WHERE c.customer_id = ? ORDER BY case_id, clock, m.id
  `)
  const stepsOfCustomer = db.prepare<[Buffer], StepRow>(`
    SELECT ${stepColumns} FROM customer_case c JOIN case_step s ON s.case_id = c.id
    WHERE c.customer_id = ? ORDER BY case_id, clock, s.id
  `)
  return {
    ofCase: (caseId: Buffer) => gather(movesOfCase.all(caseId), stepsOfCase.all(caseId)),
    ofCustomer: (customerId: Buffer) =>
      gather(movesOfCustomer.all(customerId), stepsOfCustomer.all(customerId)),
  }
}

function gather(moves: readonly MoveRow[], steps: readonly StepRow[]): Courses {
  const courses = new Map<string, Course>()
  const of = (caseId: Buffer) => {
    const key = caseId.toString('hex')
    const course = courses.get(key) ?? { moves: [], steps: [] }
    courses.set(key, course)
    return course
  }
  for (const row of moves) of(row.case_id).moves.push(toMove(row))
  for (const row of steps) of(row.case_id).steps.push(toStep(row))
  return courses
}
