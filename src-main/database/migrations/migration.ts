import type { Database } from 'better-sqlite3'

/** One numbered step, run in a transaction of its own; once released it is never changed, only followed. */
export type Migration = { readonly version: number; up(db: Database): void }
