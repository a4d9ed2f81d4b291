import { type CaseId, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { hoursSince } from '../domain/finding-rules.ts'
import { createFindingFacts, type FoundInteraction } from './finding-facts.ts'
import { type CaseNow, createFindingTables, nobody } from './finding-tables.ts'

export type FindingPorts = {
  /** All cards of a customer. */
  cardsOf(customerId: CustomerId): readonly CustomerId[]
  /** Null where the case itself has not arrived. */
  caseNow(caseId: CaseId): CaseNow | null
}

type NoteFact = {
  readonly id: Buffer
  readonly at: number
  readonly agentId: Buffer | null
  readonly caseId: Buffer | null
  readonly interactionId: Buffer | null
  readonly callId: Buffer | null
  readonly customerId: Buffer
}

export type FindingKeeper = ReturnType<typeof createFindingKeeper>

/** Keeps the rows that contacts are found by equal to what the facts say, whatever of them comes in whatever order. */
export function createFindingKeeper(db: Database, { cardsOf, caseNow }: FindingPorts) {
  const tables = createFindingTables(db, caseNow)
  const facts = createFindingFacts(db)

  function describe(contact: FoundInteraction, cards: readonly Buffer[]) {
    const { transferred, reason } = facts.transferOf(contact.call_id)
    const before = contact.direction === 'in' ? facts.cameBefore(cards, contact) : null
    return {
      at: contact.at,
      facet: tables.facet({
        agentId: contact.agent_id ?? nobody,
        channel: contact.channel,
        direction: contact.direction,
        outcome: contact.outcome ?? '',
        transferred,
        reason,
      }),
      durationSeconds: contact.duration_seconds,
      heldSeconds: contact.held_seconds,
      hoursSince: before === null || contact.channel === 'event' ? null : hoursSince(before, contact.at),
      caseNumber: contact.case_id === null ? 0 : tables.caseNumber(contact.case_id),
      brokenAt: contact.channel === 'event' ? null : facts.brokenAt(cards, contact),
    }
  }

  function refresh(contact: FoundInteraction, cards: readonly Buffer[]): void {
    const entry = tables.entryOf(contact.id)
    if (entry !== null) tables.update(entry, describe(contact, cards))
  }

  const cardsBy = (customerId: CustomerId) => cardsOf(customerId).map(uuidToBlob)
  const cardsOfBlob = (card: Buffer) => cardsBy(CustomerId.parse(uuidFromBlob(card)))

  /** Notes that came before their contact stood alone until now, or on a later contact of the same call. */
  function takeNotes(contact: FoundInteraction, row: number): void {
    for (const noteId of facts.notesOf(contact)) {
      const alone = tables.entryOf(noteId)
      if (alone !== null) tables.remove(alone)
      const entry = alone ?? takeFromLater(contact, noteId)
      if (entry !== null) tables.addNote(entry, row)
    }
  }

  function takeFromLater(contact: FoundInteraction, noteId: Buffer): number | null {
    const later = facts.laterOfCall(contact).flatMap((id) => tables.entryOf(id) ?? [])
    return later.map((row) => tables.noteEntry(row, noteId)).find((entry) => entry !== null) ?? null
  }

  return {
    added(id: Buffer, clock: number, hasText: boolean): void {
      const contact = facts.interaction(id)
      if (contact === undefined || tables.entryOf(id) !== null) return
      const cards = cardsOfBlob(contact.customer_id)
      const entry = tables.newEntry(id, clock, hasText)
      tables.insert(entry, id, describe(contact, cards))
      takeNotes(contact, entry)
      for (const neighbour of facts.neighbours(cards, contact)) refresh(neighbour, cards)
    },

    /** How a contact ended, and what it is about. */
    concluded(id: Buffer): void {
      const contact = facts.interaction(id)
      if (contact !== undefined) refresh(contact, cardsOfBlob(contact.customer_id))
    },

    noteAdded(note: NoteFact, clock: number): void {
      if (tables.entryOf(note.id) !== null) return
      const entry = tables.newEntry(note.id, clock, true)
      const [row] = facts.contactsOf(note).flatMap((id) => tables.entryOf(id) ?? [])
      if (row !== undefined) {
        tables.addNote(entry, row)
        return
      }
      if (facts.isOutOfSight(note)) return
      const facet = { agentId: note.agentId ?? nobody, channel: 'note', direction: 'none', outcome: '' }
      tables.insert(entry, note.id, {
        at: note.at,
        facet: tables.facet({ ...facet, transferred: 0, reason: '' }),
        durationSeconds: null,
        heldSeconds: 0,
        hoursSince: null,
        caseNumber: note.caseId === null ? 0 : tables.caseNumber(note.caseId),
        brokenAt: null,
      })
    },

    /** The case's state, desk, category or complaint. */
    caseMoved: (caseId: CaseId): void => tables.updateCase(caseId),

    /** Made, kept, tried or released. */
    promiseMoved(promiseId: Buffer): void {
      const promise = facts.promise(promiseId)
      if (promise === undefined) return
      const cards = cardsOfBlob(promise.customer_id)
      const contact = facts.lastContact(cards, promise.made_at)
      if (contact !== undefined) refresh(contact, cards)
    },

    transferDecided(callId: Buffer): void {
      for (const contact of facts.ofCall(callId)) refresh(contact, cardsOfBlob(contact.customer_id))
    },

    /** A card that nobody but an import knew goes out of sight with what the import wrote on it. */
    cardGone(card: Buffer): void {
      for (const entry of facts.aloneOn(card)) tables.remove(entry)
    },

    /** They became one with others, or are two again. */
    cardsMoved(customerIds: readonly CustomerId[]): void {
      for (const customerId of customerIds) {
        const cards = cardsBy(customerId)
        for (const card of cards) for (const contact of facts.ofCard(card)) refresh(contact, cards)
      }
    },
  }
}
