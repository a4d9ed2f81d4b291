import { PromiseId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { namedMinuteMs } from '../domain/promise-course.ts'
import type { Between } from './counts.ts'

type Limited = Between & { readonly most: number }

/** Which promises a sheet tells of, and how many there are; `most` at most. */
export function createFoundPromises(db: Database) {
  const breaking = 'due_at >= @from - @minute AND due_at <= @to - @minute'
  const broke = `${breaking} AND (closed_at IS NULL OR closed_at >= due_at + @minute)`
  const owedAndBroken = 'closed_at IS NULL AND due_at <= @to - @minute'
  const owedLater = 'closed_at IS NULL AND due_at > @to - @minute'
  const madeSince = 'made_at >= @from AND made_at <= @to'
  const closedSince = 'closed_at IS NOT NULL AND closed_at >= @from AND closed_at <= @to'
  const released = `EXISTS (SELECT 1 FROM promise_release r
    WHERE r.promise_id = callback_promise.id AND r.at = closed_at) AND kept_at IS NOT closed_at`

  const find = (where: string, order: string) => {
    const select = db
      .prepare<Limited & { minute: number }, Buffer>(
        `SELECT id FROM callback_promise WHERE ${where} ORDER BY ${order} LIMIT @most`,
      )
      .pluck()
    return (between: Between, most: number): readonly PromiseId[] =>
      select.all({ ...between, minute: namedMinuteMs, most }).map((id) => PromiseId.parse(uuidFromBlob(id)))
  }
  const count = (where: string) => {
    const select = db
      .prepare<Between & { minute: number }, number>(`SELECT count(*) FROM callback_promise WHERE ${where}`)
      .pluck()
    return (between: Between): number => select.get({ ...between, minute: namedMinuteMs }) ?? 0
  }

  return {
    /** Still owed first, the longest broken first. */
    broken: find(broke, 'closed_at IS NOT NULL, due_at'),
    countBroken: count(broke),
    /** Owed, and broken before that. */
    countBrokenBefore: count('closed_at IS NULL AND due_at < @from - @minute'),
    /** Owed and broken, whenever that was: the longest broken first. */
    owedAndBroken: find(owedAndBroken, 'due_at, id'),
    countOwedAndBroken: count(owedAndBroken),
    /** Owed and not yet broken, the first due first. */
    due: find(owedLater, 'due_at'),
    countDue: count(owedLater),
    /** Made since then, and still owed; the newest first. */
    made: find(`${madeSince} AND closed_at IS NULL`, 'made_at DESC'),
    countMadeOwed: count(`${madeSince} AND closed_at IS NULL`),
    countMade: count(madeSince),
    /** Kept or released since then, the newest first. */
    closed: find(closedSince, 'closed_at DESC'),
    countClosed: count(closedSince),
    countKept: count(`${closedSince} AND NOT (${released})`),
  }
}
