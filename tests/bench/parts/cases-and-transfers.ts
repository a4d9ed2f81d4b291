import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import type { House } from '../../support/generate.ts'
import { createRandom } from '../../support/house/random.ts'

const random = createRandom(1, 0, 9)
const id = () => random.uuid(Date.UTC(2024, 0, 1))

/** What the cases of the house are about, where they are, and why calls were passed on. */
export const asked = {
  desks: [id(), id()],
  categories: [id(), id(), id()],
  reasons: ['Serve un tecnico', 'Altro ufficio'],
} as const

const blob = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/**
 * The generated house has contacts about no case, none that was passed on and none with a review. Here every third is about a case, with
 * desk, category, state and complaint, every twentieth call was passed on for a reason, and every thousandth contact has
 * a review; only in what leads find by, so a copy of the house is for this alone.
 */
export function addWhatLeadsFindBy({ file, key }: Pick<House, 'file' | 'key'>): void {
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
  try {
    db.pragma('synchronous = OFF')
    db.pragma('cache_size = -262144')
    db.transaction(() => {
      db.prepare(
        `UPDATE finding_case SET
           desk_id = CASE number % 4 WHEN 0 THEN ? WHEN 1 THEN ? ELSE x'' END,
           category_id = CASE number % 7 WHEN 0 THEN ? WHEN 1 THEN ? WHEN 2 THEN ? ELSE x'' END,
           state = CASE number % 5 WHEN 0 THEN 'yellow' ELSE state END,
           complaint = number % 9 = 0`,
      ).run([...asked.desks, ...asked.categories].map(blob))
      db.exec(
        `UPDATE finding_row SET case_number = 1 + abs(entry) % (SELECT max(number) FROM finding_case)
         WHERE entry % 3 = 0`,
      )
      db.prepare(
        `INSERT INTO finding_facet (agent_id, channel, direction, outcome, transferred, reason)
         SELECT agent_id, channel, direction, outcome, 1, CASE id % 2 WHEN 0 THEN ? ELSE ? END
         FROM finding_facet WHERE channel = 'phone' AND transferred = 0`,
      ).run(asked.reasons)
      db.exec(
        `UPDATE finding_row SET facet = passed.id
         FROM finding_facet AS kept JOIN finding_facet AS passed USING (agent_id, channel, direction, outcome)
         WHERE finding_row.entry % 20 = 0 AND kept.id = finding_row.facet
           AND kept.transferred = 0 AND passed.transferred = 1`,
      )
      db.prepare(
        `INSERT INTO review
           (interaction_id, reviewer_id, id, clock, seat, customer_id, agent_id, at, score, failed, review)
         SELECT r.id, @reviewer, r.id, 1, @reviewer, @reviewer, f.agent_id, r.at, 80, 0, '{}'
         FROM finding_row r JOIN finding_facet f ON f.id = r.facet
         WHERE r.entry % 1000 = 0 AND f.channel <> 'event'`,
      ).run({ reviewer: blob(id()) })
    })()
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}
