import type { Database } from 'better-sqlite3'
import type { Change, ChangeStamp } from '../contract/changes.ts'

/**
 * Rows of changes that come by the thousand, gathered and written together: the same rows as the appliers write one by
 * one. Part of the door's transaction.
 */
export type Gathering = {
  /** False: the change has to be applied in the usual way. */
  take(change: Change, stamp: ChangeStamp): boolean
  /** Writes what was gathered. To be called before those tables are read. */
  write(): void
  /** The transaction was given up. */
  forget(): void
}
export type CreateGathering = (db: Database) => Gathering

/** For a door that writes nothing by the thousand. */
export const noGathering: Gathering = { take: () => false, write() {}, forget() {} }
