import type { Migration } from './migration.ts'

/** Cases with their moves, and what was promised. A case's state is that of its last move, by the clock. */
export const caseAndPromise: Migration = {
  version: 4,
  up(db) {
    db.exec(`
      CREATE TABLE customer_case (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        customer_id BLOB NOT NULL REFERENCES customer (id),
        reference   TEXT NOT NULL,
        subject     TEXT NOT NULL,
        category    TEXT NOT NULL,
        opened_at   INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX customer_case_customer ON customer_case (customer_id);
      CREATE INDEX customer_case_reference ON customer_case (reference);

      CREATE TABLE case_move (
        case_id  BLOB NOT NULL REFERENCES customer_case (id),
        clock    INTEGER NOT NULL,
        id       BLOB NOT NULL CHECK (length(id) = 16),
        at       INTEGER NOT NULL,
        agent_id BLOB,
        initials TEXT,
        state    TEXT NOT NULL CHECK (state IN ('red', 'yellow', 'green')),
        reason   TEXT NOT NULL,
        PRIMARY KEY (case_id, clock, id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE callback_promise (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        customer_id BLOB NOT NULL REFERENCES customer (id),
        case_id     BLOB,
        what        TEXT NOT NULL,
        made_at     INTEGER NOT NULL,
        due_at      INTEGER NOT NULL,
        agent_id    BLOB,
        initials    TEXT,
        kept_at     INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX callback_promise_customer ON callback_promise (customer_id);
      CREATE INDEX callback_promise_due ON callback_promise (due_at) WHERE kept_at IS NULL;
    `)
  },
}
