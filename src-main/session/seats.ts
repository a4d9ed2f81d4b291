import type { SeatLog } from '../console-api.ts'
import { createChangeLog } from '../database/change-log.ts'
import { createIdentities } from '../database/identities.ts'
import type { Store } from '../database/store.ts'
import { createFacts } from '../threads/appliers.ts'

/** The log of an open house as its other seats see it. */
export function createSeatLog(store: Store, seat: string): SeatLog {
  const log = createChangeLog(store.db, createFacts(store.db), createIdentities(store.db))
  return { seat, read: log.read, apply: store.applyRemote, onRecorded: store.onRecorded }
}
