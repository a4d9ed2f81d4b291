import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type {
  CallbackPromise,
  Case,
  Interaction,
  Note,
  ToldLine,
} from '../../../src-main/contract/history.ts'
import { Case as CaseSchema, CallbackPromise as PromiseSchema } from '../../../src-main/contract/history.ts'
import { CustomerId } from '../../../src-main/contract/ids.ts'
import { breaksAt, isOwed } from '../../../src-main/domain/promise-course.ts'
import { alreadyTold, type ToldFacts } from '../../../src-main/domain/told.ts'
import { caseOpened, interactionAdded, noteAdded, promiseMade } from '../../support/make-changes.ts'
import { noon } from '../../support/open-test-door.ts'

const maria = CustomerId.parse(uuidv7())
const hour = 3_600_000
const day = 24 * hour

/** Few times, so that many facts share one. */
const time = fc.integer({ min: -40, max: 4 }).map((days) => noon + days * day)

const promise: fc.Arbitrary<CallbackPromise> = fc
  .record({ dueAt: time, kept: fc.boolean(), released: fc.boolean() })
  .map(({ dueAt, kept, released }) =>
    PromiseSchema.parse({
      attempts: [],
      ...promiseMade(maria, { dueAt }).promise,
      ownerId: null,
      keptAt: kept ? dueAt - hour : null,
      release: released ? { at: dueAt, agentId: null, initials: 'GR', reason: 'Ha risolto da sola' } : null,
    }),
  )

const oneCase: fc.Arbitrary<Case> = fc
  .record({ openedAt: time, state: fc.constantFrom('red', 'yellow', 'green') })
  .map(({ openedAt, state }) => {
    const { case: opened, move } = caseOpened(maria, { openedAt })
    return CaseSchema.parse({ ...opened, state, moves: [move] })
  })

const facts: fc.Arbitrary<ToldFacts> = fc
  .record({
    promises: fc.array(promise, { maxLength: 6 }),
    cases: fc.array(oneCase, { maxLength: 6 }),
    contacts: fc.array(
      fc.record({ at: time, channel: fc.constantFrom('phone', 'email', 'event'), of: fc.nat() }),
      { maxLength: 8 },
    ),
    notes: fc.array(fc.record({ at: time, of: fc.nat() }), { maxLength: 8 }),
  })
  .map(({ promises, cases, contacts, notes }) => {
    const caseAt = (index: number) => cases[index % (cases.length + 1)]?.id ?? null
    return {
      promises,
      cases,
      interactions: contacts.map(
        ({ at, channel, of }): Interaction =>
          interactionAdded(maria, { at, channel: channel as Interaction['channel'], caseId: caseAt(of) })
            .interaction,
      ),
      notes: notes.map(({ at, of }): Note => noteAdded(maria, { at, caseId: caseAt(of) }).note),
    }
  })

const ranks = { 'promise-broken': 0, 'promise-due': 1, 'case-open': 2, 'last-contact': 3 }

function touchedOf(line: Extract<ToldLine, { kind: 'case-open' }>): number {
  return Math.max(
    line.case.openedAt,
    ...line.case.moves.map(({ at }) => at),
    line.lastNote?.at ?? 0,
    line.lastContact?.at ?? 0,
  )
}

it('goes from what is broken to what is due, to open cases, to the last contact, each in its order', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const lines = alreadyTold(given, noon)
      const order = lines.map(({ kind }) => ranks[kind])
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      const due = lines.flatMap((line) => ('promise' in line ? line.promise.dueAt : []))
      expect(due).toEqual(due.toSorted((a, b) => a - b))
      const touched = lines.flatMap((line) => (line.kind === 'case-open' ? touchedOf(line) : []))
      expect(touched).toEqual(touched.toSorted((a, b) => b - a))
    }),
  )
})

it('has five lines at most, and leaves out only what matters less', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const lines = alreadyTold(given, noon)
      const owed = given.promises.filter(isOwed)
      const open = given.cases.filter(({ state }) => state !== 'green')
      expect(lines.length).toBeLessThanOrEqual(5)
      const broken = owed.filter((one) => breaksAt(one) <= noon).length
      const count = (kind: ToldLine['kind']) => lines.filter((line) => line.kind === kind).length
      expect(count('promise-broken')).toBe(Math.min(5, broken))
      expect(count('promise-due')).toBe(Math.min(5 - count('promise-broken'), owed.length - broken))
      const room = 5 - count('promise-broken') - count('promise-due')
      expect(count('case-open')).toBe(Math.min(room, open.length))
      expect(count('last-contact')).toBeLessThanOrEqual(1)
    }),
  )
})

it('says nothing of what is solved, kept or released, of events, or of what is more than thirty days old', () => {
  fc.assert(
    fc.property(facts, (given) => {
      for (const line of alreadyTold(given, noon)) {
        if (line.kind === 'case-open') expect(line.case.state).not.toBe('green')
        if ('promise' in line) expect([line.promise.keptAt, line.promise.release]).toEqual([null, null])
        if (line.kind !== 'last-contact') continue
        expect(line.interaction.channel).not.toBe('event')
        expect(noon - line.interaction.at).toBeLessThanOrEqual(30 * day)
      }
    }),
  )
})

it('is the same for the same facts, in whatever order they come', () => {
  fc.assert(
    fc.property(facts, fc.infiniteStream(fc.nat()), (given, numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((each) => ({ each, by: numbers.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each)
      const other: ToldFacts = {
        promises: shuffled(given.promises),
        cases: shuffled(given.cases),
        notes: shuffled(given.notes),
        interactions: shuffled(given.interactions),
      }
      expect(alreadyTold(other, noon)).toEqual(alreadyTold(given, noon))
    }),
  )
})

it('takes a seat whose clock is minutes ahead for now, and one that is a day ahead for wrong', () => {
  const seat = (ahead: number) => interactionAdded(maria, { at: noon + ahead }).interaction
  const nothing = { promises: [], cases: [], notes: [] }
  const soon = seat(5 * 60_000)
  expect(alreadyTold({ ...nothing, interactions: [soon, seat(day)] }, noon)).toMatchObject([
    { kind: 'last-contact', interaction: { id: soon.id } },
  ])
})

it('tells what a voice menu gathered though nobody of ours ever spoke', () => {
  const collected = [{ label: 'Motivo', value: 'Guasto' }]
  const missed = interactionAdded(maria, {
    at: noon - hour,
    initials: null,
    summary: '',
    outcome: 'no-answer',
    collectedBy: 'ivr',
    collected,
  }).interaction
  const [line] = alreadyTold({ promises: [], cases: [], notes: [], interactions: [missed] }, noon)
  expect(line).toMatchObject({ kind: 'last-contact', interaction: { collectedBy: 'ivr', collected } })
})

it('goes on telling a complaint whose case is solved, until the complaint has come to its end', () => {
  const { case: opened, move } = caseOpened(maria, { openedAt: noon - day })
  const solved = (complaint: string | null) =>
    CaseSchema.parse({ ...opened, state: 'green', complaint, moves: [move] })
  const told = (each: Case) => alreadyTold({ promises: [], cases: [each], notes: [], interactions: [] }, noon)
  for (const stage of ['received', 'classified', 'at-desk'])
    expect(told(solved(stage))).toMatchObject([{ kind: 'case-open', case: { id: opened.id } }])
  for (const stage of ['solved', 'made-good', null]) expect(told(solved(stage))).toEqual([])
})
