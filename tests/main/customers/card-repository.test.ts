import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import { Case } from '../../../src-main/contract/history.ts'
import { CallId, type CustomerId } from '../../../src-main/contract/ids.ts'
import { CallbackPromise } from '../../../src-main/contract/promises.ts'
import { createTimelineRepository } from '../../../src-main/timeline-repository.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  move,
  noteAdded,
  phoneAdded,
  promiseMade,
} from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const nobody = { agentId: null }
const hour = 3_600_000

function pageAfter(
  db: Parameters<typeof createTimelineRepository>[0],
  customerId: CustomerId,
  cursor: string,
) {
  const filter = { kinds: [], caseId: null }
  return createTimelineRepository(db).page({ customerId, filter, from: { kind: 'older', cursor } })
}

it('shows all that is known of Maria Rossi on one card', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi', tags: ['Contratto Casa'] })
  const phone = phoneAdded(maria.customerId, '+393331234567')
  const email = emailAdded(maria.customerId, 'maria.rossi@example.it')
  const parcel = caseOpened(maria.customerId, { openedAt: noon - 48 * hour })
  const call = interactionAdded(maria.customerId, { at: noon - 24 * hour })
  const note = noteAdded(maria.customerId, { interactionId: call.interaction.id, at: noon - 23 * hour })
  const refund = promiseMade(maria.customerId, { dueAt: noon - 19 * hour })
  door.record([maria, phone, email, parcel, call, note, refund], nobody)

  const card = createCardRepository(reading).card(maria.customerId, noon)

  const openCase = Case.parse({ ...parcel.case, state: 'red', moves: [parcel.move] })
  const broken = CallbackPromise.parse({
    ...refund.promise,
    keptAt: null,
    attempts: [],
    ownerId: null,
    release: null,
  })
  expect(card).toEqual({
    customer: {
      id: maria.customerId,
      code: maria.code,
      createdAt: noon,
      ...maria.fields,
      merged: [],
      phones: [phone.phone],
      emails: [email.email],
    },
    cases: [openCase],
    promises: [broken],
    told: [
      { kind: 'promise-broken', promise: broken },
      { kind: 'case-open', case: openCase, lastNote: null, lastContact: null },
      { kind: 'last-contact', interaction: call.interaction, lastNote: note.note },
    ],
    timeline: [
      {
        id: call.interaction.id,
        at: call.interaction.at,
        interaction: call.interaction,
        notes: [note.note],
        earlierNotes: 0,
      },
    ],
    timelineNext: null,
  })
})

it('says null for a customer who is not there', () => {
  const { reading } = openTestDoor()
  expect(createCardRepository(reading).card(created({ name: 'Nobody' }).customerId, noon)).toBeNull()
})

it('remembers what was last said about an open case even when it is older than the first page', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId, { openedAt: noon - 1000 * hour })
  const old = noteAdded(maria.customerId, { caseId: parcel.case.id, at: noon - 999 * hour })
  const since = Array.from({ length: 60 }, (_, index) =>
    interactionAdded(maria.customerId, { at: noon - index }),
  )
  door.record([maria, parcel, old, ...since], nobody)

  const card = createCardRepository(reading).card(maria.customerId, noon)

  expect(card?.told[0]).toMatchObject({ kind: 'case-open', lastNote: { id: old.note.id } })
})

it('turns the pages of a long history without losing or repeating an entry', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const calls = Array.from({ length: 130 }, (_, index) => {
    const callId = CallId.parse(uuidv7())
    // Three at each instant: the id decides.
    const call = interactionAdded(maria.customerId, { at: noon - Math.floor(index / 3) * hour, callId })
    const about = noteAdded(maria.customerId, { callId, at: call.interaction.at + 60_000 })
    return { call, about }
  })
  const alone = Array.from({ length: 70 }, (_, index) =>
    noteAdded(maria.customerId, { at: noon - index * hour }),
  )
  door.record([maria, ...calls.flatMap(({ call, about }) => [call, about]), ...alone], nobody)
  const cards = createCardRepository(reading)

  const card = cards.card(maria.customerId, noon)
  const seen = [...(card?.timeline ?? [])]
  for (let next = card?.timelineNext ?? null; next !== null; ) {
    const page = pageAfter(reading, maria.customerId, next)
    expect(page.entries.length).toBeGreaterThan(0)
    seen.push(...page.entries)
    next = page.next
  }

  expect(seen).toHaveLength(200)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(200)
  expect(seen.filter(({ interaction }) => interaction).every(({ notes }) => notes.length === 1)).toBe(true)
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => b - a))
})

it('shows a late note with its old contact and not a second time on the first page', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const callId = CallId.parse(uuidv7())
  const old = interactionAdded(maria.customerId, { callId, at: noon - 61 * 60_000 })
  const late = noteAdded(maria.customerId, { interactionId: old.interaction.id, at: noon })
  const byCall = noteAdded(maria.customerId, { callId, at: noon - 60_000 })
  const since = Array.from({ length: 60 }, (_, index) =>
    interactionAdded(maria.customerId, { at: noon - index * 60_000 }),
  )
  door.record([maria, old, late, byCall, ...since], nobody)
  const cards = createCardRepository(reading)

  const card = cards.card(maria.customerId, noon)
  const next = card?.timelineNext ?? ''
  const second = pageAfter(reading, maria.customerId, next)

  expect(card?.timeline.every(({ interaction }) => interaction !== null)).toBe(true)
  expect(second.entries.at(-1)).toMatchObject({ id: old.interaction.id, notes: [byCall.note, late.note] })
  expect(second.next).toBeNull()
})

it('answers a cursor that nobody gave with an empty page', () => {
  const { reading } = openTestDoor()
  const { customerId } = created({ name: 'Maria Rossi' })
  expect(pageAfter(reading, customerId, 'x.y')).toEqual({ entries: [], next: null, previous: null })
})

it('shows a note of the running call before the call itself is in the history', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const callId = CallId.parse(uuidv7())
  const note = noteAdded(maria.customerId, { callId, at: noon })
  door.record([maria, note], nobody)
  const cards = createCardRepository(reading)
  expect(cards.card(maria.customerId, noon)?.timeline).toMatchObject([
    { interaction: null, notes: [note.note] },
  ])

  const call = interactionAdded(maria.customerId, { callId, at: noon - hour })
  door.record([call], nobody)

  const timeline = cards.card(maria.customerId, noon)?.timeline
  expect(timeline).toMatchObject([{ id: call.interaction.id, notes: [note.note] }])
})

it('takes the last move of a case for its state', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId)
  const { customerId } = maria
  const moved = [move('yellow'), move('green'), move('yellow', { reason: 'Il pacco è tornato indietro.' })]
  const changes = moved.map((one) => ({
    kind: 'case:moved' as const,
    caseId: parcel.case.id,
    customerId,
    move: one,
  }))
  door.record([maria, parcel, ...changes], nobody)

  const [shown] = createCardRepository(reading).card(customerId, noon)?.cases ?? []
  expect(shown).toEqual(Case.parse({ ...parcel.case, state: 'yellow', moves: [parcel.move, ...moved] }))
})
