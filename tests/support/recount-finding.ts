import type { Database } from 'better-sqlite3'
import { CaseId } from '../../src-main/contract/ids.ts'
import { uuidFromBlob } from '../../src-main/database/uuid.ts'
import { createFindingPorts } from '../../src-main/threads/finding-ports.ts'

type Contact = {
  id: string
  card: string
  at: number
  channel: string
  direction: string
  agent: string
  outcome: string
  duration: number | null
  held: number
  caseId: string
  call: string
  text: string
}
type Note = {
  id: string
  card: string
  at: number
  agent: string
  caseId: string
  call: string
  interaction: string
}

/** What contacts are found by, as somebody would say it who reads every fact there is, each row as a text. */
export function recountFinding(db: Database): readonly string[] {
  const contacts = read<Contact>(
    db,
    `SELECT hex(id) AS id, hex(customer_id) AS card, at, channel, direction, hex(agent_id) AS agent,
            coalesce(CASE WHEN concluded_clock IS NULL THEN outcome ELSE concluded_outcome END, '') AS outcome,
            duration_seconds AS duration, held_seconds AS held, hex(call_id) AS call,
            hex(coalesce(concluded_case_id, case_id)) AS caseId,
            trim(subject || summary || coalesce(collected, '')) AS text
     FROM interaction ORDER BY at, id`,
  )
  const notes = read<Note>(
    db,
    `SELECT hex(id) AS id, hex(customer_id) AS card, at, hex(agent_id) AS agent, hex(case_id) AS caseId,
            hex(call_id) AS call, hex(interaction_id) AS interaction FROM note`,
  )
  const gone = new Set(
    read<{ card: string }>(db, 'SELECT hex(id) AS card FROM customer WHERE removed_at IS NOT NULL').map(
      ({ card }) => card,
    ),
  )
  const isOutOfSight = ({ card, call, interaction }: Note) => gone.has(card) && `${call}${interaction}` === ''
  const about = (note: Note) =>
    contacts.find(({ id, card, call }) =>
      note.interaction === ''
        ? call !== '' && call === note.call && card === note.card
        : id === note.interaction,
    )
  const own = createOwn(db, contacts)
  const rows = [
    ...contacts.map((contact) => {
      const written = notes.filter((note) => about(note) === contact).map(({ id }) => id)
      const texts = contact.text === '' ? written : [contact.id, ...written]
      return { ...own(contact), texts: texts.sort() }
    }),
    ...notes
      .filter((note) => about(note) === undefined && !isOutOfSight(note))
      .map(({ id, at, agent, caseId }) => ({
        ...{ id, at, agent, channel: 'note', direction: 'none', outcome: '', transfer: null },
        ...{ duration: null, held: 0, hours: null, case: caseOf(db, caseId), broken: null, texts: [id] },
      })),
  ]
  return rows.map((row) => JSON.stringify(row)).sort()
}

function createOwn(db: Database, contacts: readonly Contact[]) {
  const roots = new Map(
    read<{ card: string; root: string }>(
      db,
      'SELECT hex(customer_id) AS card, hex(root_id) AS root FROM customer_alias',
    ).map(({ card, root }) => [card, root]),
  )
  const rootOf = (card: string) => roots.get(card) ?? card
  const promises = read<{ card: string; made: number; due: number; closed: number | null }>(
    db,
    'SELECT hex(customer_id) AS card, made_at AS made, due_at AS due, closed_at AS closed FROM callback_promise',
  )
  const transfers = read<{ call: string; reason: string; succeeded: number | null }>(
    db,
    `SELECT hex(call_id) AS call, coalesce(reason, '') AS reason, succeeded FROM transfer_decision
     WHERE choice = 'transfer' ORDER BY at, id`,
  )

  return ({ id, card, at, channel, direction, agent, outcome, duration, held, caseId, call }: Contact) => {
    const others = contacts.filter(
      (other) => rootOf(other.card) === rootOf(card) && other.channel !== 'event',
    )
    const before = others.filter(
      (other) => other.direction === 'in' && (other.at < at || (other.at === at && other.id < id)),
    )
    const last = before.at(-1)
    const came = channel !== 'event' && direction === 'in' && last !== undefined
    const late = promises.filter(
      ({ card: promised, made, due, closed }) =>
        rootOf(promised) === rootOf(card) &&
        made - at <= 12 * 3_600_000 &&
        (closed === null || closed >= due + 60_000) &&
        others.filter((other) => other.at <= made).at(-1)?.id === id,
    )
    const transfer = transfers
      .filter((decision) => call !== '' && decision.call === call && decision.succeeded !== 0)
      .at(-1)
    return {
      ...{ id, at, agent, channel, direction, outcome, transfer: transfer?.reason ?? null, duration, held },
      hours: came ? Math.ceil((at - last.at) / 3_600_000) : null,
      case: caseOf(db, caseId),
      broken: late.length === 0 ? null : Math.min(...late.map(({ due }) => due + 60_000)),
    }
  }
}

function caseOf(db: Database, caseId: string): string {
  if (caseId === '') return ''
  const id = CaseId.parse(uuidFromBlob(Buffer.from(caseId, 'hex')))
  const now = createFindingPorts(db).caseNow(id)
  if (now === null) return `${caseId}    0`
  const hex = (uuid: string | null) => (uuid ?? '').replaceAll('-', '').toUpperCase()
  return [caseId, now.state, hex(now.categoryId), hex(now.deskId), now.complaint === null ? 0 : 1].join(' ')
}

/** The same of the rows that are kept. */
export function keptFinding(db: Database): readonly string[] {
  const rows = read<Record<string, string | number | null> & { entry: number; id: string }>(
    db,
    `SELECT r.entry, hex(r.id) AS id, r.at, hex(f.agent_id) AS agent, f.channel, f.direction, f.outcome,
            CASE WHEN f.transferred = 1 THEN f.reason END AS transfer, r.duration_seconds AS duration,
            r.held_seconds AS held, r.hours_since AS hours,
            CASE WHEN c.number IS NULL THEN '' ELSE hex(c.case_id) || ' ' || c.state || ' ' || hex(c.category_id)
                 || ' ' || hex(c.desk_id) || ' ' || c.complaint END AS "case", r.broken_at AS broken
     FROM finding_row r JOIN finding_facet f ON f.id = r.facet
     LEFT JOIN finding_case c ON c.number = r.case_number`,
  )
  const texts = new Map(
    read<{ entry: number; id: string }>(db, 'SELECT entry, hex(id) AS id FROM history_entry').map(
      ({ entry, id }) => [entry, id],
    ),
  )
  const notes = read<{ entry: number; row: number }>(db, 'SELECT entry, row FROM finding_note')
  return rows
    .map(({ entry, ...row }) => {
      const written = notes.filter((note) => note.row === entry).map((note) => note.entry)
      const found = [entry, ...written].flatMap((one) => texts.get(one) ?? [])
      return JSON.stringify({ ...row, texts: found.sort() })
    })
    .sort()
}

function read<Row>(db: Database, sql: string): Row[] {
  return db.prepare<[], Row>(sql).all()
}
