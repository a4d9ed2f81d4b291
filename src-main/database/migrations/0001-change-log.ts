import type { Migration } from './migration.ts'

/**
 * The tables of the door. UUIDs of seats, agents and imports are few and repeat on every row, so the log holds small
 * integers that `identity` resolves. `kind` is the number of `change-kinds.ts`.
 */
export const changeLog: Migration = {
  version: 1,
  up(db) {
    db.exec(`
      CREATE TABLE identity (
        id   INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16)
      ) STRICT;

      -- One row for each seat ever heard of; next_seq counts only where the seat is our own.
      CREATE TABLE seat (
        identity   INTEGER PRIMARY KEY REFERENCES identity (id),
        next_seq   INTEGER NOT NULL,
        last_clock INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE change (
        revision INTEGER PRIMARY KEY,
        seat     INTEGER NOT NULL REFERENCES identity (id),
        seq      INTEGER NOT NULL,
        clock    INTEGER NOT NULL,
        agent    INTEGER REFERENCES identity (id),
        import   INTEGER REFERENCES identity (id),
        kind     INTEGER NOT NULL,
        entity   BLOB,
        subject  BLOB,
        -- NULL where the fact's own row is the payload, or where erasure emptied it.
        payload  TEXT,
        UNIQUE (seat, seq)
      ) STRICT;

      CREATE INDEX change_subject ON change (subject) WHERE subject IS NOT NULL;

      -- In the log and not yet in the tables: what it refers to has not arrived from its own seat.
      CREATE TABLE waiting_change (
        revision INTEGER PRIMARY KEY REFERENCES change (revision),
        payload  TEXT NOT NULL
      ) STRICT;

      CREATE TABLE draft (
        key        BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
        text       TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
