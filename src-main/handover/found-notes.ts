import { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull } from '../database/uuid.ts'
import type { Between } from './counts.ts'

type Limited = Between & { readonly most: number }
type NoteRow = {
  id: Buffer
  customer_id: Buffer
  at: number
  agent_id: Buffer | null
  initials: string | null
  text: string
  channel: string | null
  entry_id: Buffer | null
  entry_at: number | null
}
type TransferRow = {
  id: Buffer
  customer_id: Buffer | null
  at: number
  agent_id: Buffer | null
  initials: string | null
  reason: string | null
  succeeded: number | null
}

/** UTF-16 code units of two lines on a sheet. */
const longest = 240

export type FoundNote = ReturnType<typeof toNote>
export type FoundTransfer = ReturnType<typeof toTransfer>

/** What was written, the newest first; an excerpt is read, not a megabyte. */
export function createFoundNotes(db: Database) {
  const select = db.prepare<Limited, NoteRow>(`
    SELECT n.id, n.customer_id, n.at, n.agent_id, n.initials, substr(n.text, 1, ${longest * 2}) AS text,
           i.channel, i.id AS entry_id, i.at AS entry_at
    FROM (SELECT * FROM note WHERE at >= @from AND at <= @to ORDER BY at DESC, id DESC LIMIT @most) n
    LEFT JOIN interaction i
      ON i.id = coalesce(n.interaction_id, (SELECT c.id FROM interaction c
                                            WHERE c.customer_id = n.customer_id AND c.call_id = n.call_id LIMIT 1))
    ORDER BY n.at DESC, n.id DESC
  `)
  const count = db
    .prepare<Between, number>('SELECT count(*) FROM note WHERE at >= @from AND at <= @to')
    .pluck()
  return {
    find: (between: Between, most: number): readonly FoundNote[] =>
      select.all({ ...between, most }).map(toNote),
    count: (between: Between): number => count.get(between) ?? 0,
  }
}

function toNote(row: NoteRow) {
  return {
    id: uuidFromBlob(row.id),
    customerId: CustomerId.parse(uuidFromBlob(row.customer_id)),
    at: row.at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    text: twoLines(row.text),
    channel: row.channel,
    entryId: uuidFromBlob(row.entry_id ?? row.id),
    entryAt: row.entry_at ?? row.at,
  }
}

/** The first two lines that say something. */
function twoLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const first = lines.slice(0, 2).join('\n').trim()
  const characters = [...first]
  const isWhole = lines.length <= 2 && characters.length <= longest
  return isWhole ? first : `${characters.slice(0, longest).join('').trimEnd()}…`
}

/** Calls that were passed on with a reason, the newest first. */
export function createFoundTransfers(db: Database) {
  const where = "choice = 'transfer' AND reason IS NOT NULL AND at >= @from AND at <= @to"
  const select = db.prepare<Limited, TransferRow>(`
    SELECT id, customer_id, at, agent_id, initials, reason, succeeded FROM transfer_decision
    WHERE ${where} ORDER BY at DESC, id LIMIT @most
  `)
  const count = db.prepare<Between, number>(`SELECT count(*) FROM transfer_decision WHERE ${where}`).pluck()
  return {
    find: (between: Between, most: number): readonly FoundTransfer[] =>
      select.all({ ...between, most }).map(toTransfer),
    count: (between: Between): number => count.get(between) ?? 0,
  }
}

function toTransfer(row: TransferRow) {
  return {
    id: uuidFromBlob(row.id),
    customerId: row.customer_id && CustomerId.parse(uuidFromBlob(row.customer_id)),
    at: row.at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    reason: row.reason,
    succeeded: row.succeeded === null ? null : row.succeeded === 1,
  }
}
