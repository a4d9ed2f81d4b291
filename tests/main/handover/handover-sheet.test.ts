import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { AgentId, CallId, CaseMoveId, MergeId } from '../../../src-main/contract/ids.ts'
import { hours, houseOf, rome, support, weekdays, weekly } from '../../support/house-of.ts'
import {
  caseOpened,
  created,
  interactionAdded,
  move,
  noteAdded,
  phoneAdded,
  promiseMade,
} from '../../support/make-changes.ts'
import { callLogged, openHandover } from '../../support/open-handover.ts'
import { noon } from '../../support/open-test-door.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const gaia = AgentId.parse(uuidv7())
const luca = AgentId.parse(uuidv7())
const maria = created({ name: 'Maria Rossi' })
const { customerId } = maria

function moved(opened: ReturnType<typeof caseOpened>, to: 'red' | 'yellow' | 'green', at: number): Change {
  return { kind: 'case:moved', caseId: opened.case.id, customerId, move: move(to, { at }) }
}

describe('promises', () => {
  it('lists what broke since then, kept late or not, and counts what had broken before', () => {
    const { record, sheet } = openHandover()
    const late = promiseMade(customerId, { what: 'in ritardo', dueAt: noon - 2 * hour })
    record(
      maria,
      promiseMade(customerId, { what: 'da giorni', madeAt: noon - 5 * day, dueAt: noon - 3 * day }),
      promiseMade(customerId, { what: 'ancora rotta', dueAt: noon - hour }),
      late,
      promiseMade(customerId, { what: 'fino alle 12', dueAt: noon }),
      { kind: 'promise:kept', promiseId: late.promise.id, customerId, keptAt: noon - hour },
    )
    const { broken, brokenBefore, due, totals } = sheet()
    expect(broken.rows.map(({ promise }) => promise.what)).toEqual(['ancora rotta', 'in ritardo'])
    expect(brokenBefore).toBe(1)
    // The minute that was named belongs to it.
    expect(due.rows.map(({ promise }) => promise.what)).toEqual(['fino alle 12'])
    expect(totals).toMatchObject({ promisesBroken: 2, promisesKept: 1, promisesMade: 3 })
  })

  it('says who holds one now and since when, by the rota as the house has it', () => {
    const { record, sheet } = openHandover()
    const agents = [gaia, luca].map((id, at) => ({
      kind: 'agent:added' as const,
      agent: { id, name: `N${at}`, initials: `N${at}`, role: 'operator' as const },
    }))
    const everyDay = [1, 2, 3, 4, 5, 6, 7]
    const { desks, rota } = houseOf({
      supportHours: hours(everyDay, '09:00-18:00'),
      shifts: [
        ...weekly(gaia, support, everyDay, '09:00-11:00'),
        ...weekly(luca, support, everyDay, '10:00-18:00'),
      ],
    })
    const nine = rome('2026-11-21 09:30')
    record(...agents, { kind: 'house:changed', house: { desks, rota } }, maria)
    record(
      promiseMade(customerId, {
        madeAt: nine,
        agentId: gaia,
        ownerId: gaia,
        deskId: support,
        dueAt: noon + 3 * hour,
      }),
    )
    expect(sheet().due.rows[0]?.holder).toEqual({
      agentId: luca,
      since: rome('2026-11-21 11:00'),
      from: gaia,
    })
  })

  it('shows one made since then once, and what the customer released with its reason', () => {
    const { record, sheet } = openHandover()
    const released = promiseMade(customerId, { what: 'non serve più', madeAt: noon - 3 * day })
    record(maria, promiseMade(customerId, { what: 'fra poco', madeAt: noon - hour }), released, {
      kind: 'promise:released',
      promiseId: released.promise.id,
      customerId,
      release: { at: noon - hour, agentId: luca, initials: 'LT', reason: 'ha risolto da sola' },
    })
    const { due, made, closed, totals } = sheet()
    expect(due.rows).toHaveLength(1)
    expect(made).toEqual({ rows: [], total: 0 })
    expect(closed.rows[0]?.promise.release?.reason).toBe('ha risolto da sola')
    expect(totals).toMatchObject({ promisesMade: 1, promisesKept: 0 })
  })

  it('lists what was made and has no room among what is due next', () => {
    const { record, sheet } = openHandover()
    const many = Array.from({ length: 25 }, (_, at) =>
      promiseMade(customerId, {
        what: `numero ${at}`,
        dueAt: noon + (at + 1) * hour,
        madeAt: noon - at * minute,
      }),
    )
    record(maria, ...many)
    const { due, made } = sheet()
    expect([due.rows.length, due.total, made.rows.length, made.total]).toEqual([20, 25, 5, 5])
    expect(made.rows[0]?.promise.what).toBe('numero 20')
  })
})

describe('cases', () => {
  it('each stand once, by what became of them, with their moves since then and what comes next', () => {
    const { record, sheet } = openHandover()
    const old = (subject: string) => caseOpened(customerId, { subject, openedAt: noon - 3 * day })
    const [going, solved, untouched] = [old('va avanti'), old('risolta'), old('ferma')]
    const fresh = caseOpened(customerId, {
      subject: 'nuova',
      openedAt: noon - 2 * hour,
      answerBy: noon + hour,
    })
    const both = caseOpened(customerId, { subject: 'aperta e chiusa', openedAt: noon - 3 * hour })
    record(
      ...[maria, going, solved, untouched, fresh, both],
      moved(going, 'yellow', noon - hour),
      moved(solved, 'green', noon - 2 * hour),
      moved(both, 'green', noon - hour),
    )
    const read = sheet()
    const subjects = (list: { rows: readonly { subject: string }[] }) =>
      list.rows.map(({ subject }) => subject)
    expect(subjects(read.moved)).toEqual(['va avanti'])
    expect(subjects(read.opened)).toEqual(['nuova'])
    expect(subjects(read.solved)).toEqual(['aperta e chiusa', 'risolta'])
    expect(read.totals).toMatchObject({ casesOpened: 2, casesSolved: 2 })
    expect(read.moved.rows[0]?.moves).toMatchObject([{ from: 'red', to: 'yellow', initials: 'LT' }])
    expect(read.solved.rows[0]?.moves).toMatchObject([
      { from: null, to: 'red' },
      { from: 'red', to: 'green' },
    ])
    expect(read.opened.rows[0]?.next).toEqual({ kind: 'expected', due: 'answer', by: noon + hour })
  })

  it('solved on two seats is solved once, when it was solved first', () => {
    const { record, applyRemote, sheet } = openHandover()
    const opened = caseOpened(customerId, { openedAt: noon - 5 * day })
    record(maria, opened, moved(opened, 'green', noon - 2 * day))
    const again: StampedChange = {
      stamp: { seat: uuidv7(), seq: 1, clock: noon * 2048 + 99, agentId: null, importId: null },
      change: moved(opened, 'green', noon - hour),
    }
    applyRemote(again)
    expect(sheet().solved).toEqual({ rows: [], total: 0 })
    expect(sheet({ kind: 'week' }).solved.rows[0]?.moves).toMatchObject([
      { at: noon - 5 * day },
      { at: noon - 2 * day },
    ])
  })

  it('complaints and favours are told with who, from where to where, and for whom', () => {
    const { record, sheet } = openHandover()
    const opened = caseOpened(customerId, { openedAt: noon - 3 * day })
    const caseId = opened.case.id
    const step = (at: number) => ({
      id: CaseMoveId.parse(uuidv7()),
      at,
      agentId: luca,
      initials: 'LT',
      reason: 'cliente importante',
    })
    const stepped = (stepOf: Extract<Change, { kind: 'case:stepped' }>['step']): Change => ({
      kind: 'case:stepped',
      caseId,
      customerId,
      step: stepOf,
    })
    record(
      maria,
      opened,
      stepped({ kind: 'complaint', ...step(noon - 2 * day), stage: 'received' }),
      stepped({ kind: 'complaint', ...step(noon - 2 * hour), stage: 'classified' }),
      stepped({ kind: 'complaint', ...step(noon - hour), stage: 'at-desk' }),
      stepped({ kind: 'moved-ahead', ...step(noon - hour), askedBy: 'Franco' }),
    )
    expect(sheet().complaints.rows).toMatchObject([{ from: 'received', to: 'at-desk', initials: 'LT' }])
    expect(sheet().favours.rows).toMatchObject([{ askedBy: 'Franco', reason: 'cliente importante' }])
    expect(sheet({ kind: 'date', date: '2026-11-18' }).complaints.rows).toMatchObject([
      { from: null, to: 'at-desk' },
    ])
  })
})

describe('calls and contacts', () => {
  const unanswered = { answeredAt: null, outcome: null, customerId, number: '+393331234567' } as const
  const gaveUp = { ...unanswered, end: { reason: 'caller-gave-up', status: null } } as const

  it('counts calls by the log and everything else by what was written down', () => {
    const { record, sheet } = openHandover()
    const byHand = (channel: 'phone' | 'email' | 'chat' | 'event', direction: 'in' | 'out' | 'none') =>
      interactionAdded(customerId, {
        at: noon - hour,
        channel,
        direction,
        callId: null,
        subject: '',
        summary: '',
      })
    const answered = callLogged({ receivedAt: noon - hour, answeredAt: noon - hour, customerId })
    record(
      ...[maria, answered, callLogged({ direction: 'out', receivedAt: noon - hour, customerId })],
      callLogged({ receivedAt: noon - 2 * day, customerId }),
      // The contact that the call became is the call.
      interactionAdded(customerId, {
        at: noon - hour,
        channel: 'phone',
        direction: 'in',
        callId: answered.call.id,
      }),
      ...[byHand('phone', 'in'), byHand('email', 'in'), byHand('email', 'out'), byHand('event', 'none')],
    )
    expect(sheet().totals).toMatchObject({
      answered: 2,
      called: 1,
      missed: 0,
      contacts: [{ channel: 'email', count: 2 }],
    })
  })

  it('names who called and still waits, also since before, and counts one ring on two seats once', () => {
    const { record, applyRemote, sheet } = openHandover()
    const ring = { ...gaveUp, receivedAt: noon - hour, endedAt: noon - hour + minute } as const
    record(maria, phoneAdded(customerId, '+393331234567'), callLogged(ring))
    applyRemote({
      stamp: { seat: uuidv7(), seq: 1, clock: noon * 2048 + 7, agentId: null, importId: null },
      change: callLogged({ ...ring, receivedAt: ring.receivedAt + 40 }),
    })
    record(callLogged({ ...gaveUp, receivedAt: noon - 3 * day, endedAt: noon - 3 * day + minute }))
    const { missed, totals } = sheet()
    expect(missed.rows).toMatchObject([{ times: 2, party: { kind: 'customer' } }])
    expect(totals.missed).toBe(1)
    record(
      callLogged({
        direction: 'out',
        receivedAt: noon,
        answeredAt: noon,
        customerId,
        number: '+393331234567',
      }),
    )
    expect(sheet()).toMatchObject({ missed: { rows: [], total: 0 }, totals: { missed: 1 } })
  })

  it('names what was transferred for a reason, with a card or without', () => {
    const { record, sheet } = openHandover()
    const decided = (choice: 'ask' | 'transfer', more: object): Change => ({
      kind: 'transfer:decided',
      decision: {
        id: uuidv7(),
        callId: CallId.parse(uuidv7()),
        customerId: null,
        at: noon - hour,
        agentId: luca,
        initials: 'LT',
        choice,
        reason: null,
        promiseId: null,
        succeeded: null,
        ...more,
      },
    })
    record(
      maria,
      decided('ask', {}),
      decided('transfer', { reason: 'Altra lingua', succeeded: false, customerId }),
    )
    record(decided('transfer', { reason: 'Specialista', at: noon }))
    expect(sheet().transfers.rows).toMatchObject([
      { reason: 'Specialista', customerName: null },
      { reason: 'Altra lingua', customerName: 'Maria Rossi', succeeded: false },
    ])
  })
})

describe('notes', () => {
  it('come newest first, two lines of each, with where they were written', () => {
    const { record, sheet } = openHandover()
    const mail = interactionAdded(customerId, { at: noon - 2 * hour, channel: 'email' })
    record(
      maria,
      mail,
      noteAdded(customerId, { at: noon - hour, text: 'Prima riga.\n\nSeconda.\nTerza.', initials: 'LT' }),
      noteAdded(customerId, {
        at: noon - 2 * hour,
        text: '🦊'.repeat(400_000),
        interactionId: mail.interaction.id,
      }),
      noteAdded(customerId, { at: noon - 2 * day, text: 'Di due giorni fa.' }),
    )
    const [first, second, ...others] = sheet().notes.rows
    expect(others).toEqual([])
    expect(first).toMatchObject({
      text: 'Prima riga.\n\nSeconda.…'.replace('\n\n', '\n'),
      channel: null,
      initials: 'LT',
    })
    expect(second).toMatchObject({ channel: 'email', entryId: mail.interaction.id, entryAt: noon - 2 * hour })
    expect([...(second?.text ?? '')]).toHaveLength(241)
  })

  it('are capped, and say how many there are', () => {
    const { record, sheet } = openHandover()
    record(
      maria,
      ...Array.from({ length: 60 }, (_, at) =>
        noteAdded(customerId, { at: noon - at * minute, text: `Nota ${at}` }),
      ),
    )
    const { rows, total } = sheet().notes
    expect([rows.length, total, rows[0]?.text]).toEqual([40, 60, 'Nota 0'])
  })
})

it('leads to the card that stands for a merged customer', () => {
  const { record, sheet } = openHandover()
  const old = created({ name: 'Maria Rosi' })
  record(maria, old, noteAdded(old.customerId, { at: noon - hour, text: 'Sulla vecchia scheda.' }))
  record({
    kind: 'customer:merged',
    mergeId: MergeId.parse(uuidv7()),
    keptId: customerId,
    mergedId: old.customerId,
    at: noon,
    agentId: null,
    initials: null,
    fields: {},
    before: {},
  })
  expect(sheet().notes.rows).toMatchObject([{ customerId, customerName: 'Maria Rossi' }])
})

it('says nothing of a house in which nothing has happened', () => {
  const { sheet } = openHandover()
  const { broken, due, missed, opened, moved: going, solved, notes, totals } = sheet()
  for (const list of [broken, due, missed, opened, going, solved, notes])
    expect(list).toEqual({ rows: [], total: 0 })
  expect(totals).toMatchObject({ answered: 0, contacts: [] })
})

describe('since when', () => {
  const everyMorning = houseOf({
    supportHours: hours(weekdays, '09:00-18:00'),
    shifts: weekly(gaia, support, weekdays, '09:00-13:00'),
  })

  it('is the end of one’s own last shift by the rota in the database', () => {
    const { record, read } = openHandover()
    record({ kind: 'house:changed', house: { desks: everyMorning.desks, rota: everyMorning.rota } })
    expect(read({ kind: 'last-shift' }, gaia)?.start).toEqual({
      from: 'shift-end',
      at: rome('2026-11-20 13:00'),
    })
  })

  it('is what one wrote last before four hours of nothing, at whatever seat', () => {
    const { writes, applyRemote, read } = openHandover()
    // A seat’s clock never goes back: what was written first comes first.
    writes(luca, noon - 30 * hour, maria, noteAdded(customerId, { text: 'L’altro ieri.' }))
    applyRemote({
      stamp: { seat: uuidv7(), seq: 1, clock: (noon - 20 * hour) * 2048, agentId: luca, importId: null },
      change: noteAdded(customerId, { text: 'Da un’altra postazione.' }),
    })
    writes(luca, noon - hour, noteAdded(customerId, { text: 'Stamattina.' }))
    const start = read({ kind: 'last-shift' }, luca)?.start
    expect(start).toEqual({ from: 'last-word', at: noon - 20 * hour })
    expect(read({ kind: 'last-shift' }, gaia)?.start).toEqual({
      from: 'yesterday',
      at: rome('2026-11-20 00:00'),
    })
    expect(read({ kind: 'last-shift' }, null)?.start.from).toBe('yesterday')
  })

  it('is no day to come', () => {
    const { read } = openHandover()
    expect(read({ kind: 'date', date: '2026-11-22' }, gaia)).toBeNull()
  })
})
