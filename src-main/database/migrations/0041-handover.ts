import type { Migration } from './migration.ts'

/**
 * What happened since a moment, whoever's card it is on: facts by time. Calls that the log knows are counted from it,
 * so contacts are indexed only where no call stands behind them.
 */
export const handover: Migration = {
  version: 41,
  up(db) {
    db.exec(`
      CREATE INDEX note_at ON note (at);
      CREATE INDEX interaction_by_hand ON interaction (channel, direction, at)
        WHERE call_id IS NULL AND channel <> 'event';
      CREATE INDEX call_counted ON call (
        received_at, json_extract(record, '$.direction'), json_extract(record, '$.answeredAt') IS NOT NULL
      );
      CREATE INDEX customer_case_opened ON customer_case (opened_at);
      CREATE INDEX case_move_at ON case_move (at);
      CREATE INDEX case_step_complaint ON case_step (at) WHERE kind = 'complaint';
      CREATE INDEX callback_promise_made ON callback_promise (made_at);
      CREATE INDEX callback_promise_due ON callback_promise (due_at);
      CREATE INDEX callback_promise_closed ON callback_promise (closed_at) WHERE closed_at IS NOT NULL;
      -- When somebody was last at work, where no rota says so.
      CREATE INDEX change_of_agent ON change (agent, clock) WHERE agent IS NOT NULL AND import IS NULL;
    `)
  },
}
