import type { MessagePort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { StorageFailed, toFailure } from './errors.ts'
import { createGiveWay, type GiveWay, giveWayBetweenRows } from './giving-way.ts'
import type { ReaderData, ReaderMessage, ReaderRequest } from './messages.ts'
import { newestVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'
import type { Queries } from './queries.ts'
import { stepBack } from './step-back.ts'

export type ReaderOptions = {
  readonly port: MessagePort
  readonly data: ReaderData
  readonly queries: Queries
}

/** A reader thread: runs named queries, one after the other, on its own read-only connection. */
export function runReader({ port, data, queries }: ReaderOptions): void {
  const tell = (message: ReaderMessage) => port.postMessage(message)
  stepBack(data.priority)
  try {
    const { file, key } = data
    const db = openDatabase({ file, key, mode: 'read-only', newestVersion: newestVersion(migrations) })
    // Kibibytes. Decrypting a page costs more than keeping it.
    db.pragma('cache_size = -16384')
    const giveWay = createGiveWay(data.urgencies, data.givesWayTo)
    giveWayBetweenRows(db, giveWay)
    const run = createRun(db, queries, giveWay)
    port.on('message', (request: ReaderRequest) => {
      const { id } = request
      try {
        if (request.kind === 'checkpoint') checkpoint(data)
        const value = request.kind === 'query' ? run(request.name, request.input) : null
        // Only what writes files takes its time without the database.
        if (value instanceof Promise) answerLater(id, value)
        else tell({ kind: 'done', id, value })
      } catch (error) {
        tell({ kind: 'failed', id, failure: toFailure(error) })
      }
    })
    const answerLater = (id: number, value: Promise<unknown>) =>
      void value.then(
        (found) => tell({ kind: 'done', id, value: found }),
        (error: unknown) => tell({ kind: 'failed', id, failure: toFailure(error) }),
      )
    // The store closes a reader by closing its side of the port.
    port.on('close', () => db.close())
    tell({ kind: 'ready' })
  } catch (error) {
    tell({ kind: 'refused', failure: toFailure(error) })
    port.close()
  }
}

/** Beside the writer, which goes on: only one of the two checkpoints at a time. */
function checkpoint({ file, key }: ReaderData): void {
  const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
  try {
    db.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
  }
}

function createRun(
  db: Database,
  queries: Queries,
  giveWay: GiveWay,
): (name: string, input: unknown) => unknown {
  // Statements are prepared on first use, so that a thread is ready at once.
  const prepared = new Map<string, (input: never) => unknown>()
  return (name, input) => {
    const create = Object.hasOwn(queries, name) ? queries[name] : undefined
    if (create === undefined) throw new StorageFailed(`no query is called ${name}`)
    const query = prepared.get(name) ?? create(db, giveWay)
    prepared.set(name, query)
    // The typed side is `Store.query`; between the threads the input is what it was there.
    return query(input as never)
  }
}
