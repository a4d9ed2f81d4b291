import type { Migration } from './migration.ts'

/** What leads look for again and again, by name. */
export const savedFilters: Migration = {
  version: 63,
  up(db) {
    db.exec(`
      -- As it was saved last, by the clock; the change log keeps the earlier ones.
      CREATE TABLE saved_filter (
        id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock    INTEGER NOT NULL,
        seat     BLOB NOT NULL,
        -- Whose it is; NULL: everybody's who leads.
        owner_id BLOB,
        name     TEXT NOT NULL,
        question TEXT NOT NULL CHECK (json_valid(question)),
        removed  INTEGER NOT NULL CHECK (removed IN (0, 1))
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
