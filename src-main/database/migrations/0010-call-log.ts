import type { Migration } from './migration.ts'

/** One row a call, overwritten by the latest clock; the change log keeps every step. */
export const callLog: Migration = {
  version: 10,
  up(db) {
    db.exec(`
      CREATE TABLE call (
        id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock           INTEGER NOT NULL,
        customer_id     BLOB,
        number          TEXT,
        received_at     INTEGER NOT NULL,
        wrap_up_pending INTEGER NOT NULL CHECK (wrap_up_pending IN (0, 1)),
        ended_at        INTEGER,
        record          TEXT NOT NULL CHECK (json_valid(record))
      ) STRICT;

      CREATE INDEX call_received ON call (received_at);
      -- What a crash left open, and what waits for its wrap-up.
      CREATE INDEX call_open ON call (received_at) WHERE wrap_up_pending = 1 OR ended_at IS NULL;
    `)
  },
}
