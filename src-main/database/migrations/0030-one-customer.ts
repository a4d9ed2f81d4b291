import { addressKey } from '../../domain/plain-words.ts'
import type { Migration } from './migration.ts'

/**
 * Tax codes and contract level on the card, switchboards with a range, and merged cards. The new indexes find possible
 * duplicates: a merge changes no fact, so that it can be taken back.
 */
export const oneCustomer: Migration = {
  version: 30,
  up(db) {
    db.exec(`
      ALTER TABLE customer ADD COLUMN vat_number TEXT NOT NULL DEFAULT '';
      ALTER TABLE customer ADD COLUMN fiscal_code TEXT NOT NULL DEFAULT '';
      ALTER TABLE customer ADD COLUMN contract_level TEXT NOT NULL DEFAULT '';
      -- The address come down to its words; empty where there is too little to compare.
      ALTER TABLE customer ADD COLUMN address_key TEXT NOT NULL DEFAULT '';

      -- What a range-set says; the prefix is the number without its extension.
      ALTER TABLE phone ADD COLUMN extension_digits INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE phone ADD COLUMN range_prefix TEXT;
      ALTER TABLE phone ADD COLUMN range_clock INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE phone ADD COLUMN range_seat BLOB NOT NULL DEFAULT x'';

      CREATE TABLE customer_merge (
        id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        kept_id   BLOB NOT NULL REFERENCES customer (id),
        merged_id BLOB NOT NULL REFERENCES customer (id),
        clock     INTEGER NOT NULL,
        seat      BLOB NOT NULL,
        at        INTEGER NOT NULL,
        agent_id  BLOB,
        initials  TEXT,
        fields    TEXT NOT NULL CHECK (json_valid(fields)),
        before    TEXT NOT NULL CHECK (json_valid(before)),
        undone    INTEGER NOT NULL CHECK (undone IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX customer_merge_kept ON customer_merge (kept_id) WHERE undone = 0;
      CREATE INDEX customer_merge_merged ON customer_merge (merged_id) WHERE undone = 0;

      -- Worked out from customer_merge: every card of a group with more than one, the one that stands for all too.
      CREATE TABLE customer_alias (
        customer_id  BLOB NOT NULL PRIMARY KEY REFERENCES customer (id),
        root_id      BLOB NOT NULL REFERENCES customer (id),
        -- Of the merge that brought it under its root; what was written on it later was meant for the root.
        joined_clock INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX customer_alias_root ON customer_alias (root_id);
    `)
    db.function('address_key', { deterministic: true }, (address) => addressKey(String(address)))
    db.exec(`
      UPDATE customer SET address_key = address_key(address) WHERE address <> '';
      CREATE INDEX customer_by_vat_number ON customer (vat_number) WHERE vat_number <> '';
      CREATE INDEX customer_by_fiscal_code ON customer (fiscal_code) WHERE fiscal_code <> '';
      CREATE INDEX customer_by_address ON customer (address_key) WHERE address_key <> '';
      CREATE INDEX email_address ON email (lower(address));
      CREATE INDEX phone_range ON phone (range_prefix) WHERE range_prefix IS NOT NULL;
    `)
  },
}
