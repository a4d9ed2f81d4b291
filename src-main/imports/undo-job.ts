import type { ImportId, PhoneNumber } from '../contract/ids.ts'
import type { BulkJob, BulkStep, CreateBulkJob } from '../database/bulk.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

export type UndoStart = {
  readonly importId: ImportId
  /** False where the change is in the log already, and a crash left the clearing unfinished. */
  readonly record: boolean
  /** UTC milliseconds. */
  readonly at: number
}
export type UndoProgress = { readonly kept: number }

type GonePhone = { readonly number: PhoneNumber | null; readonly extensionDigits: number }
/** Told of each number that is on no card of the import any more. */
export type NumberFollower = (phone: GonePhone) => void
export type CreateNumberFollower = (db: Database) => NumberFollower
/** Told of each card that goes out of sight. */
export type CardFollower = (customerId: Buffer) => void
export type CreateCardFollower = (db: Database) => CardFollower

/** Cards looked at in one step: a few milliseconds. */
const cardsAtOnce = 20

/** Takes an import back: its cards go out of sight, except those that people have worked on since. */
export const undoJobWith =
  (
    createNumberFollower: CreateNumberFollower,
    createCardFollower: CreateCardFollower,
  ): CreateBulkJob<UndoStart, UndoProgress> =>
  (db, start) =>
    createUndoJob(db, { numberGone: createNumberFollower(db), cardGone: createCardFollower(db) }, start)

type Followers = { readonly numberGone: NumberFollower; readonly cardGone: CardFollower }

function createUndoJob(
  db: Database,
  followers: Followers,
  { importId, record, at }: UndoStart,
): BulkJob<UndoProgress> {
  const clear = createClearing(db, importId, at, followers)
  let recorded = !record
  let asked = false
  let finished = false

  function next(): BulkStep {
    if (!asked) return 'hungry'
    if (!recorded) {
      recorded = true
      return [{ kind: 'import:undone', importId }]
    }
    if (finished) return 'done'
    return () => {
      finished = clear()
    }
  }

  return {
    piece: () => {},
    finish: () => {
      asked = true
    },
    // What is undone is undone; the rest is cleared away at the next start.
    cancel: () => {
      asked = true
      recorded = true
      finished = true
    },
    next,
    progress: () => ({ kept: 0 }),
  }
}

/** Looks at the next cards, and remembers in the same transaction how far it came. Answers whether it is through. */
function createClearing(db: Database, importId: ImportId, at: number, followers: Followers): () => boolean {
  const own = uuidToBlob(importId)
  const selectPlace = db.prepare<[Buffer], { cleared_up_to: Buffer }>(
    'SELECT cleared_up_to FROM customer_import WHERE id = ?',
  )
  const selectNext = db
    .prepare<[Buffer, Buffer], Buffer>(
      `SELECT id FROM customer WHERE import_id = ? AND id > ? ORDER BY id LIMIT ${cardsAtOnce}`,
    )
    .pluck()
  // Facts of other customers may name this one's card only through its own subject.
  const workedOn = db.prepare<[Buffer, Buffer]>(`
    SELECT 1 FROM change WHERE subject = ? AND import IS NOT (SELECT id FROM identity WHERE uuid = ?) LIMIT 1
  `)
  // Being one with another card is work too, and that other card may be gone by itself.
  const isMerged = db.prepare<[Buffer]>('SELECT 1 FROM customer_alias WHERE customer_id = ?')
  const move = db.prepare<[Buffer, number, Buffer]>(
    'UPDATE customer_import SET cleared_up_to = ?, kept_at_undo = kept_at_undo + ? WHERE id = ?',
  )
  const end = db.prepare<[Buffer]>('UPDATE customer_import SET cleared = 1 WHERE id = ?')
  const forgetRefusals = db.prepare<[Buffer]>('DELETE FROM import_refusal WHERE import_id = ?')
  const forgetLikenesses = db.prepare<[Buffer]>('DELETE FROM import_likeness WHERE import_id = ?')
  const remove = createRemoval(db, at, followers)

  return () => {
    const place = selectPlace.get(own)?.cleared_up_to ?? Buffer.alloc(0)
    const cards = selectNext.all(own, place)
    let kept = 0
    for (const card of cards) {
      if (workedOn.get(card, own) === undefined && isMerged.get(card) === undefined) remove(card)
      else kept += 1
    }
    const lastCard = cards.at(-1)
    if (lastCard !== undefined) move.run(lastCard, kept, own)
    if (cards.length === cardsAtOnce) return false
    forgetRefusals.run(own)
    forgetLikenesses.run(own)
    end.run(own)
    return true
  }
}

/** Takes a card out of every list, lookup and search; its row stays as what the log refers to. */
function createRemoval(
  db: Database,
  at: number,
  { numberGone, cardGone }: Followers,
): (customerId: Buffer) => void {
  const hide = db
    .prepare<[number, Buffer], number>(
      'UPDATE customer SET removed_at = ? WHERE id = ? RETURNING search_entry',
    )
    .pluck()
  const deletePhones = db.prepare<[Buffer], GonePhone & { readonly search_entry: number }>(`
    DELETE FROM phone WHERE customer_id = ?
    RETURNING search_entry, number, extension_digits AS extensionDigits
  `)
  const deleteEmails = db
    .prepare<[Buffer], number>('DELETE FROM email WHERE customer_id = ? RETURNING search_entry')
    .pluck()
  const forget = db.prepare<[number]>('DELETE FROM customer_search WHERE rowid = ?')

  return (customerId) => {
    const entry = hide.get(at, customerId)
    const phones = deletePhones.all(customerId)
    const searches = phones.map(({ search_entry }) => search_entry)
    for (const search of [...searches, ...deleteEmails.all(customerId), entry])
      if (search !== undefined) forget.run(search)
    for (const phone of phones) numberGone(phone)
    cardGone(customerId)
  }
}
