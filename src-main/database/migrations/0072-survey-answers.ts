import type { Migration } from './migration.ts'

/** What customers said to surveys, imported from files. */
export const surveyAnswers: Migration = {
  version: 72,
  up(db) {
    db.exec(`
      ALTER TABLE customer_import ADD COLUMN what TEXT NOT NULL DEFAULT 'customers'
        CHECK (what IN ('customers', 'satisfaction'));

      -- No column is called id, so that a contact's own can be named beside these.
      CREATE TABLE survey_answer (
        answer_id      BLOB NOT NULL PRIMARY KEY CHECK (length(answer_id) = 16),
        customer_id    BLOB NOT NULL REFERENCES customer (id),
        interaction_id BLOB NOT NULL,
        import_id      BLOB,
        source_key     TEXT NOT NULL,
        answered_at    INTEGER NOT NULL,
        mark           INTEGER NOT NULL CHECK (mark BETWEEN 1 AND 5),
        comment        TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX survey_answer_interaction ON survey_answer (interaction_id);
      CREATE INDEX survey_answer_customer ON survey_answer (customer_id);
      CREATE INDEX survey_answer_key ON survey_answer (source_key);
      CREATE INDEX survey_answer_import ON survey_answer (import_id);

      -- An import is undone by its state alone: nothing else has to be taken back.
      CREATE VIEW standing_answer AS
        SELECT s.* FROM survey_answer s
        WHERE s.import_id IS NULL
          OR EXISTS (SELECT 1 FROM customer_import m WHERE m.id = s.import_id AND m.state <> 'undone');

      -- Some answer belongs to the contact, or did: no other contact has to be asked for one.
      ALTER TABLE interaction ADD COLUMN surveyed INTEGER;

      DROP INDEX interaction_satisfaction;
      CREATE INDEX interaction_satisfaction ON interaction (at)
        WHERE coalesce(concluded_satisfaction, satisfaction, surveyed) IS NOT NULL;
    `)
  },
}
