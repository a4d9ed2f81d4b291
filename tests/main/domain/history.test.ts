import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { Case } from '../../../src-main/contract/history.ts'
import { CallId, CustomerId } from '../../../src-main/contract/ids.ts'
import { allowedMoves, canMove, stateAfter } from '../../../src-main/domain/case-state.ts'
import { mergeTimeline } from '../../../src-main/domain/timeline.ts'
import { alreadyTold } from '../../../src-main/domain/told.ts'
import { caseOpened, interactionAdded, move, noteAdded, promiseMade } from '../../support/make-changes.ts'
import { noon } from '../../support/open-test-door.ts'

const maria = CustomerId.parse(uuidv7())
const hour = 3_600_000
const day = 24 * hour
const nothing = { promises: [], cases: [], notes: [], interactions: [] }

function openCase(subject: string, openedAt: number) {
  const { case: opened, move: first } = caseOpened(maria, { subject, openedAt })
  return Case.parse({ ...opened, state: 'red', moves: [first] })
}

function promise(what: string, dueAt: number, keptAt: number | null = null) {
  const made = promiseMade(maria, { what, dueAt }).promise
  return { ...made, ownerId: null, keptAt, attempts: [], release: null }
}

describe('the state of a case', () => {
  it('goes from red over yellow to green, or straight to green', () => {
    expect(allowedMoves('red')).toEqual(['yellow', 'green'])
    expect(allowedMoves('yellow')).toEqual(['green'])
  })

  it('goes back from green to yellow and never to red', () => {
    expect(canMove('green', 'yellow')).toBe(true)
    expect(canMove('green', 'red')).toBe(false)
    expect(canMove('yellow', 'red')).toBe(false)
    expect(canMove('red', 'red')).toBe(false)
  })

  it('is that of the last move', () => {
    expect(stateAfter([move('red'), move('green'), move('yellow')])).toBe('yellow')
    expect(stateAfter([])).toBe('red')
  })
})

describe('already told us', () => {
  it('says nothing of somebody who never called', () => {
    expect(alreadyTold(nothing, noon)).toEqual([])
  })

  it('begins with the promise that is broken the longest, then the one that is due next', () => {
    const promises = [
      promise('tomorrow', noon + day),
      promise('broken today', noon - hour),
      promise('kept', noon - 2 * day, noon - 3 * day),
      promise('broken yesterday', noon - day),
      promise('in an hour', noon + hour),
    ]
    const lines = alreadyTold({ ...nothing, promises }, noon)
    expect(lines.map((line) => 'promise' in line && [line.kind, line.promise.what])).toEqual([
      ['promise-broken', 'broken yesterday'],
      ['promise-broken', 'broken today'],
      ['promise-due', 'in an hour'],
      ['promise-due', 'tomorrow'],
    ])
  })

  it('is not broken at the very minute it is due', () => {
    const [line] = alreadyTold({ ...nothing, promises: [promise('now', noon)] }, noon)
    expect(line?.kind).toBe('promise-due')
  })

  it('puts the open case that was touched last before the others, with what was last said about it', () => {
    const parcel = openCase('parcel', noon - 9 * day)
    const bill = openCase('bill', noon - 2 * day)
    const done = { ...openCase('done', noon - hour), state: 'green' as const }
    const older = noteAdded(maria, { caseId: parcel.id, at: noon - 5 * day }).note
    const newer = noteAdded(maria, { caseId: parcel.id, at: noon - day }).note
    const lines = alreadyTold({ ...nothing, cases: [bill, done, parcel], notes: [newer, older] }, noon)
    expect(lines).toEqual([
      { kind: 'case-open', case: parcel, lastNote: newer, lastContact: null },
      { kind: 'case-open', case: bill, lastNote: null, lastContact: null },
    ])
  })

  it('ends with the last contact of thirty days, which is no event', () => {
    const contact = (at: number, channel: 'phone' | 'event' = 'phone') =>
      interactionAdded(maria, { at, channel }).interaction
    const [last, before, third] = [contact(noon - day), contact(noon - 2 * day), contact(noon - 3 * day)]
    const interactions = [third, contact(noon - hour, 'event'), last, contact(noon - 31 * day), before]
    const about = noteAdded(maria, { interactionId: last?.id ?? null }).note
    const lines = alreadyTold({ ...nothing, interactions, notes: [about] }, noon)
    expect(lines).toEqual([{ kind: 'last-contact', interaction: last, lastNote: about }])
  })

  it('has five lines at most, and what matters most is not the one left out', () => {
    const cases = Array.from({ length: 7 }, (_, index) => openCase(`case ${index}`, noon - index * day))
    const lines = alreadyTold({ ...nothing, cases, promises: [promise('broken', noon - day)] }, noon)
    expect(lines).toHaveLength(5)
    expect(lines[0]?.kind).toBe('promise-broken')
  })
})

describe('the timeline', () => {
  it('puts notes beside the contact they are about, by the contact or by its call', () => {
    const callId = CallId.parse(uuidv7())
    const call = interactionAdded(maria, { callId, at: noon }).interaction
    const during = noteAdded(maria, { callId, at: noon + 60_000 }).note
    const correction = noteAdded(maria, { interactionId: call.id, corrects: during.id, at: noon + day }).note
    const alone = noteAdded(maria, { at: noon + hour }).note

    expect(mergeTimeline([call], [correction, alone, during])).toEqual([
      { id: alone.id, at: alone.at, interaction: null, notes: [alone], earlierNotes: 0 },
      { id: call.id, at: noon, interaction: call, notes: [during, correction], earlierNotes: 0 },
    ])
  })

  it('keeps a note whose contact is not there', () => {
    const orphan = noteAdded(maria, { callId: CallId.parse(uuidv7()) }).note
    expect(mergeTimeline([], [orphan])).toMatchObject([{ id: orphan.id }])
  })

  it('orders what happened in the same millisecond in one way only', () => {
    const [first, second] = [interactionAdded(maria).interaction, interactionAdded(maria).interaction]
    const one = mergeTimeline([first, second], []).map(({ id }) => id)
    expect(mergeTimeline([second, first], []).map(({ id }) => id)).toEqual(one)
  })
})
