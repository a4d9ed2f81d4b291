import { uuidv7 } from 'uuidv7'
import type { CaseStep, ComplaintStage } from '../../src-main/contract/case-steps.ts'
import type { Change, ChangeOf } from '../../src-main/contract/changes.ts'
import type { Channel, Outcome, Satisfaction } from '../../src-main/contract/history.ts'
import {
  AgentId,
  CallId,
  type CaseId,
  CaseMoveId,
  ContractLevelId,
  CustomerId,
  DeskId,
  PromiseId,
  SurveyAnswerId,
} from '../../src-main/contract/ids.ts'
import { answered, missed } from './make-calls.ts'
import { caseOpened, created, interactionAdded, move, promiseMade } from './make-changes.ts'

/*
 * A small March on which everything can be counted by hand; the answers stand beside the story in
 * `tests/main/figures/hand-counted-month.test.ts`. The clock of Rome is one hour ahead of UTC until Sunday the 29th at
 * 02:00, then two.
 */

const minute = 60_000
export const support = DeskId.parse('01a20000-0000-7000-8000-0000000000d1')
const gold = ContractLevelId.parse('01a20000-0000-7000-8000-0000000000e1')
export const billing = DeskId.parse('01a20000-0000-7000-8000-0000000000d2')

const agentOf = (at: number) => AgentId.parse(`01a20000-0000-7000-8000-0000000000a${at}`)
/** Five at the desk of support, and Elio alone does the bills. */
export const giulia = agentOf(1)
export const [bruno, carla, dario, fabio, elio] = [2, 3, 4, 5, 6].map(agentOf) as [
  AgentId,
  AgentId,
  AgentId,
  AgentId,
  AgentId,
]
const cardOf = (at: number) => CustomerId.parse(`01a20000-0000-7000-8000-0000000000c${at}`)
export const [maria, luca, anna, pino, rosa, ugo] = [1, 2, 3, 4, 5, 6].map(cardOf) as [
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
]
const phones = new Map([
  [maria, '+393331110001'],
  [luca, '+393331110002'],
  [anna, '+393331110003'],
])

/** What the wall of the house shows in 2026, as UTC milliseconds. */
export function rome(month: number, day: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const summer = Date.UTC(2026, month - 1, day, hours, minutes) >= Date.UTC(2026, 2, 29, 3)
  return Date.UTC(2026, month - 1, day, hours - (summer ? 2 : 1), minutes)
}

type Contact = {
  readonly agent?: AgentId | null
  readonly outcome?: Outcome
  readonly seconds?: number | null
  readonly held?: number
  readonly out?: true
  readonly caseId?: CaseId
  readonly callId?: CallId
  readonly satisfaction?: Satisfaction
}

function contact(customer: CustomerId, channel: Channel, at: number, given: Contact = {}) {
  return interactionAdded(customer, {
    channel,
    at,
    direction: channel === 'event' ? 'none' : given.out ? 'out' : 'in',
    agentId: given.agent === undefined ? giulia : given.agent,
    outcome: given.outcome ?? null,
    durationSeconds: given.seconds ?? null,
    heldSeconds: given.held ?? 0,
    caseId: given.caseId ?? null,
    callId: given.callId ?? null,
    ...(given.satisfaction !== undefined && { satisfaction: given.satisfaction }),
  })
}

function surveyed({ interaction }: ChangeOf<'interaction:added'>, mark: Satisfaction, at: number): Change {
  const { id: interactionId, customerId } = interaction
  const answerId = SurveyAnswerId.parse(uuidv7())
  return {
    kind: 'satisfaction:answered',
    answerId,
    customerId,
    interactionId,
    sourceKey: `id:${answerId}`,
    answer: { at, mark, comment: '' },
  }
}

function transfer(callId: CallId, at: number, reason: string | null, succeeded: boolean | null): Change {
  const decision = {
    ...{ id: uuidv7(), callId, customerId: null, at, agentId: giulia, initials: 'GR' },
    ...{ choice: 'transfer' as const, reason, promiseId: null, succeeded },
  }
  return { kind: 'transfer:decided', decision }
}

const signed = (at: number) => ({
  ...{ id: CaseMoveId.parse(uuidv7()), at, agentId: giulia, initials: 'GR', reason: '' },
})

function moved(caseId: CaseId, customerId: CustomerId, to: 'red' | 'yellow' | 'green', at: number): Change {
  return { kind: 'case:moved', caseId, customerId, move: move(to, { at }) }
}

function complains(caseId: CaseId, customerId: CustomerId, stage: ComplaintStage | null, at: number): Change {
  return stepped(caseId, customerId, { kind: 'complaint', ...signed(at), stage })
}

function stepped(caseId: CaseId, customerId: CustomerId, step: CaseStep): Change {
  return { kind: 'case:stepped', caseId, customerId, step }
}

function everybody(): readonly Change[] {
  const names = ['Giulia', 'Bruno', 'Carla', 'Dario', 'Fabio', 'Elio']
  const agents = [giulia, bruno, carla, dario, fabio, elio].map((id, at) => {
    const name = names[at] ?? ''
    return { kind: 'agent:added', agent: { id, name, initials: name.slice(0, 2), role: 'operator' } } as const
  })
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }))
  const desks = [
    { id: support, name: 'Assistenza', hours },
    { id: billing, name: 'Fatture', hours },
  ]
  return [
    ...agents.map(
      ({ kind, agent }): Change => ({ kind, agent: { ...agent, initials: agent.initials.slice(0, 1) } }),
    ),
    {
      kind: 'house:changed',
      house: { desks, yardstick: { levels: [{ id: gold, name: 'Oro' }], rules: [] } },
    },
    created({ name: 'Maria Rossi', contractLevel: gold }, maria),
    created({ name: 'Luca Verdi', contractLevel: gold }, luca),
    created({ name: 'Anna Neri' }, anna),
    created({ name: 'Pino Bianchi' }, pino),
    created({ name: 'Rosa Gallo' }, rosa),
    created({ name: 'Ugo Fabbri' }, ugo),
  ]
}

/** Cases: of Maria about the boiler, of Luca about a bill, of Anna about a delay, of Pino from February. */
function cases() {
  const open = (customer: CustomerId, given: Parameters<typeof caseOpened>[1]) => caseOpened(customer, given)
  return {
    boiler: open(maria, {
      openedAt: rome(3, 2, '10:00'),
      answerBy: rome(3, 2, '14:00'),
      deskId: support,
      ownerId: giulia,
    }),
    bill: open(luca, {
      openedAt: rome(3, 9, '10:00'),
      answerBy: rome(3, 9, '14:00'),
      deskId: billing,
      ownerId: elio,
    }),
    delay: open(anna, {
      openedAt: rome(3, 30, '09:00'),
      answerBy: rome(3, 30, '13:00'),
      deskId: support,
      ownerId: bruno,
    }),
    old: open(pino, { openedAt: rome(2, 20, '10:00'), deskId: support }),
  }
}

/** The whole story, in the order in which it is told. */
export function smallMonth() {
  const { boiler, bill, delay, old } = cases()
  const ids = { boiler: boiler.case.id, bill: bill.case.id, delay: delay.case.id, old: old.case.id }
  const calls = Array.from({ length: 5 }, () => CallId.parse(uuidv7()))
  const [mariaCalls, lucaCalls, annaCalls, mariaAgain, annaAgain] = calls as [
    CallId,
    CallId,
    CallId,
    CallId,
    CallId,
  ]
  const again = contact(maria, 'phone', rome(3, 3, '09:10'), {
    agent: carla,
    seconds: 600,
    held: 120,
    outcome: 'solved',
    caseId: ids.boiler,
    callId: mariaAgain,
  })
  const writes = contact(rosa, 'email', rome(3, 2, '11:30'), { agent: bruno, outcome: 'solved' })
  const waits = contact(anna, 'phone', rome(3, 30, '09:00'), {
    agent: bruno,
    seconds: 45,
    outcome: 'callback',
    caseId: ids.delay,
    callId: annaAgain,
  })
  const changes: readonly Change[] = [
    ...everybody(),
    old,
    // February, the period before: three contacts.
    contact(maria, 'phone', rome(2, 2, '10:00'), { seconds: 100, outcome: 'solved' }),
    contact(luca, 'email', rome(2, 16, '10:00'), { outcome: 'follow-up' }),
    contact(rosa, 'phone', rome(2, 27, '17:00'), { seconds: 60, outcome: 'solved', satisfaction: 5 }),

    // Monday 2 March.
    boiler,
    contact(maria, 'phone', rome(3, 2, '09:55'), {
      seconds: 300,
      held: 60,
      outcome: 'follow-up',
      caseId: ids.boiler,
      callId: mariaCalls,
      satisfaction: 4,
    }),
    contact(maria, 'phone', rome(3, 2, '11:00'), {
      out: true,
      agent: bruno,
      seconds: 120,
      caseId: ids.boiler,
    }),
    writes,
    // Tuesday 3: Maria again, within seven days.
    again,
    // What she answered came with the wrap-up.
    {
      kind: 'interaction:concluded',
      interactionId: again.interaction.id,
      customerId: maria,
      outcome: 'solved',
      caseId: ids.boiler,
      satisfaction: 5,
    },
    moved(ids.boiler, maria, 'yellow', rome(3, 2, '11:00')),
    moved(ids.boiler, maria, 'green', rome(3, 3, '09:20')),
    moved(ids.old, pino, 'yellow', rome(3, 20, '09:00')),
    // Wednesday 4: what a system reports, and is no contact.
    contact(rosa, 'event', rome(3, 4, '12:00'), { agent: null }),
    contact(ugo, 'shop', rome(3, 4, '16:00'), { agent: dario, outcome: 'solved' }),
    // Monday 9: Luca's bill, passed on.
    bill,
    contact(luca, 'phone', rome(3, 9, '10:00'), {
      agent: elio,
      seconds: 240,
      outcome: 'information',
      caseId: ids.bill,
      callId: lucaCalls,
      satisfaction: 3,
    }),
    transfer(lucaCalls, rome(3, 9, '10:02'), 'Contabilità', true),
    contact(luca, 'email', rome(3, 10, '15:00'), { out: true, agent: elio, caseId: ids.bill }),
    // Anna calls; a transfer that fails is none.
    contact(anna, 'phone', rome(3, 9, '10:30'), {
      agent: fabio,
      seconds: 30,
      outcome: 'information',
      callId: annaCalls,
      satisfaction: 2,
    }),
    transfer(annaCalls, rome(3, 9, '10:31'), 'Altro', false),
    // Saturday 14: a chat that nobody of ours held.
    contact(pino, 'chat', rome(3, 14, '20:15'), { agent: null }),
    // Rosa writes, it is solved, and five days later she is back: not at first contact.
    contact(rosa, 'web-form', rome(3, 16, '08:00'), { agent: carla, outcome: 'solved' }),
    contact(rosa, 'phone', rome(3, 21, '08:00'), { agent: carla, seconds: 900, held: 30, outcome: 'solved' }),
    // Sunday 29: the clock jumps from 02:00 to 03:00.
    contact(ugo, 'email', Date.UTC(2026, 2, 29, 0, 59), { agent: null }),
    contact(ugo, 'email', Date.UTC(2026, 2, 29, 1, 1), { agent: null }),
    // Monday 30 and Tuesday 31.
    delay,
    waits,
    transfer(annaAgain, rome(3, 30, '09:01'), null, null),
    contact(maria, 'letter', rome(3, 31, '23:59'), { agent: dario, outcome: 'solved' }),
    // April, after the period: Maria comes back within the week.
    contact(maria, 'phone', rome(4, 2, '10:00'), { seconds: 10, outcome: 'solved', satisfaction: 1 }),

    // Surveys: Rosa changed her mind, Anna answered in April, and Maria had told Carla already.
    surveyed(writes, 2, rome(3, 4, '10:00')),
    surveyed(writes, 5, rome(3, 5, '10:00')),
    surveyed(waits, 3, rome(4, 2, '10:00')),
    surveyed(again, 1, rome(3, 6, '10:00')),

    // The call log: 4, 8 and 40 seconds to answer; wrapped up in 12 s and 90 s; three missed.
    answered(phones.get(maria) ?? '', rome(3, 2, '09:55') + 4000, {
      ...{ id: mariaCalls, receivedAt: rome(3, 2, '09:55'), agentId: giulia, customerId: maria },
      ...{ wrapUpMs: 12_000, caseId: ids.boiler },
    }),
    answered(phones.get(luca) ?? '', rome(3, 9, '10:00') + 8000, {
      ...{ id: lucaCalls, receivedAt: rome(3, 9, '10:00'), agentId: elio, customerId: luca },
      ...{ wrapUpMs: 90_000, caseId: ids.bill },
    }),
    answered(phones.get(anna) ?? '', rome(3, 9, '10:30') + 40_000, {
      ...{ id: annaCalls, receivedAt: rome(3, 9, '10:30'), agentId: fabio, customerId: anna },
    }),
    // Maria rang in vain on the 3rd at nine and was spoken with ten minutes later.
    missed(phones.get(maria) ?? '', rome(3, 3, '09:00'), { customerId: maria }),
    answered(phones.get(maria) ?? '', rome(3, 3, '09:10'), {
      ...{ id: mariaAgain, receivedAt: rome(3, 3, '09:10') - 20_000, agentId: carla, customerId: maria },
    }),
    // Pino rang twice, withheld once; nobody has spoken with him.
    missed('+393331110004', rome(3, 20, '13:05'), { customerId: pino }),
    missed(null, rome(3, 20, '13:30')),

    // Promises due in March: kept, late, broken, released; one due in April is none of them.
    ...promises(),

    // Complaints: Maria's comes to its end, Anna's is received, Pino's was none after all.
    complains(ids.boiler, maria, 'received', rome(3, 2, '10:05')),
    complains(ids.boiler, maria, 'classified', rome(3, 2, '10:10')),
    complains(ids.boiler, maria, 'at-desk', rome(3, 2, '10:20')),
    complains(ids.boiler, maria, 'solved', rome(3, 3, '09:20')),
    complains(ids.boiler, maria, 'made-good', rome(3, 5, '09:00')),
    complains(ids.delay, anna, 'received', rome(3, 30, '09:30')),
    complains(ids.old, pino, 'received', rome(3, 10, '09:00')),
    complains(ids.old, pino, null, rome(3, 10, '09:05')),
    stepped(ids.bill, luca, {
      ...{
        kind: 'moved-ahead' as const,
        ...signed(rome(3, 9, '12:00')),
        askedBy: 'Vendite',
        reason: 'Gara in corso',
      },
    }),
  ]
  return { changes, ids }
}

function promises(): readonly Change[] {
  const due = (day: number, time: string, given: Parameters<typeof promiseMade>[1] = {}) => {
    const at = rome(3, day, time)
    return promiseMade(maria, {
      madeAt: at - 60 * minute,
      dueAt: at,
      agentId: giulia,
      deskId: support,
      ...given,
    })
  }
  const [kept, late, broken, released] = [
    due(3, '16:00'),
    due(4, '16:00', { agentId: bruno }),
    due(5, '16:00', { deskId: billing, agentId: elio }),
    due(6, '16:00'),
  ] as const
  const april = due(6, '16:00', { id: PromiseId.parse(uuidv7()), dueAt: rome(4, 3, '16:00') })
  const by = { agentId: giulia, initials: 'GR' }
  return [
    ...[kept, late, broken, released, april],
    // Forty seconds into the minute that was named.
    {
      kind: 'promise:kept',
      promiseId: kept.promise.id,
      customerId: maria,
      keptAt: rome(3, 3, '16:00') + 40_000,
    },
    { kind: 'promise:kept', promiseId: late.promise.id, customerId: maria, keptAt: rome(3, 4, '16:01') },
    {
      kind: 'promise:released',
      promiseId: released.promise.id,
      customerId: maria,
      release: { at: rome(3, 6, '12:00'), reason: 'Ha risolto da sola', ...by },
    },
  ]
}
