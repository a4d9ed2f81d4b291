import type { Database } from 'better-sqlite3'
import { searchableNumber, searchableText } from '../../domain/search-text.ts'
import type { Migration } from './migration.ts'

/**
 * Customers and cases by any part of a word. The index holds groups of three letters of texts that `search-text.ts`
 * has brought to their plain form, with a space before and after each word: a word's beginning and its end are groups
 * like any other. Without positions it is a third of the size; what is found is compared once more when it is read.
 */
export const search: Migration = {
  version: 35,
  up(db) {
    db.function('searchable_text', { deterministic: true }, (text) => searchableText(String(text)))
    db.function('searchable_number', { deterministic: true }, (number) => searchableNumber(String(number)))
    db.exec(`
      ALTER TABLE phone ADD COLUMN search_entry INTEGER NOT NULL DEFAULT 0;

      CREATE TEMP TABLE search_row (entry INTEGER PRIMARY KEY, text TEXT NOT NULL, customer_id BLOB NOT NULL);
      INSERT INTO search_row SELECT id, searchable_text(c0), c1 FROM customer_search_content;
    `)
    addNumbers(db)
    db.exec(`
      DROP TABLE customer_search;
      CREATE VIRTUAL TABLE customer_search USING fts5(
        text, customer_id UNINDEXED, tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0
      );
      INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', 1);
      -- Twice the usual number of pieces before they are merged: a fifth less work for an import.
      INSERT INTO customer_search (customer_search, rank) VALUES ('automerge', 8);
      INSERT INTO customer_search (rowid, text, customer_id)
        SELECT entry, text, customer_id FROM search_row ORDER BY entry;
      DROP TABLE search_row;

      -- What a case was ever called: facts that are only ever added, whoever adds them.
      CREATE VIRTUAL TABLE case_search USING fts5(
        text, case_id UNINDEXED, tokenize = 'trigram remove_diacritics 1', detail = 'none', columnsize = 0
      );
      INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);
      INSERT INTO case_search (text, case_id)
        SELECT ' ' || subject || ' ', id FROM customer_case ORDER BY opened_at, id;
      CREATE TRIGGER customer_case_search AFTER INSERT ON customer_case BEGIN
        INSERT INTO case_search (text, case_id) VALUES (' ' || new.subject || ' ', new.id);
      END;
      CREATE TRIGGER case_step_search AFTER INSERT ON case_step 
      WHEN json_extract(new.said, '$.subject') IS NOT NULL BEGIN
        INSERT INTO case_search (text, case_id)
          VALUES (' ' || json_extract(new.said, '$.subject') || ' ', new.case_id);
      END;
    `)
  },
}

type PhoneRow = { customer_id: Buffer; id: Buffer; number: string; entry: number }

const phonesAtOnce = 10_000

/** Each after the row of its card's name: newest first is the order of cards. */
function addNumbers(db: Database): void {
  const select = db.prepare<[Buffer, Buffer], PhoneRow>(`
    SELECT p.customer_id, p.id, coalesce(p.number, p.raw) AS number, c.search_entry AS entry
    FROM phone p JOIN customer c ON c.id = p.customer_id
    WHERE (p.customer_id, p.id) > (?, ?) ORDER BY p.customer_id, p.id LIMIT ${phonesAtOnce}
  `)
  const insert = db.prepare<[number, string, Buffer]>(
    'INSERT INTO search_row (entry, text, customer_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const update = db.prepare<[number, Buffer, Buffer]>(
    'UPDATE phone SET search_entry = ? WHERE customer_id = ? AND id = ?',
  )
  let last: Pick<PhoneRow, 'customer_id' | 'id'> = { customer_id: Buffer.alloc(0), id: Buffer.alloc(0) }
  for (;;) {
    const phones = select.all(last.customer_id, last.id)
    for (const { customer_id: customerId, id, number, entry: card } of phones) {
      let entry = card + 1
      while (insert.run(entry, searchableNumber(number), customerId).changes === 0) entry += 1
      update.run(entry, customerId, id)
    }
    const end = phones.at(-1)
    if (end === undefined) return
    last = end
  }
}
