import type { Migration } from './migration.ts'

/**
 * What happened since a moment, on whoever's card: facts by time. The last column of some indexes is always null: with
 * it SQLite counts in the index alone, without looking at a row.
 */
export const handover: Migration = {
  version: 41,
  up(db) {
    db.exec(`
      CREATE INDEX note_at ON note (at);
      -- Calls are counted by the call log: only contacts without one are here.
      CREATE INDEX interaction_by_hand ON interaction (channel, direction, at, call_id)
        WHERE call_id IS NULL AND channel <> 'event';

      ALTER TABLE call ADD COLUMN direction TEXT AS (json_extract(record, '$.direction')) VIRTUAL;
      ALTER TABLE call ADD COLUMN answered INTEGER AS (json_extract(record, '$.answeredAt') IS NOT NULL) VIRTUAL;
      CREATE INDEX call_counted ON call (received_at, direction, answered);

      CREATE INDEX customer_case_opened ON customer_case (opened_at);
      CREATE INDEX case_move_at ON case_move (at);
      CREATE INDEX case_step_complaint ON case_step (at) WHERE kind = 'complaint';
      CREATE INDEX callback_promise_made ON callback_promise (made_at);
      CREATE INDEX callback_promise_due ON callback_promise (due_at);
      CREATE INDEX callback_promise_closed ON callback_promise (closed_at) WHERE closed_at IS NOT NULL;

      -- When somebody was last at work, where no rota says so.
      CREATE INDEX change_of_agent ON change (agent, clock, import) WHERE agent IS NOT NULL AND import IS NULL;
    `)
  },
}
