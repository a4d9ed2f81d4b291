import type { Database } from 'better-sqlite3'
import type { Change, StampedChange } from '../contract/changes.ts'
import type { Draft } from '../contract/snapshot.ts'
import type { BulkShapes } from './bulk.ts'
import { type BulkDesk, createBulkDesk } from './bulk-desk.ts'
import type { Author, Recorded } from './door.ts'
import { createDraftReader } from './drafts.ts'
import { StorageFailed, StorageFull } from './errors.ts'
import { comeFirst, createUrgencies, type Urgency } from './giving-way.ts'
import { createListeners } from './listeners.ts'
import { takeLock } from './lock.ts'
import type { ReaderData, ReaderRequest, WriterData, WriterRequest } from './messages.ts'
import { newestVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'
import type { QueryShapes } from './queries.ts'
import { createReaderLane } from './reader-lane.ts'
import type { ThreadAhead } from './thread-ahead.ts'
import { createUnsavedDrafts } from './unsaved-drafts.ts'
import { createWorkerLink, type WorkerLink, type WorkerLinkOptions } from './worker-link.ts'

/**
 * `interactive` answers somebody who waits, and drops older queries of the same name; `finding` keeps in memory what
 * leads look in, so everything that looks there goes this way, and so does what else somebody at a screen waits for
 * though it takes longer than a key; `long` may take seconds.
 */
export type Lane = 'interactive' | 'finding' | 'long'

/** The database as the main process sees it. */
export type Store<Q extends QueryShapes = QueryShapes, J extends BulkShapes = BulkShapes> = {
  /** Read-only connection of the main process, for point reads on the hot path. */
  readonly db: Database
  /** Newest row of the change log that `db` sees. */
  revision(): number
  /** Resolves after the commit. @throws {StorageFull | StorageFailed} as a rejection; then nothing was written. */
  record(changes: readonly Change[], by: Author): Promise<Recorded>
  /** What other seats wrote; what is already here is passed over. Rejects as `record`. */
  applyRemote(changes: readonly StampedChange[]): Promise<Recorded>
  /** Resolves when it is on disk; empty text removes it. Rejected by a full disk it is kept and tried again. */
  saveDraft(key: string, text: string): Promise<void>
  /** Oldest first; with those that a full disk keeps waiting. */
  drafts(): readonly Draft[]
  /** Rejects with Superseded when a newer one of the same name took its place. */
  query<N extends keyof Q & string>(name: N, input: Q[N]['input'], lane: Lane): Promise<Q[N]['output']>
  readonly bulk: BulkDesk<J>
  /** Every commit that moved the log: recorded here, by a job, or from another seat. Told before the answer. */
  onRecorded(listener: (recorded: Recorded) => void): () => void
  onFull(listener: (full: boolean) => void): () => void
  /** At once, from INVITE to painted; the disposer lets bulk work go on. */
  pauseBulk(): () => void
  /** Everything asked for before is answered first. */
  close(): Promise<void>
}

export type StoreOptions = {
  readonly file: string
  /** 32 raw bytes. */
  readonly key: Uint8Array
  /** UUIDv7 of this seat; see `seat.ts`. */
  readonly seat: string
  readonly workers: { readonly writer: URL; readonly reader: URL }
  /** The writer's thread, where it was started before there was a key. */
  readonly writer?: ThreadAhead | undefined
  readonly report: (what: string, error: unknown) => void
}

type Precedence = Pick<ReaderData, 'givesWayTo' | 'priority'>

/** Behind the main thread all of them: who waits for each key, then who looks for something, then a report. */
const precedences = {
  interactive: { givesWayTo: ['call'], priority: 5 },
  finding: { givesWayTo: ['call', 'question'], priority: 7 },
  long: { givesWayTo: ['call', 'question', 'finding'], priority: 10 },
} as const satisfies Record<Lane, Precedence>

/** How often a full disk is tried again while nobody writes. */
const fullRetryMs = 2000

/**
 * Opens a profile's database with its threads, creating it where there is none.
 * @throws {InUse | WrongKey | DatabaseTooNew | DatabaseDamaged | StorageFull} with the file left as it was.
 */
export async function openStore<Q extends QueryShapes = QueryShapes, J extends BulkShapes = BulkShapes>(
  options: StoreOptions,
): Promise<Store<Q, J>> {
  const { file, key } = options
  const unlock = takeLock(`${file}.lock`)
  const writing = createWriting<J>(options)
  try {
    await writing.link.ready
    const db = openDatabase({ file, key, mode: 'read-only', newestVersion: newestVersion(migrations) })
    return assemble<Q, J>(options, db, writing, unlock)
  } catch (error) {
    await writing.link.close()
    unlock()
    throw error
  }
}

function assemble<Q extends QueryShapes, J extends BulkShapes>(
  options: StoreOptions,
  db: Database,
  writing: ReturnType<typeof createWriting<J>>,
  unlock: () => void,
): Store<Q, J> {
  const { urgencies } = writing
  const interactive = startReader(options, 'interactive', urgencies)
  const finding = startWhenAsked(() => startReader(options, 'finding', urgencies))
  const long = startWhenAsked(() => startReader(options, 'long', urgencies))
  const lanes = {
    interactive: createReaderLane(comesFirst(interactive, urgencies, 'question'), true),
    finding: createReaderLane(comesFirst(finding, urgencies, 'finding'), false),
    long: createReaderLane(long, false),
  }
  writing.onWalGrown(createCheckpointing(long))
  const selectRevision = db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM change').pluck()
  const storedDrafts = createDraftReader(db)
  const { link, recorded, full, unsaved, bulk, write } = writing

  return {
    db,
    revision: () => selectRevision.get() ?? 0,
    record: (changes, by) => write({ kind: 'record', changes, by }),
    applyRemote: (changes) => write({ kind: 'apply-remote', changes }),
    saveDraft: writing.saveDraft,
    drafts: () => unsaved.over(storedDrafts()),
    // The reader's registry gave `Q`; between the threads both are plain data.
    query: (name, input, lane) => lanes[lane](name, input) as Promise<Q[typeof name]['output']>,
    bulk,
    onRecorded: recorded.add,
    onFull: full.add,
    pauseBulk: writing.pauseBulk,
    async close() {
      writing.stop()
      // The writer last: only the last connection, and only one that may write, folds the WAL into the file.
      await Promise.all([interactive.close(), finding.close(), long.close()])
      db.close()
      await link.close({ kind: 'close' })
      unlock()
    },
  }
}

function startReader(
  { file, key, workers, report }: StoreOptions,
  lane: Lane,
  urgencies: SharedArrayBuffer,
): WorkerLink<ReaderRequest> {
  const workerData: ReaderData = { file, key, urgencies, ...precedences[lane] }
  return createWorkerLink({
    url: workers.reader,
    workerData,
    name: `${lane} reader`,
    report,
    onTold: () => {},
    onRestart: () => {},
  })
}

type AskedReader = Pick<WorkerLink<ReaderRequest>, 'request' | 'close'>

/** Those that give way to it stand still from a question until its answer. */
function comesFirst(
  { request }: AskedReader,
  urgencies: SharedArrayBuffer,
  what: Urgency,
): Pick<AskedReader, 'request'> {
  return {
    request: (asked) => request(asked).finally(comeFirst(urgencies, what)),
  }
}

/** On many days nobody asks for figures or leads, and a thread takes twenty megabytes. */
function startWhenAsked(start: () => AskedReader): AskedReader {
  let reader: AskedReader | null = null
  let closed = false
  return {
    async request(request) {
      // Nobody would end a thread that is started now.
      if (closed) throw new StorageFailed('the store is closed')
      reader ??= start()
      return reader.request(request)
    },
    async close() {
      closed = true
      await reader?.close()
    },
  }
}

/** Moves what bulk work has written into the database, one run at a time; the writer does it where this fails. */
function createCheckpointing(link: AskedReader): () => void {
  let running = false
  return () => {
    if (running) return
    running = true
    const over = () => {
      running = false
    }
    link.request({ kind: 'checkpoint' }).then(over, over)
  }
}

function createWriting<J extends BulkShapes>(options: StoreOptions) {
  const { file, key, seat, workers, report } = options
  const urgencies = createUrgencies()
  const recorded = createListeners<Recorded>(report)
  const full = createFullness(report)
  const walGrown = createListeners<null>(report)
  const unsaved = createUnsavedDrafts()
  const workerData: WriterData = { file, key, seat, urgencies }
  const onTold: WorkerLinkOptions['onTold'] = (message) => {
    if (message.kind === 'recorded') recorded.tell(message.recorded)
    else if (message.kind === 'full') full.set(message.full)
    else if (message.kind === 'wal-grown') walGrown.tell(null)
    else bulk.told(message.job, message.progress)
  }
  const link: WorkerLink<WriterRequest> = createWorkerLink({
    url: workers.writer,
    workerData,
    name: 'writer',
    ahead: options.writer,
    report,
    onTold,
    onRestart: () => bulk.lost(),
  })
  const request = full.watch(link)
  const bulk = createBulkDesk<J>(request)

  async function write(body: Parameters<typeof request>[0]): Promise<Recorded> {
    // The writer answers these two kinds with what the door gave.
    const done = (await request(body)) as Recorded
    if (done.to > done.from) recorded.tell(done)
    return done
  }

  async function saveDraft(draftKey: string, text: string): Promise<void> {
    const draft = { key: draftKey, text, updatedAt: Date.now() }
    unsaved.saved(draftKey)
    try {
      await request({ kind: 'draft', key: draftKey, text, at: draft.updatedAt })
    } catch (error) {
      unsaved.keep(draft)
      throw error
    }
  }

  const retry = setInterval(() => {
    if (!full.is()) return
    const kept = unsaved.all()
    const tries = kept.map(({ key: draftKey, text }) => saveDraft(draftKey, text))
    if (kept.length === 0) tries.push(request({ kind: 'probe' }).then(() => {}))
    // Still full: `full.watch` has seen it, and the next turn tries again.
    for (const attempt of tries) attempt.catch(() => {})
  }, fullRetryMs)
  retry.unref()

  return {
    link,
    urgencies,
    recorded,
    full,
    unsaved,
    bulk: bulk.desk,
    write,
    saveDraft,
    onWalGrown: walGrown.add,
    pauseBulk: () => comeFirst(urgencies, 'call', () => link.signal({ kind: 'resume' })),
    stop: () => clearInterval(retry),
  }
}

/** Full from the first write that fails for it until the first that does not. */
function createFullness(report: StoreOptions['report']) {
  const listeners = createListeners<boolean>(report)
  let current = false
  function set(full: boolean): void {
    if (full === current) return
    current = full
    listeners.tell(full)
  }
  return {
    set,
    is: () => current,
    add: listeners.add,
    watch:
      (link: WorkerLink<WriterRequest>): WorkerLink<WriterRequest>['request'] =>
      async (body) => {
        try {
          const value = await link.request(body)
          // A job tells by itself how its batches fare.
          if (!body.kind.startsWith('job:')) set(false)
          return value
        } catch (error) {
          if (error instanceof StorageFull) set(true)
          else report(`${body.kind} failed`, error)
          throw error
        }
      },
  }
}
