import type { Migration } from './migration.ts'

/** How satisfied customers said they were. */
export const satisfaction: Migration = {
  version: 69,
  up(db) {
    db.exec(`
      -- As the fact was added, and what its conclusion says beside it.
      ALTER TABLE interaction ADD COLUMN satisfaction INTEGER;
      ALTER TABLE interaction ADD COLUMN concluded_satisfaction INTEGER;

      -- Few contacts have an answer: a figure reads those alone.
      CREATE INDEX interaction_satisfaction ON interaction (at)
        WHERE coalesce(concluded_satisfaction, satisfaction) IS NOT NULL;
    `)
  },
}
