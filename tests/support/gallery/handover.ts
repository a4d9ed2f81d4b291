import { HandoverSheet } from '../../../src-main/contract/handover.ts'
import type { CallbackPromise, Case } from '../../../src-main/contract/history.ts'
import { ShiftBoard } from '../../../src-main/contract/shifts.ts'
import { summaryOf } from './calls.ts'
import { days, giulia, hours, luca, maria, minutes, now, uuid } from './cards.ts'
import { anna, paolo } from './scenes.ts'

/** One desk staffed, one that is open without a rota, one that is shut until Monday, and one with nobody there. */
export const someBoard = ShiftBoard.parse({
  desks: [
    {
      id: uuid(50),
      name: 'Assistenza',
      open: true,
      changesAt: now + 3.5 * hours,
      inRota: true,
      people: [
        { agentId: giulia.id, until: now + 3.5 * hours },
        { agentId: luca.id, until: now + 2 * hours },
      ],
    },
    {
      id: uuid(51),
      name: 'Amministrazione',
      open: false,
      changesAt: now + 2 * days,
      inRota: true,
      people: [],
    },
    { id: uuid(52), name: 'Negozio', open: true, changesAt: now + 3 * hours, inRota: false, people: [] },
    { id: uuid(53), name: 'Consegne', open: true, changesAt: now + 3 * hours, inRota: true, people: [] },
  ],
  changesAt: now + 2 * hours,
})

const of = (card: typeof maria) => ({ customerId: card.customer.id, customerName: card.customer.name })
const byLuca = { agentId: luca.id, initials: 'LT' }
const byGiulia = { agentId: giulia.id, initials: 'GR' }

function promise(id: number, what: string, dueAt: number, more: Partial<CallbackPromise> = {}) {
  return { ...maria.promises[0], id: uuid(id), what, dueAt, madeAt: now - 20 * hours, ...byLuca, ...more }
}

function about(card: typeof maria, each: Case | undefined) {
  return { caseId: each?.id, reference: each?.reference, subject: each?.subject, ...of(card) }
}

const [parcel, refund] = maria.cases
const [boiler] = paolo.cases
const holder = { ownerId: luca.id, ownerInitials: 'LT', deskId: null }
const list = (...rows: readonly unknown[]) => ({ rows, total: rows.length })

/** What Giulia finds on Saturday morning: something in every section. */
export const someSheet: HandoverSheet = HandoverSheet.parse({
  start: { from: 'shift-end', at: now - 20 * hours },
  until: now,
  totals: {
    answered: 12,
    called: 5,
    missed: 2,
    contacts: [
      { channel: 'email', count: 4 },
      { channel: 'chat', count: 1 },
    ],
    casesOpened: 3,
    casesSolved: 1,
    promisesMade: 4,
    promisesKept: 1,
    promisesBroken: 1,
  },
  broken: list({
    promise: promise(900, 'richiamarla per il rimborso', now - 17.5 * hours),
    ...of(maria),
    holder: { agentId: giulia.id, since: now - 30 * minutes, from: luca.id },
  }),
  brokenBefore: 2,
  due: list(
    {
      promise: promise(901, 'dire quando passa il tecnico', now + 90 * minutes),
      ...of(paolo),
      holder: { agentId: luca.id, since: now - 20 * hours, from: null },
    },
    {
      promise: promise(902, 'confermare che il bonifico è arrivato', now + 50 * hours, byGiulia),
      ...of(anna),
      holder: { agentId: null, since: now - 20 * hours, from: null },
    },
  ),
  missed: list(
    {
      callId: uuid(905),
      party: { kind: 'customer', customer: summaryOf(paolo) },
      number: '+393331234567',
      line: 'Assistenza',
      times: 3,
      firstAt: now - 18 * hours,
      lastAt: now - 50 * minutes,
      tries: { times: 1, at: now - 20 * minutes, agentId: luca.id, outcome: 'no-answer' },
      closable: null,
    },
    {
      callId: uuid(906),
      party: { kind: 'withheld' },
      number: null,
      line: '',
      times: 1,
      firstAt: now - 3 * hours,
      lastAt: now - 3 * hours,
      tries: null,
      closable: 'withheld',
    },
  ),
  solved: list({
    ...about(paolo, boiler),
    state: 'green',
    moves: [
      {
        id: uuid(910),
        at: now - 2 * hours,
        ...byLuca,
        to: 'green',
        from: 'yellow',
        reason: 'Passato il tecnico.',
      },
    ],
    holder,
    next: { kind: 'solved', at: now - 2 * hours, complaintOpen: false },
  }),
  opened: list({
    ...about(maria, refund),
    state: 'red',
    moves: [{ id: uuid(911), at: now - 19 * hours, ...byLuca, to: 'red', from: null, reason: '' }],
    holder: { ownerId: null, ownerInitials: null, deskId: null },
    next: { kind: 'expected', due: 'answer', by: now + 3 * hours },
  }),
  moved: list({
    ...about(maria, parcel),
    state: 'yellow',
    moves: [
      {
        id: uuid(912),
        at: now - 3 * hours,
        ...byLuca,
        to: 'yellow',
        from: 'red',
        reason: 'Sentito il corriere.',
      },
    ],
    holder,
    next: { kind: 'overdue', due: 'solve', by: now - hours },
  }),
  complaints: list({
    ...about(maria, refund),
    at: now - 3 * hours,
    ...byLuca,
    from: 'received',
    to: 'classified',
  }),
  favours: list({
    ...about(paolo, boiler),
    at: now - 4 * hours,
    ...byLuca,
    askedBy: 'Franco dell’ufficio vendite',
    reason: 'cliente in trattativa',
  }),
  transfers: list({
    id: uuid(920),
    at: now - 4 * hours,
    ...byLuca,
    customerId: null,
    customerName: null,
    reason: 'Altra lingua',
    succeeded: false,
  }),
  made: { rows: [], total: 0 },
  closed: list({
    promise: promise(903, 'mandare la ricevuta', now - 5 * hours, { keptAt: now - 4.5 * hours }),
    ...of(anna),
    holder: null,
  }),
  notes: {
    rows: [
      {
        id: uuid(930),
        ...of(maria),
        at: now - hours,
        ...byLuca,
        text: 'Le spese sono 12,40 €: ha la ricevuta.\nLa manda per e-mail se serve.',
        channel: 'phone',
        entryId: uuid(931),
        entryAt: now - hours,
      },
      {
        id: uuid(932),
        ...of(anna),
        at: now - 5 * hours,
        ...byGiulia,
        text: 'Preferisce essere chiamata dopo le 18.',
        channel: null,
        entryId: uuid(932),
        entryAt: now - 5 * hours,
      },
    ],
    total: 14,
  },
})
