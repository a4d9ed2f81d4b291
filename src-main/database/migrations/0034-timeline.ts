import type { Migration } from './migration.ts'

/**
 * What an event is, and what a bot, a form or a voice menu gathered. Notes are found by what they are about, so that a
 * page of the timeline does not depend on how many notes the others have.
 */
export const timeline: Migration = {
  version: 34,
  up(db) {
    db.exec(`
      -- Columns of the fact: never overwritten. \`collected\` is JSON, null where nothing was gathered.
      ALTER TABLE interaction ADD COLUMN event_kind TEXT;
      ALTER TABLE interaction ADD COLUMN collected_by TEXT;
      ALTER TABLE interaction ADD COLUMN collected TEXT;

      CREATE INDEX note_interaction ON note (interaction_id, at, id) WHERE interaction_id IS NOT NULL;
      CREATE INDEX note_call ON note (call_id, at, id) WHERE call_id IS NOT NULL;
    `)
  },
}
