import type { Database } from 'better-sqlite3'
import type { Change, ChangeKind, ChangeStamp, StampedChange } from '../contract/changes.ts'
import { Change as ChangeSchema } from '../contract/changes.ts'
import type { AgentId, CustomerId, ImportId } from '../contract/ids.ts'
import { receive, tick } from '../domain/clock.ts'
import { type Applier, type FactReaders, MissingEntity } from './apply.ts'
import type { WrittenChanges } from './bulk.ts'
import { aboutChange } from './change-kinds.ts'
import { type ChangeLog, createChangeLog } from './change-log.ts'
import { sqliteCode } from './errors.ts'
import { type Gathering, noGathering } from './gathering.ts'
import { createIdentities } from './identities.ts'
import { createSeatState } from './seat-state.ts'

/** Who writes. */
export type Author = { readonly agentId: AgentId | null; readonly importId?: ImportId | null }

/** What a write did: revisions `from` (before) and `to` (after), whom it was about, and what it wrote, each once. */
export type Recorded = {
  readonly from: number
  readonly to: number
  readonly subjects: readonly CustomerId[]
  readonly kinds: readonly ChangeKind[]
}

/** The one way in for customer data. Every method is one transaction: all of it, or nothing. */
export type Door = {
  /** @throws {MissingEntity} or what an applier throws; then nothing was written. */
  record(changes: readonly Change[], by: Author): Recorded
  /** What other seats wrote: in any order, any number of times, with the same result. */
  applyRemote(changes: readonly StampedChange[]): Recorded
  /**
   * Several groups of changes in one transaction. `next` is asked until it answers null; a function it answers with
   * is run inside the transaction (rows that the log need not know, such as clearing up what an undo left).
   */
  batch(next: () => readonly Change[] | WrittenChanges | (() => void) | null, by: Author): Recorded
  /** Writes what the open transaction has gathered; whoever reads its tables inside a batch calls it first. */
  settle(): void
  readonly log: ChangeLog
}

export type DoorOptions = {
  readonly db: Database
  readonly seat: string
  readonly appliers: Applier<ChangeKind>
  readonly facts: FactReaders
  /** For changes that an import brings. */
  readonly gathering?: Gathering
  /** UTC milliseconds. */
  readonly now: () => number
}

/**
 * Rows of the log gathered before they and what belongs to them are written: some five milliseconds of work, for which
 * somebody who has just come waits.
 */
const mostGathered = 600

export function createDoor({ db, seat, appliers, facts, gathering = noGathering, now }: DoorOptions): Door {
  const identities = createIdentities(db)
  const log = createChangeLog(db, facts, identities)
  const states = createSeatState(db, identities)
  const waiting = createWaiting(db, log, (change, stamp) => apply(change, stamp))

  function apply(change: Change, stamp: ChangeStamp): void {
    // The map ties each kind to its own change; TypeScript cannot follow that through a union of kinds.
    const applier = appliers[change.kind] as (change: Change, stamp: ChangeStamp) => void
    applier(change, stamp)
  }

  function write(body: (touched: Touched) => void): Recorded {
    const from = log.newestRevision()
    const touched: Touched = { subjects: new Set(), kinds: new Set() }
    db.exec('BEGIN IMMEDIATE')
    try {
      body(touched)
      db.exec('COMMIT')
    } catch (error) {
      // SQLite rolls back by itself when the disk is full.
      if (db.inTransaction) db.exec('ROLLBACK')
      identities.forget()
      log.many.forget()
      gathering.forget()
      throw error
    }
    return { from, to: log.newestRevision(), subjects: [...touched.subjects], kinds: [...touched.kinds] }
  }

  /** Stamps and writes inside a transaction; `finish` keeps where our seat now stands. */
  function stamping(by: Author, touched: Touched) {
    let { nextSeq, clock } = states.read(seat)
    function writeGathered(): void {
      gathering.write()
      log.many.flush()
    }
    function next(): ChangeStamp {
      clock = tick(clock, now())
      nextSeq += 1
      return { seat, seq: nextSeq - 1, clock, agentId: by.agentId, importId: by.importId ?? null }
    }
    return {
      add(change: Change): void {
        const stamp = next()
        writeGathered()
        if (log.append({ stamp, change }) === null) throw new Error(`seat already wrote change ${stamp.seq}`)
        apply(change, stamp)
        touch(touched, change)
      },
      /** What the log says of them is made already, and written some at a time. */
      addWritten({ changes, payloads }: WrittenChanges): void {
        changes.forEach((change, at) => {
          const stamp = next()
          log.many.append({ stamp, change }, payloads[at] ?? null)
          if (!gathering.take(change, stamp)) {
            gathering.write()
            apply(change, stamp)
          }
          touch(touched, change)
        })
        if (log.many.gathered() >= mostGathered) writeGathered()
      },
      finish(): void {
        writeGathered()
        states.write(seat, { nextSeq, clock })
      },
    }
  }

  return {
    log,
    settle: () => gathering.write(),
    record: (changes, by) =>
      write((touched) => {
        const { add, finish } = stamping(by, touched)
        for (const change of changes) add(change)
        finish()
      }),
    batch: (next, by) =>
      write((touched) => {
        const { add, addWritten, finish } = stamping(by, touched)
        for (let step = next(); step !== null; step = next()) {
          if (typeof step === 'function') step()
          else if ('changes' in step) addWritten(step)
          else for (const change of step) add(change)
        }
        finish()
      }),
    applyRemote: (changes) =>
      write((touched) => {
        const own = states.read(seat)
        let clock = own.clock
        for (const stamped of changes) {
          const revision = log.append(stamped)
          if (revision === null) continue
          clock = receive(clock, stamped.stamp.clock, now())
          states.sawSeq(stamped.stamp)
          waiting.applyOrWait(revision, stamped)
          touch(touched, stamped.change)
        }
        for (const change of waiting.retry()) touch(touched, change)
        states.write(seat, { nextSeq: states.read(seat).nextSeq, clock })
      }),
  }
}

type Touched = { readonly subjects: Set<CustomerId>; readonly kinds: Set<ChangeKind> }

function touch({ subjects, kinds }: Touched, change: Change): void {
  kinds.add(change.kind)
  const { subject, other } = aboutChange(change)
  if (subject !== null) subjects.add(subject)
  if (other !== undefined) subjects.add(other)
}

/** Remote changes whose entity has not arrived: kept with their payload and tried again after each arrival. */
function createWaiting(db: Database, log: ChangeLog, apply: (change: Change, stamp: ChangeStamp) => void) {
  const insert = db.prepare<[number, string]>('INSERT INTO waiting_change (revision, payload) VALUES (?, ?)')
  const remove = db.prepare<[number]>('DELETE FROM waiting_change WHERE revision = ?')
  const select = db.prepare<[], { revision: number; payload: string }>(
    'SELECT revision, payload FROM waiting_change ORDER BY revision',
  )
  // Nested inside the door's transaction, better-sqlite3 makes this a savepoint: half an apply leaves no trace.
  const attempt = db.transaction(apply)

  function applies(change: Change, stamp: ChangeStamp): boolean {
    try {
      attempt(change, stamp)
      return true
    } catch (error) {
      if (error instanceof MissingEntity || sqliteCode(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY') return false
      throw error
    }
  }

  function retryOne({ revision, payload }: { revision: number; payload: string }): Change | null {
    const [logged] = log.read(revision - 1, 1)
    if (logged === undefined) return null
    const change = ChangeSchema.parse(JSON.parse(payload))
    if (!applies(change, logged.stamp)) return null
    remove.run(revision)
    return change
  }

  return {
    applyOrWait(revision: number, { change, stamp }: StampedChange): void {
      if (!applies(change, stamp)) insert.run(revision, JSON.stringify(change))
    },
    /** One change may be what the next waits for: goes round until nothing moves any more. */
    retry(): readonly Change[] {
      const applied: Change[] = []
      for (let before = -1; before !== applied.length; ) {
        before = applied.length
        for (const row of select.all()) {
          const change = retryOne(row)
          if (change !== null) applied.push(change)
        }
      }
      return applied
    },
  }
}
