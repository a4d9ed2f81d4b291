import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { CaseStep } from '../../contract/case-steps.ts'
import { complaintAfter } from '../../domain/complaint-course.ts'
import type { Migration } from './migration.ts'

/**
 * What a lead finds contacts by: one narrow row a contact, and one a note that stands alone, numbered as the full text
 * is. What many rows have in common is said once beside them, so that ten million rows are small to read.
 */
export const finding: Migration = {
  version: 60,
  up(db) {
    db.exec(`
      -- Each combination once; a row of it never changes. Empty is none.
      CREATE TABLE finding_facet (
        id          INTEGER PRIMARY KEY,
        agent_id    BLOB NOT NULL,
        -- 'note' where it is a note that stands alone.
        channel     TEXT NOT NULL,
        direction   TEXT NOT NULL,
        outcome     TEXT NOT NULL,
        transferred INTEGER NOT NULL CHECK (transferred IN (0, 1)),
        reason      TEXT NOT NULL,
        UNIQUE (agent_id, channel, direction, outcome, transferred, reason)
      ) STRICT;

      -- A case that contacts are about, as it now stands; state is empty until the case itself arrives.
      CREATE TABLE finding_case (
        number      INTEGER PRIMARY KEY,
        case_id     BLOB NOT NULL UNIQUE CHECK (length(case_id) = 16),
        state       TEXT NOT NULL,
        category_id BLOB NOT NULL,
        desk_id     BLOB NOT NULL,
        complaint   INTEGER NOT NULL CHECK (complaint IN (0, 1))
      ) STRICT;

      CREATE TABLE finding_row (
        -- That of its own text in history_entry; below zero where it has none.
        entry            INTEGER PRIMARY KEY,
        -- Of the interaction, or of the note that stands alone.
        id               BLOB NOT NULL CHECK (length(id) = 16),
        at               INTEGER NOT NULL,
        facet            INTEGER NOT NULL,
        duration_seconds INTEGER,
        held_seconds     INTEGER NOT NULL,
        -- Whole hours, rounded up, since the customer came to us before; null: never.
        hours_since      INTEGER,
        -- 0: about no case.
        case_number      INTEGER NOT NULL,
        -- The first moment at which a promise made in it was late; null: none was.
        broken_at        INTEGER
      ) STRICT;

      -- Notes written about a contact, by their own place in the full text.
      CREATE TABLE finding_note (
        entry INTEGER PRIMARY KEY,
        row   INTEGER NOT NULL
      ) STRICT;

      -- What was written last: whoever keeps rows in memory reads those again. Old ones are thrown away.
      CREATE TABLE finding_touch (
        turn   INTEGER PRIMARY KEY,
        kind   TEXT NOT NULL CHECK (kind IN ('row', 'note', 'case')),
        number INTEGER NOT NULL
      ) STRICT;

      CREATE INDEX interaction_call ON interaction (call_id) WHERE call_id IS NOT NULL;
      CREATE INDEX transfer_decision_call ON transfer_decision (call_id);
    `)
    const cache = Number(db.pragma('cache_size', { simple: true }))
    db.pragma('cache_size = -131072')
    fillCases(db)
    fillRows(db)
    db.exec(`
      CREATE UNIQUE INDEX finding_row_id ON finding_row (id);
      CREATE INDEX finding_row_at ON finding_row (at);
    `)
    fillWithoutText(db)
    fillNotes(db)
    fillMerged(db)
    fillPromises(db)
    db.exec(`
      CREATE INDEX finding_row_case ON finding_row (entry, case_number) WHERE case_number <> 0;
      CREATE INDEX finding_row_broken ON finding_row (entry, broken_at) WHERE broken_at IS NOT NULL;
    `)
    db.pragma(`cache_size = ${cache}`)
  },
}

const Said = z.object({ category: z.object({ categoryId: z.string().nullable() }).nullish() })

function fillCases(db: Database): void {
  db.exec(`
    INSERT INTO finding_case (case_id, state, category_id, desk_id, complaint)
    SELECT id, state_now, coalesce(category_id, x''), coalesce(desk_now, x''), 0 FROM customer_case
    ORDER BY opened_at, id;
  `)
  type Step = { case_id: Buffer; id: string; at: number; kind: string; reason: string; said: string }
  const steps = db.prepare<[], Step>(`
    SELECT case_id, lower(hex(id)) AS id, at, kind, reason, said FROM case_step
    WHERE kind IN ('complaint', 'changed') ORDER BY case_id, clock, case_step.id
  `)
  const complain = db.prepare<[number, Buffer]>('UPDATE finding_case SET complaint = ? WHERE case_id = ?')
  const categorise = db.prepare<[Buffer, Buffer]>('UPDATE finding_case SET category_id = ? WHERE case_id = ?')
  const courses = new Map<string, { caseId: Buffer; steps: CaseStep[] }>()
  for (const { case_id: caseId, id, said, ...row } of steps.all()) {
    const key = caseId.toString('hex')
    const course = courses.get(key) ?? { caseId, steps: [] }
    courses.set(key, course)
    const uuid = `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`
    const signed = { ...row, id: uuid, agentId: null, initials: null }
    const step = CaseStep.safeParse({ ...signed, ...JSON.parse(said) }).data
    if (step !== undefined) course.steps.push(step)
    const category = Said.safeParse(JSON.parse(said)).data?.category
    if (category) categorise.run(Buffer.from(category.categoryId?.replaceAll('-', '') ?? '', 'hex'), caseId)
  }
  for (const { caseId, steps } of courses.values())
    if (complaintAfter(steps) !== null) complain.run(1, caseId)
}

const now = `CASE WHEN i.concluded_clock IS NULL THEN i.outcome ELSE i.concluded_outcome END`
/** A transfer that went through, or of which nothing else is known: the last one of the call. */
const transfer = (column: string) => `
  (SELECT ${column} FROM transfer_decision t WHERE t.call_id = i.call_id AND t.choice = 'transfer'
     AND t.succeeded IS NOT 0 ORDER BY t.at DESC, t.id DESC LIMIT 1)`
const facetOf = `coalesce(i.agent_id, x'') AS agent_id, i.channel AS channel, i.direction AS direction,
  coalesce(${now}, '') AS outcome, coalesce(${transfer('1')}, 0) AS transferred,
  coalesce(${transfer("coalesce(t.reason, '')")}, '') AS reason`
const cameBefore = (cards: string) => `
  (SELECT p.at FROM interaction p WHERE p.customer_id ${cards} AND (p.at, p.id) < (i.at, i.id)
     AND p.direction = 'in' AND p.channel <> 'event' ORDER BY p.at DESC LIMIT 1)`
const hoursSince = (cards: string) => `
  CASE WHEN i.direction = 'in' AND i.channel <> 'event'
       THEN (i.at - ${cameBefore(cards)} + 3599999) / 3600000 END`
const rowOf = (entry: string) => `
  ${entry}, i.id, i.at,
  (SELECT f.id FROM finding_facet f WHERE f.agent_id = coalesce(i.agent_id, x'') AND f.channel = i.channel
     AND f.direction = i.direction AND f.outcome = coalesce(${now}, '')
     AND f.transferred = coalesce(${transfer('1')}, 0)
     AND f.reason = coalesce(${transfer("coalesce(t.reason, '')")}, '')),
  i.duration_seconds, i.held_seconds, ${hoursSince('= i.customer_id')},
  coalesce((SELECT c.number FROM finding_case c WHERE c.case_id = coalesce(i.concluded_case_id, i.case_id)), 0),
  NULL`

function fillRows(db: Database): void {
  db.exec(`
    INSERT OR IGNORE INTO finding_case (case_id, state, category_id, desk_id, complaint)
    SELECT DISTINCT coalesce(concluded_case_id, case_id), '', x'', x'', 0 FROM interaction
    WHERE coalesce(concluded_case_id, case_id) IS NOT NULL;

    INSERT INTO finding_facet (agent_id, channel, direction, outcome, transferred, reason)
    SELECT DISTINCT ${facetOf} FROM interaction i;

    INSERT INTO finding_row
    SELECT ${rowOf('e.entry')} FROM history_entry e JOIN interaction i ON i.id = e.id
    WHERE e.kind = 'interaction' ORDER BY e.entry;
  `)
}

/** What was said in them nobody wrote down. */
function fillWithoutText(db: Database): void {
  const left = db.prepare<[], number>(
    'SELECT (SELECT count(*) FROM interaction) - (SELECT count(*) FROM finding_row)',
  )
  if (left.pluck().get() === 0) return
  db.exec(`
    INSERT INTO finding_row
    SELECT ${rowOf('-row_number() OVER (ORDER BY i.at, i.id)')} FROM interaction i
    WHERE NOT EXISTS (SELECT 1 FROM finding_row r WHERE r.id = i.id);
  `)
}

function fillNotes(db: Database): void {
  db.exec(`
    CREATE TEMP TABLE finding_about (entry INTEGER PRIMARY KEY, note_id BLOB NOT NULL, row INTEGER);
    INSERT INTO finding_about
    SELECT e.entry, n.id, CASE WHEN n.interaction_id IS NOT NULL
      THEN (SELECT r.entry FROM finding_row r WHERE r.id = n.interaction_id)
      ELSE (SELECT r.entry FROM interaction c JOIN finding_row r ON r.id = c.id
            WHERE c.call_id = n.call_id AND c.customer_id = n.customer_id ORDER BY c.at, c.id LIMIT 1) END
    FROM history_entry e JOIN note n ON n.id = e.id WHERE e.kind = 'note' ORDER BY e.entry;

    INSERT INTO finding_note SELECT entry, row FROM finding_about WHERE row IS NOT NULL;

    INSERT OR IGNORE INTO finding_facet (agent_id, channel, direction, outcome, transferred, reason)
    SELECT DISTINCT coalesce(n.agent_id, x''), 'note', 'none', '', 0, ''
    FROM finding_about a JOIN note n ON n.id = a.note_id WHERE a.row IS NULL;
    INSERT OR IGNORE INTO finding_case (case_id, state, category_id, desk_id, complaint)
    SELECT DISTINCT n.case_id, '', x'', x'', 0
    FROM finding_about a JOIN note n ON n.id = a.note_id WHERE a.row IS NULL AND n.case_id IS NOT NULL;
    INSERT INTO finding_row
    SELECT a.entry, n.id, n.at,
           (SELECT f.id FROM finding_facet f WHERE f.agent_id = coalesce(n.agent_id, x'') AND f.channel = 'note'
              AND f.direction = 'none' AND f.outcome = '' AND f.transferred = 0 AND f.reason = ''),
           NULL, 0, NULL, coalesce((SELECT c.number FROM finding_case c WHERE c.case_id = n.case_id), 0), NULL
    FROM finding_about a JOIN note n ON n.id = a.note_id WHERE a.row IS NULL;
    DROP TABLE finding_about;
  `)
}

const cardsOfAll = `IN (SELECT b.customer_id FROM customer_alias a JOIN customer_alias b ON b.root_id = a.root_id
                      WHERE a.customer_id = i.customer_id)`

/** A customer of several cards came to us wherever it was written down. */
function fillMerged(db: Database): void {
  db.exec(`
    UPDATE finding_row SET hours_since = n.hours
    FROM (SELECT i.id AS id, ${hoursSince(cardsOfAll)} AS hours
          FROM customer_alias m JOIN interaction i ON i.customer_id = m.customer_id) n
    WHERE finding_row.id = n.id;
  `)
}

/** A promise belongs to the contact before it, where that began in the twelve hours before. */
function fillPromises(db: Database): void {
  db.exec(`
    UPDATE finding_row SET broken_at = b.at
    FROM (SELECT coalesce(
            (SELECT i.id FROM interaction i WHERE i.customer_id = p.customer_id AND i.at <= p.made_at
               AND i.at >= p.made_at - 43200000 AND i.channel <> 'event'
               AND p.customer_id NOT IN (SELECT customer_id FROM customer_alias)
             ORDER BY i.at DESC, i.id DESC LIMIT 1),
            (SELECT i.id FROM customer_alias a JOIN customer_alias b ON b.root_id = a.root_id
               JOIN interaction i ON i.customer_id = b.customer_id
             WHERE a.customer_id = p.customer_id AND i.at <= p.made_at AND i.at >= p.made_at - 43200000
               AND i.channel <> 'event' ORDER BY i.at DESC, i.id DESC LIMIT 1)) AS id,
            min(p.due_at + 60000) AS at
          FROM callback_promise p
          WHERE p.closed_at IS NULL OR p.closed_at >= p.due_at + 60000 GROUP BY 1) b
    WHERE finding_row.id = b.id;
  `)
}
