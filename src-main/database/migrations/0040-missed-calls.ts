import type { Database } from 'better-sqlite3'
// Alone of all rules as it is today: calls are looked up by the spelling of today.
import { lineOf } from '../../domain/missed-calls.ts'
import { OldCall, oldTraceOf } from './0040-traces.ts'
import type { Migration } from './migration.ts'

/** Milliseconds before the newest call: what was missed earlier is no work any more, and is not put on the list. */
const lookBackMs = 30 * 24 * 60 * 60_000

/**
 * Who called and was not reached. Worked out at each write, so that the list is a walk of an index however many calls
 * the log has; whose a call is can change later, by a merge or a number put on a card, and is kept beside it.
 */
export const missedCalls: Migration = {
  version: 40,
  up(db) {
    db.exec(`
      -- What a call, or a contact recorded by hand, says about whether somebody was reached.
      CREATE TABLE call_trace (
        id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        kind        TEXT NOT NULL CHECK (kind IN ('missed', 'reached', 'tried', 'wrong-number')),
        at          INTEGER NOT NULL,
        ended_at    INTEGER,
        -- That logged it; NULL where it was there before this table.
        seat        BLOB,
        -- The number in its one spelling; NULL when withheld.
        line        TEXT,
        -- The card it was tied to.
        customer_id BLOB,
        agent_id    BLOB,
        -- Whose it is as things stand: the card that stands for the customer. NULL: nobody's, or of several.
        root_id     BLOB,
        -- Missed, and neither reached since nor closed by hand.
        open        INTEGER NOT NULL CHECK (open IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      -- Two seats may each have closed it; both stay.
      CREATE TABLE missed_call_closing (
        call_id  BLOB NOT NULL CHECK (length(call_id) = 16),
        clock    INTEGER NOT NULL,
        seat     BLOB NOT NULL,
        at       INTEGER NOT NULL,
        agent_id BLOB,
        initials TEXT,
        PRIMARY KEY (call_id, clock, seat)
      ) STRICT, WITHOUT ROWID;
    `)
    fillTraces(db)
    db.exec(`
      CREATE INDEX call_trace_root ON call_trace (root_id, kind, open, at) WHERE root_id IS NOT NULL;
      CREATE INDEX call_trace_line ON call_trace (line, kind, open, at, root_id) WHERE line IS NOT NULL;
      CREATE INDEX call_trace_customer ON call_trace (customer_id) WHERE customer_id IS NOT NULL;
      -- Who called last, and how many there are, without sorting.
      CREATE INDEX call_trace_open ON call_trace (at, root_id, line) WHERE open = 1;
      CREATE INDEX call_trace_party ON call_trace (root_id, line) WHERE open = 1;
    `)
    fillContacts(db)
    db.exec(`
      UPDATE call_trace AS t SET open = 1
      WHERE t.kind = 'missed'
        AND NOT EXISTS (
          SELECT 1 FROM call_trace r WHERE r.root_id = t.root_id AND r.kind = 'reached' AND r.open = 0 AND r.at > t.at)
        AND NOT EXISTS (
          SELECT 1 FROM call_trace r WHERE r.line = t.line AND r.kind = 'reached' AND r.open = 0 AND r.at > t.at
            AND (t.root_id IS NULL OR r.root_id IS NULL));
    `)
  },
}

function fillTraces(db: Database): void {
  const newest = db.prepare<[], number | null>('SELECT max(received_at) FROM call').pluck().get() ?? 0
  const calls = db.prepare<[number], { id: Buffer; customer_id: Buffer | null; record: string }>(
    'SELECT id, customer_id, record FROM call WHERE received_at >= ?',
  )
  const insert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO call_trace (id, kind, at, ended_at, seat, line, customer_id, agent_id, root_id, open)
    VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, 0)
  `)
  const ownerOf = createOwnerOf(db)
  const lines = new Map<string, string>()
  // Reading a number costs more than everything else, and people call often.
  function lineOfCall(number: string | null): string | null {
    if (number === null) return null
    const line = lines.get(number) ?? lineOf(number)
    lines.set(number, line)
    return line
  }
  for (const { id, customer_id, record } of calls.all(newest - lookBackMs)) {
    const call = OldCall.safeParse(JSON.parse(record)).data
    if (call === undefined) continue
    const trace = oldTraceOf(call)
    if (trace === null) continue
    const line = lineOfCall(call.number)
    const agent = call.agentId === null ? null : Buffer.from(call.agentId.replaceAll('-', ''), 'hex')
    const owner = ownerOf(customer_id, line)
    insert.run(id, trace.kind, trace.at, call.endedAt, line, customer_id, agent, owner)
  }
}

/** The card that stands for whose call it is, as the number lookup finds it at this version. */
function createOwnerOf(db: Database) {
  const selectRoot = db
    .prepare<[Buffer], Buffer>('SELECT root_id FROM customer_alias WHERE customer_id = ?')
    .pluck()
  const owners = (where: string) =>
    db.prepare<{ line: string }, { root: Buffer; prefix: string | null }>(`
      SELECT DISTINCT coalesce(a.root_id, p.customer_id) AS root, p.range_prefix AS prefix
      FROM phone p LEFT JOIN customer_alias a ON a.customer_id = p.customer_id
      JOIN customer c ON c.id = coalesce(a.root_id, p.customer_id) AND c.removed_at IS NULL
      WHERE ${where} ORDER BY length(p.range_prefix) DESC
    `)
  const selectExact = owners('p.number = @line')
  const cuts = [1, 2, 3, 4, 5, 6].map((cut) => `substr(@line, 1, length(@line) - ${cut})`)
  const selectInRange = owners(`p.range_prefix IN (${cuts.join(', ')})`)
  const known = new Map<string, Buffer | null>()

  function ofLine(line: string): Buffer | null {
    const exact = selectExact.all({ line })
    const ranges = exact.length > 0 ? [] : selectInRange.all({ line })
    const rows = exact.length > 0 ? exact : ranges.filter(({ prefix }) => prefix === ranges[0]?.prefix)
    const [first] = rows
    return first && rows.every(({ root }) => root.equals(first.root)) ? first.root : null
  }

  return (customerId: Buffer | null, line: string | null): Buffer | null => {
    if (customerId !== null) return selectRoot.get(customerId) ?? customerId
    if (line === null) return null
    if (!known.has(line)) known.set(line, ofLine(line))
    return known.get(line) ?? null
  }
}

/** Contacts recorded by hand matter where somebody was missed before. */
function fillContacts(db: Database): void {
  db.exec(`
    INSERT OR IGNORE INTO call_trace (id, kind, at, ended_at, seat, line, customer_id, agent_id, root_id, open)
    SELECT i.id,
           CASE WHEN CASE WHEN i.concluded_clock IS NULL THEN i.outcome ELSE i.concluded_outcome END = 'no-answer'
                THEN 'tried' ELSE 'reached' END,
           i.at, NULL, NULL, NULL, i.customer_id, i.agent_id, party.root_id, 0
    FROM (SELECT root_id, min(at) AS since FROM call_trace
          WHERE kind = 'missed' AND root_id IS NOT NULL GROUP BY root_id) party
    JOIN (SELECT customer_id, root_id FROM customer_alias UNION SELECT id, id FROM customer) card
      ON card.root_id = party.root_id
    JOIN interaction i ON i.customer_id = card.customer_id AND i.at > party.since
    WHERE i.direction = 'out' AND i.channel <> 'event' AND i.call_id IS NULL
      AND i.agent_id IS NOT NULL AND i.collected_by IS NULL
      AND coalesce(CASE WHEN i.concluded_clock IS NULL THEN i.outcome ELSE i.concluded_outcome END, '')
          NOT IN ('wrong-number', CASE WHEN i.channel = 'phone' THEN '' ELSE 'no-answer' END);
  `)
}
