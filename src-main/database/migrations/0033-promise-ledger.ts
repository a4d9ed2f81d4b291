import type { Migration } from './migration.ts'

/** What became of a promise: tries to reach the customer, the customer's own release; and what was chosen instead of a transfer. */
export const promiseLedger: Migration = {
  version: 33,
  up(db) {
    db.exec(`
      ALTER TABLE callback_promise ADD COLUMN desk_id BLOB;
      ALTER TABLE callback_promise ADD COLUMN owner_id BLOB;
      -- The first moment at which it was kept or released, by whatever is known: null is still owed.
      ALTER TABLE callback_promise ADD COLUMN closed_at INTEGER;
      UPDATE callback_promise SET owner_id = agent_id, closed_at = kept_at;

      DROP INDEX callback_promise_due;
      CREATE INDEX callback_promise_owed ON callback_promise (due_at) WHERE closed_at IS NULL;

      -- The latest word on each attempt; the change log keeps the earlier ones.
      CREATE TABLE promise_attempt (
        promise_id BLOB NOT NULL REFERENCES callback_promise (id),
        id         BLOB NOT NULL CHECK (length(id) = 16),
        clock      INTEGER NOT NULL,
        seat       BLOB NOT NULL,
        at         INTEGER NOT NULL,
        keeps      INTEGER NOT NULL CHECK (keeps IN (0, 1)),
        attempt    TEXT NOT NULL CHECK (json_valid(attempt)),
        PRIMARY KEY (promise_id, id)
      ) STRICT, WITHOUT ROWID;

      -- Two seats may each have been told; both stay, and the earlier holds.
      CREATE TABLE promise_release (
        promise_id BLOB NOT NULL REFERENCES callback_promise (id),
        at         INTEGER NOT NULL,
        clock      INTEGER NOT NULL,
        seat       BLOB NOT NULL,
        release    TEXT NOT NULL CHECK (json_valid(release)),
        PRIMARY KEY (promise_id, at, clock, seat)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE transfer_decision (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock       INTEGER NOT NULL,
        seat        BLOB NOT NULL,
        call_id     BLOB NOT NULL,
        customer_id BLOB,
        at          INTEGER NOT NULL,
        agent_id    BLOB,
        initials    TEXT,
        choice      TEXT NOT NULL CHECK (choice IN ('ask', 'promise', 'transfer')),
        reason      TEXT,
        promise_id  BLOB,
        succeeded   INTEGER CHECK (succeeded IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX transfer_decision_at ON transfer_decision (at);
    `)
  },
}
