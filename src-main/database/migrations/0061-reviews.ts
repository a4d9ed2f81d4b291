import type { Migration } from './migration.ts'

/** What leads think of a contact, and what the person whose contact it was says to it. */
export const reviews: Migration = {
  version: 61,
  up(db) {
    db.exec(`
      -- The latest of each reviewer and contact; the change log keeps the earlier ones. Whoever reads may join on
      -- interaction_id: the contact itself may not be here yet, or not any more.
      CREATE TABLE review (
        interaction_id BLOB NOT NULL CHECK (length(interaction_id) = 16),
        reviewer_id    BLOB NOT NULL CHECK (length(reviewer_id) = 16),
        id             BLOB NOT NULL CHECK (length(id) = 16),
        clock          INTEGER NOT NULL,
        seat           BLOB NOT NULL,
        customer_id    BLOB NOT NULL,
        agent_id       BLOB NOT NULL,
        at             INTEGER NOT NULL,
        -- Whole percent; null where nothing was applicable.
        score          INTEGER,
        failed         INTEGER NOT NULL CHECK (failed IN (0, 1)),
        review         TEXT NOT NULL CHECK (json_valid(review)),
        PRIMARY KEY (interaction_id, reviewer_id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX review_agent ON review (agent_id, at);
      CREATE INDEX review_reviewer ON review (reviewer_id, at);

      -- The first answer holds.
      CREATE TABLE review_answer (
        interaction_id BLOB NOT NULL,
        reviewer_id    BLOB NOT NULL,
        clock          INTEGER NOT NULL,
        seat           BLOB NOT NULL,
        at             INTEGER NOT NULL,
        answer         TEXT NOT NULL CHECK (json_valid(answer)),
        PRIMARY KEY (interaction_id, reviewer_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE review_acknowledgement (
        review_id BLOB NOT NULL PRIMARY KEY CHECK (length(review_id) = 16),
        at        INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
