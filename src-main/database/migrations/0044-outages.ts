import type { Migration } from './migration.ts'

/** When a seat could not be reached. */
export const outages: Migration = {
  version: 44,
  up(db) {
    db.exec(`
      CREATE TABLE outage (
        id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock    INTEGER NOT NULL,
        seat     BLOB NOT NULL,
        from_at  INTEGER NOT NULL,
        to_at    INTEGER NOT NULL,
        over     INTEGER NOT NULL CHECK (over IN (0, 1)),
        causes   TEXT NOT NULL CHECK (json_valid(causes)),
        agent_id BLOB
      ) STRICT;

      CREATE INDEX outage_of_seat ON outage (seat, from_at);
    `)
  },
}
