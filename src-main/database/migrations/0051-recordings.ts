import type { Migration } from './migration.ts'

/** What callers were told of recording, which calls were recorded, who listened, and what was deleted. */
export const recordings: Migration = {
  version: 51,
  up(db) {
    db.exec(`
      CREATE TABLE recording_announcement (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock       INTEGER NOT NULL,
        call_id     BLOB NOT NULL,
        customer_id BLOB,
        at          INTEGER NOT NULL,
        record      TEXT NOT NULL CHECK (json_valid(record))
      ) STRICT;
      CREATE INDEX announcement_of_call ON recording_announcement (call_id);
      CREATE INDEX announcement_of_customer ON recording_announcement (customer_id) WHERE customer_id IS NOT NULL;

      CREATE TABLE recording (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        clock       INTEGER NOT NULL,
        seat        BLOB NOT NULL,
        call_id     BLOB NOT NULL,
        customer_id BLOB,
        started_at  INTEGER NOT NULL,
        delete_at   INTEGER NOT NULL,
        ended       INTEGER NOT NULL CHECK (ended IN (0, 1)),
        record      TEXT NOT NULL CHECK (json_valid(record))
      ) STRICT;
      CREATE INDEX recording_of_call ON recording (call_id);
      CREATE INDEX recording_of_customer ON recording (customer_id) WHERE customer_id IS NOT NULL;
      CREATE INDEX recording_open ON recording (seat) WHERE ended = 0;
      CREATE INDEX recording_due ON recording (delete_at);
      CREATE INDEX recording_started ON recording (started_at);

      -- An event may come from another seat before the recording that it is about.
      CREATE TABLE recording_event (
        id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        recording_id BLOB NOT NULL,
        at           INTEGER NOT NULL,
        deleted      INTEGER NOT NULL CHECK (deleted IN (0, 1)),
        record       TEXT NOT NULL CHECK (json_valid(record))
      ) STRICT;
      CREATE INDEX event_of_recording ON recording_event (recording_id, deleted);
    `)
  },
}
