import type { Migration } from './migration.ts'

/** Which of several telephone accounts a contact came by, and which were deaf, by their names then. */
export const accounts: Migration = {
  version: 50,
  up(db) {
    db.exec(`
      ALTER TABLE interaction ADD COLUMN account_name TEXT;
      ALTER TABLE outage ADD COLUMN accounts TEXT CHECK (accounts IS NULL OR json_valid(accounts));
    `)
  },
}
