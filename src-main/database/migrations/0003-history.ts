import type { Migration } from './migration.ts'

/**
 * Interactions and notes lie sorted by customer and time, so that a card's newest entries are a few neighbouring
 * pages also when nothing is in the cache.
 */
export const history: Migration = {
  version: 3,
  up(db) {
    db.exec(`
      -- The columns of the fact are never overwritten; what its conclusion says stands beside them.
      CREATE TABLE interaction (
        customer_id       BLOB NOT NULL REFERENCES customer (id),
        at                INTEGER NOT NULL,
        id                BLOB NOT NULL CHECK (length(id) = 16),
        channel           TEXT NOT NULL,
        direction         TEXT NOT NULL,
        agent_id          BLOB,
        initials          TEXT,
        outcome           TEXT,
        duration_seconds  INTEGER,
        held_seconds      INTEGER NOT NULL,
        subject           TEXT NOT NULL,
        summary           TEXT NOT NULL,
        case_id           BLOB,
        call_id           BLOB,
        concluded_clock   INTEGER,
        concluded_seat    BLOB,
        concluded_outcome TEXT,
        concluded_case_id BLOB,
        PRIMARY KEY (customer_id, at, id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX interaction_id ON interaction (id);

      CREATE TABLE note (
        customer_id    BLOB NOT NULL REFERENCES customer (id),
        at             INTEGER NOT NULL,
        id             BLOB NOT NULL CHECK (length(id) = 16),
        interaction_id BLOB,
        call_id        BLOB,
        case_id        BLOB,
        agent_id       BLOB,
        initials       TEXT,
        text           TEXT NOT NULL,
        corrects       BLOB,
        PRIMARY KEY (customer_id, at, id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX note_id ON note (id);

      -- Rows are numbered by the clock of the change that brought them: bulk work appends here and in the full text,
      -- whatever dates its facts have, and newest first is a walk of the index.
      CREATE TABLE history_entry (
        entry INTEGER PRIMARY KEY,
        kind  TEXT NOT NULL CHECK (kind IN ('interaction', 'note')),
        id    BLOB NOT NULL
      ) STRICT;

      CREATE VIRTUAL TABLE history_search USING fts5(
        text, content = '', tokenize = 'unicode61 remove_diacritics 2', detail = 'full'
      );
      INSERT INTO history_search (history_search, rank) VALUES ('secure-delete', 1);
    `)
  },
}
