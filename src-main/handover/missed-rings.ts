import type { Database } from '../database/connection.ts'
import { type Heard, ringsOf } from '../domain/missed-calls.ts'
import type { Between } from './counts.ts'

type MissedRow = { at: number; endedAt: number | null; seat: Buffer | null; party: Buffer | string | null }

/** How often somebody rang and was not answered, whoever was reached since: one ring on several seats is one. */
export function createMissedRings(db: Database): (between: Between) => number {
  const select = db.prepare<Between, MissedRow>(`
    SELECT t.at, t.ended_at AS endedAt, t.seat, coalesce(t.root_id, t.line) AS party
    FROM call INDEXED BY call_counted JOIN call_trace t ON t.id = call.id AND t.kind = 'missed'
    WHERE received_at >= @from AND received_at <= @to AND direction = 'in' AND answered = 0
  `)
  return (between) => {
    const byParty = new Map<string, Heard[]>()
    for (const { at, endedAt, seat, party } of select.all(between)) {
      const key = party instanceof Uint8Array ? party.toString('hex') : (party ?? '')
      const heard = byParty.get(key) ?? []
      heard.push({ at, endedAt, seat: seat?.toString('hex') ?? null })
      byParty.set(key, heard)
    }
    return [...byParty.values()].reduce((sum, heard) => sum + ringsOf(heard).length, 0)
  }
}
