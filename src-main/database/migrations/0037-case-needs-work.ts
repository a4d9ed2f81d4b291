import type { Migration } from './migration.ts'

/** A solved case stays on the table while its complaint is open. */
export const caseNeedsWork: Migration = {
  version: 37,
  up(db) {
    db.exec(`
      -- Worked out again from the facts at each write, like state_now.
      ALTER TABLE customer_case ADD COLUMN needs_work INTEGER NOT NULL DEFAULT 1;

      UPDATE customer_case SET needs_work = 0
      WHERE state_now = 'green' AND coalesce(
        (SELECT json_extract(said, '$.stage') FROM case_step
         WHERE case_id = customer_case.id AND kind = 'complaint' ORDER BY clock DESC, id DESC LIMIT 1),
        'solved') IN ('solved', 'made-good');

      DROP INDEX customer_case_open;
      CREATE INDEX customer_case_needs_work ON customer_case (owner_now, opened_at) WHERE needs_work = 1;
    `)
  },
}
