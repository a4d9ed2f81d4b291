import type { Migration } from './migration.ts'

/** Imports as the log tells them, and the rows a file had that were not taken, which only this seat knows. */
export const imports: Migration = {
  version: 20,
  up(db) {
    db.exec(`
      CREATE TABLE customer_import (
        id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        -- Where the file is read: only that seat can say that the reading broke off.
        seat          BLOB NOT NULL,
        file_name     TEXT NOT NULL,
        started_at    INTEGER NOT NULL,
        state         TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'interrupted', 'undone')),
        bytes_read    INTEGER NOT NULL,
        bytes_total   INTEGER NOT NULL,
        taken         INTEGER NOT NULL,
        refused       INTEGER NOT NULL,
        kept_at_undo  INTEGER NOT NULL,
        -- How far the cards of an undone import are cleared away: the last one looked at; cleared says whether all are.
        cleared_up_to BLOB NOT NULL,
        cleared       INTEGER NOT NULL CHECK (cleared IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE import_refusal (
        import_id BLOB NOT NULL,
        line      INTEGER NOT NULL,
        reason    TEXT NOT NULL,
        content   TEXT NOT NULL,
        PRIMARY KEY (import_id, line)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
