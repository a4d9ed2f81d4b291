import type { Database } from '../database/connection.ts'
import { promiseAfterContactMs } from '../domain/finding-rules.ts'
import { namedMinuteMs } from '../domain/promise-course.ts'

/** A contact as it now stands, with its conclusion. */
export type FoundInteraction = {
  readonly id: Buffer
  readonly customer_id: Buffer
  readonly at: number
  readonly channel: string
  readonly direction: string
  readonly agent_id: Buffer | null
  readonly outcome: string | null
  readonly duration_seconds: number | null
  readonly held_seconds: number
  readonly case_id: Buffer | null
  readonly call_id: Buffer | null
}

const columns = `id, customer_id, at, channel, direction, agent_id, duration_seconds, held_seconds, call_id,
  iif(concluded_clock IS NULL, outcome, concluded_outcome) AS outcome,
  coalesce(concluded_case_id, case_id) AS case_id`

type Place = Pick<FoundInteraction, 'at' | 'id'>
type Given = { readonly customer_id: Buffer; readonly made_at: number }
type Promised = { readonly made_at: number; readonly due_at: number; readonly closed_at: number | null }

/** What the facts say about a contact, read from where they lie. `cards`: all of its customer's. */
export function createFindingFacts(db: Database) {
  const selectOne = db.prepare<[Buffer], FoundInteraction>(`SELECT ${columns} FROM interaction WHERE id = ?`)
  const selectOfCard = db.prepare<[Buffer], FoundInteraction>(
    `SELECT ${columns} FROM interaction WHERE customer_id = ?`,
  )
  const selectOfCall = db.prepare<[Buffer], FoundInteraction>(
    `SELECT ${columns} FROM interaction WHERE call_id = ?`,
  )
  const selectTransfer = db.prepare<[Buffer], { reason: string | null }>(`
    SELECT reason FROM transfer_decision WHERE call_id = ? AND choice = 'transfer' AND succeeded IS NOT 0
    ORDER BY at DESC, id DESC LIMIT 1
  `)
  const selectNotes = db
    .prepare<{ id: Buffer; customer: Buffer; call: Buffer | null }, Buffer>(`
      SELECT id FROM note WHERE interaction_id = @id
      UNION SELECT id FROM note WHERE call_id = @call AND customer_id = @customer AND interaction_id IS NULL
    `)
    .pluck()
  const selectLater = db
    .prepare<[Buffer, Buffer, number, Buffer], Buffer>(
      'SELECT id FROM interaction WHERE call_id = ? AND customer_id = ? AND (at, id) > (?, ?)',
    )
    .pluck()

  return {
    interaction: (id: Buffer): FoundInteraction | undefined => selectOne.get(id),
    ofCard: (card: Buffer): readonly FoundInteraction[] => selectOfCard.all(card),
    ofCall: (callId: Buffer): readonly FoundInteraction[] => selectOfCall.all(callId),
    /** A transfer that went through, or of which nothing else is known: the last one of the call. */
    transferOf(callId: Buffer | null): { readonly transferred: 0 | 1; readonly reason: string } {
      const found = callId === null ? undefined : selectTransfer.get(callId)
      return found === undefined
        ? { transferred: 0, reason: '' }
        : { transferred: 1, reason: found.reason ?? '' }
    },
    /** Written about it, whether or not it was there yet. */
    notesOf: ({ id, customer_id: customer, call_id: call }: FoundInteraction): readonly Buffer[] =>
      selectNotes.all({ id, customer, call }),
    /** Contacts of one card that one call became, after this one. */
    laterOfCall: ({ call_id: call, customer_id: customer, at, id }: FoundInteraction): readonly Buffer[] =>
      call === null ? [] : selectLater.all(call, customer, at, id),
    contactsOf: createContactsOfNote(db),
    ...createOutOfSight(db),
    ...createCourseOfContacts(db),
  }
}

type About = {
  readonly interactionId: Buffer | null
  readonly callId: Buffer | null
  readonly customerId: Buffer
}

/** Notes on cards that an import brought and that went with it: the card's row stays, and nobody comes to it. */
function createOutOfSight(db: Database) {
  const selectAlone = db
    .prepare<[Buffer], number>(`
      SELECT r.entry FROM note n JOIN finding_row r ON r.id = n.id
      WHERE n.customer_id = ? AND n.interaction_id IS NULL AND n.call_id IS NULL
    `)
    .pluck()
  const isRemoved = db.prepare<[Buffer]>('SELECT 1 FROM customer WHERE id = ? AND removed_at IS NOT NULL')
  return {
    /** The rows of a card's notes that are about no contact. */
    aloneOn: (card: Buffer): readonly number[] => selectAlone.all(card),
    /** Whether a note that is about no contact comes to a card that is gone. */
    isOutOfSight: ({ interactionId, callId, customerId }: About): boolean =>
      interactionId === null && callId === null && isRemoved.get(customerId) !== undefined,
  }
}

/** The contact that a note is about; of a call that became several contacts of one card, the first. */
function createContactsOfNote(db: Database) {
  const select = db
    .prepare<[Buffer, Buffer], Buffer>(
      'SELECT id FROM interaction WHERE call_id = ? AND customer_id = ? ORDER BY at, id',
    )
    .pluck()
  return ({ interactionId, callId, customerId }: About): readonly Buffer[] => {
    if (interactionId !== null) return [interactionId]
    return callId === null ? [] : select.all(callId, customerId)
  }
}

const isContact = "channel <> 'event'"
const cameToUs = `${isContact} AND direction = 'in'`

/** What follows from the contacts before and after one. */
function createCourseOfContacts(db: Database) {
  const nearest = (which: string, side: '<' | '>') =>
    db.prepare<[Buffer, number, Buffer], FoundInteraction>(`
      SELECT ${columns} FROM interaction WHERE customer_id = ? AND (at, id) ${side} (?, ?) AND ${which}
      ORDER BY at ${side === '<' ? 'DESC' : 'ASC'}, id ${side === '<' ? 'DESC' : 'ASC'} LIMIT 1
    `)
  const [before, after] = [nearest(isContact, '<'), nearest(isContact, '>')]
  const [cameBefore, cameAfter] = [nearest(cameToUs, '<'), nearest(cameToUs, '>')]
  const selectPromises = db.prepare<[Buffer], Promised>(
    'SELECT made_at, due_at, closed_at FROM callback_promise WHERE customer_id = ?',
  )
  const selectPromise = db.prepare<[Buffer], Given>(
    'SELECT customer_id, made_at FROM callback_promise WHERE id = ?',
  )

  function find(statement: typeof before, cards: readonly Buffer[], { at, id }: Place) {
    return cards.flatMap((card) => statement.get(card, at, id) ?? [])
  }
  const last = (found: readonly FoundInteraction[]) => found.toSorted(byTime).at(-1)
  const first = (found: readonly FoundInteraction[]) => found.toSorted(byTime)[0]

  return {
    /** When the customer came to us the last time before it. */
    cameBefore: (cards: readonly Buffer[], place: Place): number | null =>
      last(find(cameBefore, cards, place))?.at ?? null,
    /** Those that a contact between them changes: the one before may lose its promises, the next came again. */
    neighbours(cards: readonly Buffer[], place: Place): readonly FoundInteraction[] {
      const next = first(find(cameAfter, cards, place))
      const promised = cards.some((card) => selectPromises.get(card) !== undefined)
      const previous = promised ? last(find(before, cards, place)) : undefined
      return [next, previous].filter((contact) => contact !== undefined)
    },
    /** The first moment at which a promise that was given in it was late. */
    brokenAt(cards: readonly Buffer[], contact: Place): number | null {
      const promises = cards.flatMap((card) => selectPromises.all(card))
      const late = promises.filter(
        ({ made_at: madeAt, due_at: dueAt, closed_at: closedAt }) =>
          madeAt >= contact.at &&
          madeAt <= contact.at + promiseAfterContactMs &&
          (closedAt === null || closedAt >= dueAt + namedMinuteMs),
      )
      if (late.length === 0) return null
      const until = first(find(after, cards, contact))?.at ?? Number.POSITIVE_INFINITY
      const own = late.filter(({ made_at: madeAt }) => madeAt < until)
      return own.length === 0 ? null : Math.min(...own.map(({ due_at: dueAt }) => dueAt + namedMinuteMs))
    },
    promise: (id: Buffer): Given | undefined => selectPromise.get(id),
    /** Begun at that moment or before. */
    lastContact: (cards: readonly Buffer[], at: number): FoundInteraction | undefined =>
      last(find(before, cards, { at, id: afterAllIds })),
  }
}

const afterAllIds = Buffer.alloc(17, 0xff)

function byTime(left: Place, right: Place): number {
  return left.at - right.at || Buffer.compare(left.id, right.id)
}
