import { Outage } from '../contract/outages.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

const pageSize = 100

export const createOutageApplier: CreateApplier<'line:deaf'> = (db) => {
  const upsert = db.prepare(`
    INSERT INTO outage (id, clock, seat, from_at, to_at, over, causes, agent_id, accounts)
    VALUES (@id, @clock, @seat, @from, @to, @over, @causes, @agentId, @accounts)
    ON CONFLICT (id) DO UPDATE SET
      clock = excluded.clock, to_at = excluded.to_at, over = excluded.over, causes = excluded.causes,
      accounts = excluded.accounts
    WHERE excluded.clock >= outage.clock
  `)
  return {
    'line:deaf': ({ outage }, { clock, seat }) => {
      upsert.run({
        id: uuidToBlob(outage.id),
        clock,
        seat: uuidToBlob(seat),
        from: outage.from,
        to: outage.to,
        over: Number(outage.over),
        causes: JSON.stringify(outage.causes),
        agentId: uuidToBlobOrNull(outage.agentId),
        accounts: outage.accounts ? JSON.stringify(outage.accounts) : null,
      })
    },
  }
}

type Row = {
  id: Buffer
  from_at: number
  to_at: number
  over: number
  causes: string
  agent_id: Buffer | null
  accounts: string | null
}

/** When this seat could not be reached; a colleague's deafness is no news here. `db` may be read-only. */
export function createOutageLog(db: Database, seat: string) {
  const selectPage = db.prepare<[Buffer, number], Row>(`
    SELECT id, from_at, to_at, over, causes, agent_id, accounts FROM outage
    WHERE seat = ? AND from_at < ? ORDER BY from_at DESC LIMIT ${pageSize}
  `)
  const selectOpen = db.prepare<[Buffer], Row>(`
    SELECT id, from_at, to_at, over, causes, agent_id, accounts FROM outage WHERE seat = ? AND over = 0
  `)
  return {
    /** Those that are not over yet, or that a program that was killed never ended. */
    open: (): Outage[] => selectOpen.all(uuidToBlob(seat)).map(outageOf),
    /** At most a hundred that began before `before` (UTC ms), newest first. */
    page: (before: number): Outage[] => selectPage.all(uuidToBlob(seat), before).map(outageOf),
  }
}

function outageOf(row: Row): Outage {
  return Outage.parse({
    id: uuidFromBlob(row.id),
    from: row.from_at,
    to: row.to_at,
    over: row.over === 1,
    causes: JSON.parse(row.causes),
    agentId: uuidFromBlobOrNull(row.agent_id),
    ...(row.accounts !== null && { accounts: JSON.parse(row.accounts) }),
  })
}
