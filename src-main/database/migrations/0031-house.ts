import type { Migration } from './migration.ts'

/** What the house has agreed on, a register for each section, and the registers of the people who work there. */
export const house: Migration = {
  version: 31,
  up(db) {
    db.exec(`
      CREATE TABLE house_section (
        section TEXT NOT NULL PRIMARY KEY,
        clock   INTEGER NOT NULL,
        seat    BLOB NOT NULL,
        value   TEXT NOT NULL CHECK (json_valid(value))
      ) STRICT, WITHOUT ROWID;

      -- Every write of a field after the agent was added: the latest is in agent, the others are kept to be seen.
      CREATE TABLE agent_register (
        agent_id BLOB NOT NULL REFERENCES agent (id),
        field    TEXT NOT NULL,
        clock    INTEGER NOT NULL,
        seat     BLOB NOT NULL,
        value    TEXT NOT NULL,
        PRIMARY KEY (agent_id, field, clock, seat)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
