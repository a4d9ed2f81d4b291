/** An open connection, for repositories; only this folder makes one. */
export type { Database } from 'better-sqlite3'
