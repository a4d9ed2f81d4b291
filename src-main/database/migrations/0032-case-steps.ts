import type { Migration } from './migration.ts'

/** What a case is measured by and who has it: at the opening in the case's own row, since then in its steps. */
export const caseSteps: Migration = {
  version: 32,
  up(db) {
    db.exec(`
      ALTER TABLE customer_case ADD COLUMN category_id BLOB;
      ALTER TABLE customer_case ADD COLUMN answer_by INTEGER;
      ALTER TABLE customer_case ADD COLUMN solve_by INTEGER;
      ALTER TABLE customer_case ADD COLUMN owner_id BLOB;
      ALTER TABLE customer_case ADD COLUMN owner_initials TEXT;
      ALTER TABLE customer_case ADD COLUMN desk_id BLOB;

      CREATE TABLE case_step (
        case_id  BLOB NOT NULL REFERENCES customer_case (id),
        clock    INTEGER NOT NULL,
        id       BLOB NOT NULL CHECK (length(id) = 16),
        at       INTEGER NOT NULL,
        agent_id BLOB,
        initials TEXT,
        kind     TEXT NOT NULL,
        reason   TEXT NOT NULL,
        -- What belongs to its kind: holder, stage, who asked, subject, category.
        said     TEXT NOT NULL CHECK (json_valid(said)),
        PRIMARY KEY (case_id, clock, id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX case_step_moved_ahead ON case_step (at) WHERE kind = 'moved-ahead';

      -- Worked out again from the facts at each write, so that lists of open cases need not read every course.
      ALTER TABLE customer_case ADD COLUMN state_now TEXT NOT NULL DEFAULT 'red';
      ALTER TABLE customer_case ADD COLUMN owner_now BLOB;
      ALTER TABLE customer_case ADD COLUMN desk_now BLOB;

      UPDATE customer_case SET state_now = coalesce(
        (SELECT state FROM case_move WHERE case_id = customer_case.id ORDER BY clock DESC, id DESC LIMIT 1), 'red');

      CREATE INDEX customer_case_open ON customer_case (owner_now, opened_at) WHERE state_now <> 'green';
    `)
  },
}
