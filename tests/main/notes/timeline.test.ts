import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import type { TimelineFilter, TimelinePlace } from '../../../src-main/contract/history.ts'
import { CallId, CaseId, type CustomerId } from '../../../src-main/contract/ids.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { matchesFilter } from '../../../src-main/domain/timeline.ts'
import { createTimelineRepository } from '../../../src-main/timeline-repository.ts'
import { created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const nobody = { agentId: null }
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const all: TimelineFilter = { kinds: [], caseId: null }

function reader(db: Database, customerId: CustomerId) {
  const timeline = createTimelineRepository(db)
  return {
    page: (from: TimelinePlace, filter: Partial<TimelineFilter> = {}) =>
      timeline.page({ customerId, from, filter: { ...all, ...filter } }),
    months: (filter: Partial<TimelineFilter> = {}) =>
      timeline.months({ customerId, filter: { ...all, ...filter } }),
    notesOf: timeline.notesOf,
  }
}

/** Follows `next` to the end, or `previous` to the beginning; each page as it came. */
function walk(
  timeline: ReturnType<typeof reader>,
  kind: 'older' | 'newer',
  first: string | null,
  filter = {},
) {
  const pages = []
  for (let cursor = first; cursor !== null; ) {
    const page = timeline.page({ kind, cursor }, filter)
    pages.push(page.entries)
    cursor = kind === 'older' ? page.next : page.previous
  }
  return kind === 'older' ? pages.flat() : pages.toReversed().flat()
}

const channels = ['phone', 'email', 'web-form', 'chat', 'social', 'shop', 'letter', 'event'] as const

function longHistory() {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = CaseId.parse(uuidv7())
  const contacts = Array.from({ length: 240 }, (_, index) =>
    interactionAdded(maria.customerId, {
      // Three at each instant: the id decides.
      at: noon - Math.floor(index / 3) * 6 * hour,
      channel: channels[index % channels.length] ?? 'phone',
      caseId: index % 10 === 0 ? parcel : null,
      callId: index % 8 === 0 ? CallId.parse(uuidv7()) : null,
    }),
  )
  const onCalls = contacts.flatMap(({ interaction: { callId, at } }, index) =>
    callId === null
      ? []
      : noteAdded(maria.customerId, { callId, at: at + minute, caseId: index === 8 ? parcel : null }),
  )
  const alone = Array.from({ length: 30 }, (_, index) =>
    noteAdded(maria.customerId, { at: noon - index * day, caseId: index === 3 ? parcel : null }),
  )
  door.record([maria, ...contacts, ...onCalls, ...alone], nobody)
  return { timeline: reader(reading, maria.customerId), parcel }
}

describe('the timeline, page by page', () => {
  it('gives everything once, newest first, and the same from its end back to its beginning', () => {
    const { timeline } = longHistory()
    const first = timeline.page({ kind: 'newest' })
    const down = [...first.entries, ...walk(timeline, 'older', first.next)]

    expect(first.previous).toBeNull()
    expect(down).toHaveLength(270)
    expect(new Set(down.map(({ id }) => id)).size).toBe(270)
    expect(down.map(({ at }) => at)).toEqual(down.map(({ at }) => at).toSorted((a, b) => b - a))

    const oldest = timeline.page({ kind: 'until', at: 0 })
    expect(oldest.entries).toEqual([])
    const end = down.at(-1)
    const up = walk(timeline, 'newer', `${end?.at}.${end?.id}`)
    expect(up).toEqual(down.slice(0, -1))
  })

  it('begins at a date with the newest until then, and goes on from there in both directions', () => {
    const { timeline } = longHistory()
    const first = timeline.page({ kind: 'newest' })
    const everything = [...first.entries, ...walk(timeline, 'older', first.next)]
    const until = noon - 9 * day

    const page = timeline.page({ kind: 'until', at: until })

    expect(page.entries[0]?.at).toBeLessThanOrEqual(until)
    expect([
      ...walk(timeline, 'newer', page.previous),
      ...page.entries,
      ...walk(timeline, 'older', page.next),
    ]).toEqual(everything)
  })

  it.each<[string, (parcel: CaseId) => TimelineFilter]>([
    ['two channels', () => ({ ...all, kinds: ['email', 'letter'] })],
    ['notes that stand alone', () => ({ ...all, kinds: ['note'] })],
    ['a channel and the notes', () => ({ ...all, kinds: ['phone', 'note'] })],
    ['a case', (caseId) => ({ ...all, caseId })],
    ['a case by telephone', (caseId) => ({ kinds: ['phone'], caseId })],
  ])('chooses %s by the same rule as the window does', (_, filterOf) => {
    const { timeline, parcel } = longHistory()
    const filter = filterOf(parcel)
    const first = timeline.page({ kind: 'newest' })
    const everything = [...first.entries, ...walk(timeline, 'older', first.next)]
    const wanted = everything.filter((entry) => matchesFilter(entry, filter))

    const found = timeline.page({ kind: 'newest' }, filter)

    expect(wanted.length).toBeGreaterThan(1)
    expect([...found.entries, ...walk(timeline, 'older', found.next, filter)]).toEqual(wanted)
    const end = wanted.at(-1)
    expect(walk(timeline, 'newer', `${end?.at}.${end?.id}`, filter)).toEqual(wanted.slice(0, -1))
  })

  it('finds nothing where nothing is, and says that there is no more', () => {
    const { timeline } = longHistory()
    expect(timeline.page({ kind: 'newest' }, { caseId: CaseId.parse(uuidv7()) })).toEqual({
      entries: [],
      next: null,
      previous: null,
    })
  })

  it('lists each month once, newest first, and only those in which there is something', () => {
    const { door, reading } = openTestDoor()
    const maria = created({ name: 'Maria Rossi' })
    const at = (year: number, month: number, date: number) => new Date(year, month - 1, date, 10).getTime()
    const dates = [at(2026, 11, 20), at(2026, 11, 3), at(2026, 9, 30), at(2024, 2, 29)]
    const mail = interactionAdded(maria.customerId, { at: at(2025, 12, 31), channel: 'email' })
    door.record(
      [maria, mail, ...dates.map((each) => interactionAdded(maria.customerId, { at: each }))],
      nobody,
    )
    const timeline = reader(reading, maria.customerId)

    expect(timeline.months()).toEqual([
      { year: 2026, month: 11, newestAt: at(2026, 11, 20) },
      { year: 2026, month: 9, newestAt: at(2026, 9, 30) },
      { year: 2025, month: 12, newestAt: at(2025, 12, 31) },
      { year: 2024, month: 2, newestAt: at(2024, 2, 29) },
    ])
    expect(timeline.months({ kinds: ['email'] })).toEqual([
      { year: 2025, month: 12, newestAt: at(2025, 12, 31) },
    ])
  })
})

describe('what would be too much for a card', () => {
  it('shows the newest of ten thousand notes on one call, counts the others, and gives them all', () => {
    const { door, reading } = openTestDoor()
    const maria = created({ name: 'Maria Rossi' })
    const callId = CallId.parse(uuidv7())
    const call = interactionAdded(maria.customerId, { at: noon - day, callId })
    const before = interactionAdded(maria.customerId, { at: noon - 2 * day })
    const notes = Array.from({ length: 10_000 }, (_, index) =>
      noteAdded(maria.customerId, { callId, at: noon - day + index, text: `Nota ${index}` }),
    )
    door.record([maria, before, call, ...notes], nobody)

    const card = createCardRepository(reading).card(maria.customerId, noon)
    const [entry, older] = card?.timeline ?? []

    expect(card?.timeline).toHaveLength(2)
    expect(older?.id).toBe(before.interaction.id)
    expect(entry).toMatchObject({ id: call.interaction.id, earlierNotes: 9950 })
    const seen = entry?.notes.toReversed() ?? []
    const { notesOf } = reader(reading, maria.customerId)
    for (let left = entry?.earlierNotes ?? 0; left > 0; ) {
      const more = notesOf(call.interaction.id, seen.at(-1)?.id ?? null)
      seen.push(...more.notes.toReversed())
      left = more.earlierNotes
    }
    expect(seen.map(({ text }) => text)).toEqual(notes.map(({ note }) => note.text).toReversed())
  })

  it('keeps a note of a megabyte from another seat whole', () => {
    const { door, reading } = openTestDoor()
    const maria = created({ name: 'Maria Rossi' })
    const text = '👩‍👧 קשה مشكلة '.repeat(65_000).trim()
    const note = noteAdded(maria.customerId, { text })
    const seat = uuidv7()
    const stamp = (seq: number) => ({ seat, seq, clock: noon * 2048 + seq, agentId: null, importId: null })
    door.applyRemote([
      { stamp: stamp(1), change: maria },
      { stamp: stamp(2), change: note },
    ])

    expect(createCardRepository(reading).card(maria.customerId, noon)?.timeline).toMatchObject([
      { notes: [{ text }] },
    ])
    expect(door.log.read(0, 10).at(-1)?.change).toEqual(note)
  })
})

it('reads back from the log what a voice menu gathered, and what kind of event it was', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const call = interactionAdded(maria.customerId, {
    collectedBy: 'ivr',
    collected: [{ label: 'Motivo', value: '«Guasto», due volte' }],
  })
  const parcel = interactionAdded(maria.customerId, {
    channel: 'event',
    direction: 'none',
    eventKind: 'delivery',
  })
  door.record([maria, call, parcel], nobody)

  expect(door.log.read(1, 10).map(({ change }) => change)).toEqual([call, parcel])
  const timeline = createCardRepository(reading).card(maria.customerId, noon)?.timeline
  expect(timeline?.map(({ interaction }) => interaction)).toEqual(
    expect.arrayContaining([call.interaction, parcel.interaction]),
  )
})
