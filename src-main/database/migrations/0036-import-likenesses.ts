import type { Migration } from './migration.ts'

/** Rows that were taken although a card looks like them: for the report, which only this seat writes. */
export const importLikenesses: Migration = {
  version: 36,
  up(db) {
    db.exec(`
      CREATE TABLE import_likeness (
        import_id   BLOB NOT NULL,
        line        INTEGER NOT NULL,
        -- The code of the card that it may be a duplicate of.
        code        TEXT NOT NULL,
        points      INTEGER NOT NULL,
        -- Kinds of likeness, as JSON.
        kinds       TEXT NOT NULL CHECK (json_valid(kinds)),
        content     TEXT NOT NULL,
        PRIMARY KEY (import_id, line)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
