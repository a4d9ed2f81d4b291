import type { Migration } from './migration.ts'

/**
 * Agents, customers and how to reach them. Nothing that another seat can create too is UNIQUE except ids: codes and
 * initials may collide and are then shown, not refused.
 */
export const customer: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      CREATE TABLE agent (
        id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        name     TEXT NOT NULL,
        initials TEXT NOT NULL,
        role     TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Each field is a register. Clock and seat are those of the creation; later writes are in customer_register.
      CREATE TABLE customer (
        id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        code            TEXT NOT NULL,
        created_at      INTEGER NOT NULL,
        clock           INTEGER NOT NULL,
        seat            BLOB NOT NULL,
        name            TEXT NOT NULL,
        company         TEXT NOT NULL,
        address         TEXT NOT NULL,
        form_of_address TEXT NOT NULL CHECK (form_of_address IN ('lei', 'tu')),
        language        TEXT NOT NULL,
        tags            TEXT NOT NULL CHECK (json_valid(tags)),
        warning         TEXT NOT NULL,
        source_key      TEXT,
        import_id       BLOB,
        -- Set when the import that brought the card was undone; such a card is found no more.
        removed_at      INTEGER,
        -- Row of customer_search that holds the name and company.
        search_entry    INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX customer_by_code ON customer (code);
      CREATE INDEX customer_by_source ON customer (source_key) WHERE source_key IS NOT NULL;
      CREATE INDEX customer_by_import ON customer (import_id) WHERE import_id IS NOT NULL;

      -- Every write of a field after the creation: the latest is in customer, the others are kept to be seen.
      CREATE TABLE customer_register (
        customer_id BLOB NOT NULL REFERENCES customer (id),
        field       TEXT NOT NULL,
        clock       INTEGER NOT NULL,
        seat        BLOB NOT NULL,
        agent_id    BLOB,
        value       TEXT NOT NULL CHECK (json_valid(value)),
        PRIMARY KEY (customer_id, field, clock, seat)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE phone (
        customer_id BLOB NOT NULL REFERENCES customer (id),
        id          BLOB NOT NULL CHECK (length(id) = 16),
        number      TEXT,
        raw         TEXT NOT NULL,
        label       TEXT NOT NULL,
        PRIMARY KEY (customer_id, id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX phone_number ON phone (number) WHERE number IS NOT NULL;

      CREATE TABLE email (
        customer_id  BLOB NOT NULL REFERENCES customer (id),
        id           BLOB NOT NULL CHECK (length(id) = 16),
        address      TEXT NOT NULL,
        label        TEXT NOT NULL,
        search_entry INTEGER NOT NULL,
        PRIMARY KEY (customer_id, id)
      ) STRICT, WITHOUT ROWID;

      -- A removal holds against an addition that arrives after it.
      CREATE TABLE contact_point_removal (
        customer_id      BLOB NOT NULL REFERENCES customer (id),
        contact_point_id BLOB NOT NULL,
        PRIMARY KEY (customer_id, contact_point_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE number_choice (
        number      TEXT NOT NULL PRIMARY KEY,
        customer_id BLOB NOT NULL REFERENCES customer (id),
        clock       INTEGER NOT NULL,
        seat        BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Names with companies, and e-mail addresses, each a row of its own.
      CREATE VIRTUAL TABLE customer_search USING fts5(
        text, customer_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '3', detail = 'full'
      );
      INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', 1);
    `)
  },
}
