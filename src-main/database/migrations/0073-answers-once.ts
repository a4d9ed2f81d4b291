import type { Migration } from './migration.ts'

/** An answer that two seats read before they met is one answer. */
export const answersOnce: Migration = {
  version: 73,
  up(db) {
    db.exec(`
      DROP VIEW standing_answer;

      CREATE VIEW read_answer AS
        SELECT s.* FROM survey_answer s
        WHERE s.import_id IS NULL
          OR EXISTS (SELECT 1 FROM customer_import m WHERE m.id = s.import_id AND m.state <> 'undone');

      -- Each seat may have tied it to another contact: on all of them the one of the smallest id stands, and when its
      -- import is undone the next.
      CREATE VIEW standing_answer AS
        SELECT s.* FROM read_answer s
        WHERE NOT EXISTS (
          SELECT 1 FROM read_answer o WHERE o.source_key = s.source_key AND o.answer_id < s.answer_id
        );
    `)
  },
}
