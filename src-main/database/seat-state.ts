import type { Database } from 'better-sqlite3'
import type { ChangeStamp } from '../contract/changes.ts'
import type { Identities } from './identities.ts'

export type SeatState = { readonly nextSeq: number; readonly clock: number }

/** Where each seat's own counting stands; read and written inside the door's transaction. */
export function createSeatState(db: Database, identities: Identities) {
  const select = db.prepare<[number], { next_seq: number; last_clock: number }>(
    'SELECT next_seq, last_clock FROM seat WHERE identity = ?',
  )
  const upsert = db.prepare<[number, number, number]>(`
    INSERT INTO seat (identity, next_seq, last_clock) VALUES (?, ?, ?)
    ON CONFLICT (identity) DO UPDATE SET next_seq = excluded.next_seq, last_clock = excluded.last_clock
  `)
  // A seat that lost its file gets its own changes back from the others: it must not give their numbers again.
  const raise = db.prepare<[number, number, number]>(`
    INSERT INTO seat (identity, next_seq, last_clock) VALUES (?, ?, ?)
    ON CONFLICT (identity) DO UPDATE SET next_seq = max(next_seq, excluded.next_seq),
                                         last_clock = max(last_clock, excluded.last_clock)
  `)

  return {
    read(seat: string): SeatState {
      const row = select.get(identities.intern(seat))
      return { nextSeq: row?.next_seq ?? 1, clock: row?.last_clock ?? 0 }
    },
    write(seat: string, { nextSeq, clock }: SeatState): void {
      upsert.run(identities.intern(seat), nextSeq, clock)
    },
    sawSeq({ seat, seq, clock }: ChangeStamp): void {
      raise.run(identities.intern(seat), seq + 1, clock)
    },
  }
}
