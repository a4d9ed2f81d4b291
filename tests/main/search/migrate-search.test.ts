import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../src-main/database/migrate.ts'
import { search } from '../../../src-main/database/migrations/0035-search.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import { searchQueries } from '../../../src-main/threads/search-queries.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const maria = uuidToBlob('01a20000-0000-7000-8000-00000000000a')
const parcel = uuidToBlob('01a20000-0000-7000-8000-00000000000b')
const [phone, office, mail] = ['1', '2', '3'].map((last) =>
  uuidToBlob(`01a20000-0000-7000-8000-0000000000f${last}`),
)

it('builds the index for what an older house holds', () => {
  const db = openDatabase({
    file: join(temporaryFolder(), 'pronto.db'),
    key: new Uint8Array(32).fill(3),
    mode: 'read-write',
    newestVersion: 99,
  })
  migrate(db, migrations.slice(0, migrations.indexOf(search)))
  db.prepare(
    `INSERT INTO customer (id, code, created_at, clock, seat, name, company, address, form_of_address, language,
       tags, warning, search_entry)
     VALUES (?, '0000000W', 1, 500, x'00', 'Maria Rossi', 'Caffè Nero', '', 'lei', 'it', '[]', '', 500)`,
  ).run(maria)
  const addPhone = db.prepare(
    "INSERT INTO phone (customer_id, id, number, raw, label) VALUES (?, ?, ?, ?, 'mobile')",
  )
  addPhone.run(maria, phone, '+393331234567', '333 1234567')
  addPhone.run(maria, office, null, 'interno 778899')
  db.prepare("INSERT INTO email VALUES (?, ?, 'm.rossi@example.it', 'home', 501)").run(maria, mail)
  const index = db.prepare('INSERT INTO customer_search (rowid, text, customer_id) VALUES (?, ?, ?)')
  index.run(500, 'Maria Rossi\nCaffè Nero', maria)
  index.run(501, 'm.rossi@example.it', maria)
  db.prepare(
    "INSERT INTO customer_case (id, customer_id, reference, subject, category, opened_at) VALUES (?, ?, ?, ?, '', 1)",
  ).run(parcel, maria, '0000000W', 'Pacco fermo in dogana')

  migrate(db, migrations)

  const find = searchQueries['palette:search'](db)
  for (const words of ['ossi', 'caffe nero', '1234', '8899', 'm.rossi@ex'])
    expect(find({ words }).customers.map(({ name }) => name)).toEqual(['Maria Rossi'])
  expect(find({ words: 'dogana' }).cases.map(({ subject }) => subject)).toEqual(['Pacco fermo in dogana'])
  const entries = db.prepare('SELECT search_entry FROM phone ORDER BY id').pluck().all()
  // 501 was taken by the address.
  expect(entries).toEqual([502, 503])
  db.exec("INSERT INTO customer_search (customer_search) VALUES ('integrity-check')")
  db.close()
})
