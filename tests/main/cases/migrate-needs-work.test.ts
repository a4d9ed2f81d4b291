import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../src-main/database/migrate.ts'
import { caseNeedsWork } from '../../../src-main/database/migrations/0037-case-needs-work.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const blob = (last: string) => uuidToBlob(`01a20000-0000-7000-8000-00000000000${last}`)

it('puts what is open, and what is solved with an open complaint, on the table of an older house', () => {
  const db = openDatabase({
    file: join(temporaryFolder(), 'pronto.db'),
    key: new Uint8Array(32).fill(3),
    mode: 'read-write',
    newestVersion: 99,
  })
  migrate(db, migrations.slice(0, migrations.indexOf(caseNeedsWork)))
  db.prepare(
    `INSERT INTO customer (id, code, created_at, clock, seat, name, company, address, form_of_address, language,
       tags, warning, search_entry)
     VALUES (?, '0000000W', 1, 500, x'00', 'Maria Rossi', '', '', 'lei', 'it', '[]', '', 500)`,
  ).run(blob('a'))
  const addCase = db.prepare(
    `INSERT INTO customer_case (id, customer_id, reference, subject, category, opened_at, state_now)
     VALUES (?, ?, '0000000W', ?, '', 1, ?)`,
  )
  const addStage = db.prepare(
    `INSERT INTO case_step (case_id, clock, id, at, kind, reason, said) VALUES (?, ?, ?, 1, 'complaint', '', ?)`,
  )
  const stages = {
    aperta: [],
    chiusa: [],
    reclamo: ['received'],
    rimediato: ['received', null],
    risolto: ['solved'],
  }
  Object.entries(stages).forEach(([subject, each], at) => {
    addCase.run(blob(`${at}`), blob('a'), subject, subject === 'aperta' ? 'yellow' : 'green')
    each.forEach((stage, clock) => {
      addStage.run(blob(`${at}`), clock, blob(`${at}`), JSON.stringify({ stage }))
    })
  })

  migrate(db, migrations)

  const open = db.prepare('SELECT subject FROM customer_case WHERE needs_work = 1 ORDER BY subject').pluck()
  expect(open.all()).toEqual(['aperta', 'reclamo'])
  db.close()
})
