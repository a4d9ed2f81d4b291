import type { Database } from 'better-sqlite3'

/** What comes before work that can wait, each with the place of its count in the memory that all threads share. */
const places = {
  /** From INVITE to painted. */
  call: 0,
  /** Somebody waits for what the interactive reader was asked. */
  question: 1,
  /** A lead waits for what the finding reader was asked. */
  finding: 2,
} as const
export type Urgency = keyof typeof places

/** Called between two rows: returns when nothing more urgent is at work, or this has stood still for long enough. */
export type GiveWay = () => void

/** Milliseconds of standing still, after which as long is worked whoever comes first: nothing waits for ever. */
const longestStandMs = 200

/** How often bulk work that stands still looks for somebody who waits. */
const lookAgainMs = 5

/** A function that every connection knows; in a thread that may stand still it does so. */
export const giveWayFunction = 'give_way'

/**
 * A condition that is always true, for a statement that goes over thousands before it hands the first row over: at one
 * in a hundred it gives way. `number`: SQL for some whole number of a row.
 */
export function nowAndThen(number: string): string {
  return `(${number} % 101 <> 0 OR ${giveWayFunction}())`
}

/** Shared, so that it takes effect without a message. */
export function createUrgencies(): SharedArrayBuffer {
  return new SharedArrayBuffer(Object.keys(places).length * Int32Array.BYTES_PER_ELEMENT)
}

/** Counted: of two calls that pop at once both have to be painted. `lastIsOver` hears that none is left. */
export function comeFirst(urgencies: SharedArrayBuffer, what: Urgency, lastIsOver?: () => void): () => void {
  const counts = new Int32Array(urgencies)
  const place = places[what]
  Atomics.add(counts, place, 1)
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    if (Atomics.sub(counts, place, 1) > 1) return
    Atomics.notify(counts, place)
    lastIsOver?.()
  }
}

/** For bulk work, which makes way for calls alone: it stands still until the last card is painted. */
export function createBulkPause(urgencies: SharedArrayBuffer) {
  const counts = new Int32Array(urgencies)
  const calls = () => Atomics.load(counts, places.call)
  return {
    isOn: () => calls() > 0,
    /** Returns when no call pops any more, or `anybody` else waits. */
    standStill(anybody?: () => boolean): void {
      for (let count = calls(); count > 0 && !anybody?.(); count = calls())
        Atomics.wait(counts, places.call, count, lookAgainMs)
    },
  }
}

/** For a thread that may stand still: what it reads waits as long. */
export function createGiveWay(urgencies: SharedArrayBuffer, to: readonly Urgency[]): GiveWay {
  const counts = new Int32Array(urgencies)
  const watched = to.map((what) => places[what])
  const [first = 0, second = first, third = first] = watched
  let workUntil = 0

  function stand(): void {
    let now = performance.now()
    if (now < workUntil) return
    const until = now + longestStandMs
    for (const place of watched)
      for (let count = Atomics.load(counts, place); count > 0; count = Atomics.load(counts, place)) {
        Atomics.wait(counts, place, count, until - now)
        now = performance.now()
        if (now < until) continue
        workUntil = now + longestStandMs
        return
      }
  }

  return () => {
    // Asked at every row, and nearly always in vain.
    if (
      Atomics.load(counts, first) > 0 ||
      Atomics.load(counts, second) > 0 ||
      Atomics.load(counts, third) > 0
    )
      stand()
  }
}

/**
 * From now on, each row over which somebody goes on this connection, and each one that is looked up, is a place to give
 * way; so is wherever a statement says so itself.
 */
export function giveWayBetweenRows(db: Database, giveWay: GiveWay): void {
  db.function(giveWayFunction, () => {
    giveWay()
    return 1
  })
  const prepare = db.prepare.bind(db)
  function prepareGivingWay(source: string) {
    const statement = prepare(source)
    const iterate = statement.iterate.bind(statement)
    const get = statement.get.bind(statement)
    statement.iterate = function* (...bound) {
      for (const row of iterate(...bound)) {
        giveWay()
        yield row
      }
    }
    statement.get = (...bound) => {
      giveWay()
      return get(...bound)
    }
    return statement
  }
  // The library's own type follows what is bound; a statement is what it was but for standing still.
  db.prepare = prepareGivingWay as Database['prepare']
}
