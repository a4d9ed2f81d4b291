import type { Database } from 'better-sqlite3'
import type { ChangeKind, ChangeOf, ChangeStamp } from '../contract/changes.ts'

/** Applies changes of some kinds to a feature's tables, inside the door's own transaction. */
export type Applier<K extends ChangeKind> = {
  readonly [Kind in K]: (change: ChangeOf<Kind>, stamp: ChangeStamp) => void
}

/** A feature's `apply`: prepares its statements once and is exhaustive over its kinds of change. */
export type CreateApplier<K extends ChangeKind> = (db: Database) => Applier<K>
