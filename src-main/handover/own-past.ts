import type { AgentId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { clockTime } from '../domain/clock.ts'

/** More than anybody writes in a day: who never stops for four hours is a machine. */
const mostRead = 20_000

/** When somebody wrote something themselves, from whatever seat: UTC milliseconds, the latest first. */
export function createOwnPast(db: Database): (agentId: AgentId) => Iterable<number> {
  const selectIdentity = db.prepare<[Buffer], number>('SELECT id FROM identity WHERE uuid = ?').pluck()
  const selectClocks = db
    .prepare<[number], number>(`
      SELECT clock FROM change WHERE agent = ? AND agent IS NOT NULL AND import IS NULL
      ORDER BY clock DESC LIMIT ${mostRead}
    `)
    .pluck()
  return function* written(agentId) {
    const identity = selectIdentity.get(uuidToBlob(agentId))
    if (identity === undefined) return
    for (const clock of selectClocks.iterate(identity)) yield clockTime(clock)
  }
}
