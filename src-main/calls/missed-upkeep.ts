import type { CustomerId, PhoneNumber } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { lineOf, type Trace } from '../domain/missed-calls.ts'
import { createMissedSettling } from './missed-settling.ts'

/** Who belongs to whom, as the cards say now. */
export type Directory = {
  /** Of one number, as the call's own lookup finds them. */
  owners(number: string): readonly CustomerId[]
  /** All cards of a customer, the one that stands for them first. */
  cardsOf(customerId: CustomerId): readonly CustomerId[]
}

/** What a call or a contact left behind; null where it says nothing any more. */
export type Traced = {
  readonly id: string
  readonly trace: Trace | null
  readonly endedAt: number | null
  /** That heard the call; null for a contact. */
  readonly seat: string | null
  readonly number: string | null
  readonly customerId: CustomerId | null
  readonly agentId: string | null
}

export type PhoneRange = { readonly number: PhoneNumber | null; readonly extensionDigits: number }

export type MissedUpkeep = ReturnType<typeof createMissedUpkeep>

/** Keeps `call_trace` equal to what the log and the cards say, whatever of it changes and in whatever order. */
export function createMissedUpkeep(db: Database, directory: Directory) {
  const settling = createMissedSettling(db)
  const upsert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO call_trace (id, kind, at, ended_at, seat, line, customer_id, agent_id, root_id, open)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (id) DO UPDATE SET
      kind = excluded.kind, at = excluded.at, ended_at = excluded.ended_at, seat = excluded.seat,
      line = excluded.line, customer_id = excluded.customer_id, agent_id = excluded.agent_id,
      root_id = excluded.root_id, open = 0
  `)
  const remove = db.prepare<[Buffer]>('DELETE FROM call_trace WHERE id = ?')
  const hasLine = db.prepare<[string]>('SELECT 1 FROM call_trace WHERE line = ? LIMIT 1')
  const selectLinesAmong = db
    .prepare<[string], PhoneNumber>(
      'SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM call_trace WHERE line = value)',
    )
    .pluck()
  // What sorts right after every digit ends the range.
  const selectLinesIn = db
    .prepare<[string, string], string>(
      "SELECT DISTINCT line FROM call_trace WHERE line > ? AND line < ? || ':' AND customer_id IS NULL",
    )
    .pluck()
  const selectPhones = db.prepare<[Buffer], PhoneRange>(
    'SELECT number, extension_digits AS extensionDigits FROM phone WHERE customer_id = ? AND number IS NOT NULL',
  )

  function rootOf(customerId: CustomerId | null, line: string | null): Buffer | null {
    if (customerId !== null) return uuidToBlob(directory.cardsOf(customerId)[0] ?? customerId)
    const [owner, other] = line === null ? [] : directory.owners(line)
    return owner === undefined || other !== undefined ? null : uuidToBlob(owner)
  }

  function lineMoved(line: string): void {
    if (hasLine.get(line) !== undefined) settling.lineIs(line, rootOf(null, line))
  }

  /** The number is on a card, or was until now; with its extensions, where it is a switchboard's. */
  function numberMoved({ number, extensionDigits }: PhoneRange): void {
    if (number === null) return
    lineMoved(number)
    if (extensionDigits === 0) return
    const prefix = number.slice(0, -extensionDigits)
    for (const line of selectLinesIn.all(prefix, prefix)) lineMoved(line)
  }

  return {
    numberMoved,

    /** They are on cards that were made just now; nearly nobody of whom has called. */
    numbersAdded(numbers: readonly PhoneNumber[]): void {
      for (const line of selectLinesAmong.all(JSON.stringify(numbers))) lineMoved(line)
    },

    /** As it now stands. */
    traced({ id, trace, endedAt, seat, number, customerId, agentId }: Traced): void {
      const key = uuidToBlob(id)
      const before = settling.find(key)
      const line = number === null ? null : lineOf(number)
      if (trace === null) remove.run(key)
      else {
        const said = [trace.kind, trace.at, endedAt, uuidToBlobOrNull(seat), line]
        const whose = [uuidToBlobOrNull(customerId), uuidToBlobOrNull(agentId), rootOf(customerId, line)]
        upsert.run(key, ...said, ...whose)
      }
      settling.changed(before, trace === null ? undefined : settling.find(key))
    },

    /** They became one with others, or are two again. */
    cardsMoved(customerIds: readonly CustomerId[]): void {
      const cards = new Set(customerIds.flatMap((id) => directory.cardsOf(id)))
      for (const card of cards) {
        const blob = uuidToBlob(card)
        settling.cardIs(blob, rootOf(card, null) ?? blob)
        for (const phone of selectPhones.all(blob)) numberMoved(phone)
      }
    },

    /** Somebody closed it by hand. */
    closed: (callId: string): void => settling.closed(uuidToBlob(callId)),

    phone: createPhoneReader(db),
  }
}

/** A phone before it is taken away, or its range changed. */
function createPhoneReader(db: Database) {
  const select = db.prepare<[Buffer, Buffer], PhoneRange>(
    'SELECT number, extension_digits AS extensionDigits FROM phone WHERE customer_id = ? AND id = ?',
  )
  return (customerId: string, contactPointId: string): PhoneRange | undefined =>
    select.get(uuidToBlob(customerId), uuidToBlob(contactPointId))
}
