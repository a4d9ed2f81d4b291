import type { Database } from 'better-sqlite3'
import { Change, type ChangeKind, type ChangeStamp, type StampedChange } from '../contract/changes.ts'
import { AgentId, ImportId } from '../contract/ids.ts'
import { type FactReaders, type SelfPayloadKind, selfPayloadKinds } from './apply.ts'
import { aboutChange, kindNumbers, kindOfNumber } from './change-kinds.ts'
import type { Identities } from './identities.ts'
import { createRowsAtOnce } from './rows-at-once.ts'
import { uuidFromBlob, uuidToBlob, uuidToBlobOrNull } from './uuid.ts'

/** A change as it stands in this seat's log; `change` is null once its subject was erased. */
export type LoggedChange = {
  readonly revision: number
  readonly stamp: ChangeStamp
  readonly change: Change | null
}

export type ChangeLog = {
  /** The row's revision, or null when this seat already has the change. */
  append(stamped: StampedChange): number | null
  /**
   * As `append`, of many changes of one author that this seat has just stamped: they are gathered and written together,
   * the last of them by `flush`. What is not written when the transaction is given up has to be forgotten.
   */
  readonly many: {
    append(stamped: StampedChange, payload: string | null): void
    /** How many are not written yet. */
    gathered(): number
    flush(): void
    forget(): void
  }
  /** Oldest first, those with a revision above `after`. */
  read(after: number, limit: number): readonly LoggedChange[]
  newestRevision(): number
}

type ChangeRow = {
  revision: number
  seat: number
  seq: number
  clock: number
  agent: number | null
  import: number | null
  kind: number
  entity: Buffer
  payload: string | null
}

type InsertedRow = [
  seat: number,
  seq: number,
  clock: number,
  agent: number | null,
  importId: number | null,
  kind: number,
  entity: Buffer,
  subject: Buffer | null,
  payload: string | null,
]

const columns = `c.revision, c.seat, c.seq, c.clock, c.agent, c.import, c.kind, c.entity,
  coalesce(c.payload, (SELECT w.payload FROM waiting_change w WHERE w.revision = c.revision)) AS payload`

/** The append-only table `change`. `facts` read back the kinds that are their own payload. */
export function createChangeLog(db: Database, facts: FactReaders, identities: Identities): ChangeLog {
  const insert = db.prepare<InsertedRow>(`
    INSERT INTO change (seat, seq, clock, agent, import, kind, entity, subject, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seat, seq) DO NOTHING
  `)
  const select = db.prepare<[number, number], ChangeRow>(
    `SELECT ${columns} FROM change c WHERE c.revision > ? ORDER BY c.revision LIMIT ?`,
  )
  const selectNewest = db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM change').pluck()

  function toLogged(row: ChangeRow): LoggedChange {
    const stamp = {
      seat: identities.uuid(row.seat),
      seq: row.seq,
      clock: row.clock,
      agentId: row.agent === null ? null : AgentId.parse(identities.uuid(row.agent)),
      importId: row.import === null ? null : ImportId.parse(identities.uuid(row.import)),
    }
    return { revision: row.revision, stamp, change: toChange(row, facts) }
  }

  return {
    many: createMany(db, identities),
    append({ stamp, change }) {
      const { entity, subject } = aboutChange(change)
      const { changes, lastInsertRowid } = insert.run(
        identities.intern(stamp.seat),
        stamp.seq,
        stamp.clock,
        stamp.agentId === null ? null : identities.intern(stamp.agentId),
        stamp.importId === null ? null : identities.intern(stamp.importId),
        kindNumbers[change.kind],
        uuidToBlob(entity),
        uuidToBlobOrNull(subject),
        isSelfPayload(change.kind) ? null : JSON.stringify(change),
      )
      return changes === 0 ? null : Number(lastInsertRowid)
    },
    read: (after, limit) => select.all(after, limit).map(toLogged),
    newestRevision: () => selectNewest.get() ?? 0,
  }
}

function createMany(db: Database, identities: Identities): ChangeLog['many'] {
  const rows = createRowsAtOnce(db, {
    table: 'change',
    shared: ['seat', 'agent', 'import'],
    own: ['seq', 'clock', 'kind', 'entity', 'subject', 'payload'],
  })
  let by: Pick<ChangeStamp, 'seat' | 'agentId' | 'importId'> | null = null

  return {
    append({ stamp, change }, payload) {
      const { entity, subject } = aboutChange(change)
      by = stamp
      const about = [uuidToBlob(entity), uuidToBlobOrNull(subject)] as const
      rows.add(stamp.seq, stamp.clock, kindNumbers[change.kind], ...about, payload)
    },
    gathered: rows.gathered,
    flush() {
      if (by === null || rows.gathered() === 0) return
      const agent = by.agentId === null ? null : identities.intern(by.agentId)
      const source = by.importId === null ? null : identities.intern(by.importId)
      rows.write([identities.intern(by.seat), agent, source])
    },
    forget: rows.forget,
  }
}

function toChange({ kind: number, entity, payload }: ChangeRow, facts: FactReaders): Change | null {
  if (payload !== null) return Change.parse(JSON.parse(payload))
  const kind = kindOfNumber(number)
  return isSelfPayload(kind) ? facts[kind](uuidFromBlob(entity)) : null
}

export function isSelfPayload(kind: ChangeKind): kind is SelfPayloadKind {
  return selfPayloadKinds.some((other) => other === kind)
}
