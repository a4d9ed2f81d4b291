import { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import {
  type AgentId,
  CaseId,
  CaseMoveId,
  ContactPointId,
  CustomerId,
  InteractionId,
  NoteId,
  PromiseId,
} from '../contract/ids.ts'
import { makeCode } from '../domain/codes.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import { createDemoMeasure, type DemoMeasure } from './demo-measure.ts'
import { timeOf } from './demo-time.ts'
import { type DemoCall, demoCalls } from './house/calls.ts'
import { demoAgents, demoCustomers } from './house/index.ts'
import type { DemoCase, DemoContact, DemoCustomer, DemoInitials, DemoPromise, When } from './house/kinds.ts'
import { type DemoHouseWords, demoCategory, demoHouse, demoLevel } from './house/settings.ts'
import { callChanges } from './seed-calls.ts'

const seatCode = '00'
/** How long after a contact its note is signed. */
const noteDelayMs = 3 * 60_000

type Dated = { readonly at: number; readonly change: Change }

type Seed = {
  id(): string
  at(when: When): number
  signed(initials: DemoInitials | null): { agentId: AgentId | null; initials: string | null }
  readonly measure: DemoMeasure
  readonly categories: DemoHouseWords['categories']
  caseCode(): ReturnType<typeof makeCode>
  customerCode(): ReturnType<typeof makeCode>
}

/**
 * The demo house as changes to record on an empty profile: its agents and customers first, then what happened, oldest
 * first. The same ids and codes each time; times are counted back from `now`, UTC milliseconds. `words` name desks, contracts
 * and kinds of case; the customers and what they said are Italian.
 */
export function demoChanges(now: number, words: DemoHouseWords): readonly Change[] {
  const id = createIds()
  const agents = Object.entries(demoAgents).map(([initials, name]) =>
    Agent.parse({ id: id(), name, initials, role: initials === 'GR' ? 'lead' : 'operator' }),
  )
  const house = demoHouse(agents, words)
  const seed: Seed = {
    id,
    at: (when) => timeOf(when, now),
    signed: (initials) => ({
      agentId: agents.find((agent) => agent.initials === initials)?.id ?? null,
      initials,
    }),
    measure: createDemoMeasure(house),
    categories: words.categories,
    caseCode: createCodes(),
    customerCode: createCodes(),
  }
  const houses = demoCustomers.map((customer) => customerChanges(customer, seed))
  return [
    ...agents.map((agent) => ({ kind: 'agent:added' as const, agent })),
    { kind: 'house:changed', house },
    ...houses.flatMap(({ card }) => card),
    ...[
      ...houses.flatMap(({ history }) => history),
      ...demoCalls.flatMap((call) => ringing(call, houses, seed)),
    ]
      .sort((left, right) => left.at - right.at)
      .map(({ change }) => change),
  ]
}

/** Whose card has the number, has the call. */
function ringing(
  call: DemoCall,
  houses: readonly { readonly card: readonly Change[] }[],
  seed: Seed,
): Dated[] {
  const number = call.number === null ? null : numberToKeep(call.number)
  const owner = houses
    .flatMap(({ card }) => card)
    .find((change) => change.kind === 'phone:added' && number !== null && change.phone.number === number)
  const at = seed.at(call.when)
  const customerId = owner?.kind === 'phone:added' ? owner.customerId : null
  return callChanges(call, { id: seed.id(), at, customerId, signed: seed.signed(call.by) }).map((change) => ({
    at,
    change,
  }))
}

function customerChanges(customer: DemoCustomer, seed: Seed): { card: Change[]; history: Dated[] } {
  const customerId = CustomerId.parse(seed.id())
  const cases = (customer.cases ?? []).map((one) => ({ one, caseId: CaseId.parse(seed.id()) }))
  const caseOf = (subject: string | null) => cases.find(({ one }) => one.subject === subject)?.caseId ?? null
  return {
    card: cardChanges(customer, customerId, seed),
    history: [
      ...cases.flatMap(({ one, caseId }) =>
        caseChanges(one, caseId, { customerId, tags: customer.tags ?? [] }, seed),
      ),
      ...customer.contacts.flatMap((one) => contactChanges(one, customerId, caseOf(one.about), seed)),
      ...(customer.promises ?? []).flatMap((one) => promiseChanges(one, customerId, caseOf(one.about), seed)),
      ...(customer.notes ?? []).map(({ when, by, text }) =>
        noteChange({ at: seed.at(when), by, text, caseId: null, interactionId: null }, customerId, seed),
      ),
    ],
  }
}

function cardChanges(customer: DemoCustomer, customerId: CustomerId, seed: Seed): Change[] {
  const { name, company = '', address, tags = [], warning = '', phones, emails = [] } = customer
  return [
    {
      kind: 'customer:created',
      customerId,
      code: seed.customerCode(),
      createdAt: new Date(customer.since, 3, 12, 10).getTime(),
      fields: {
        name,
        company,
        address,
        formOfAddress: customer.tu ? 'tu' : 'lei',
        language: customer.english ? 'en' : 'it',
        tags,
        warning,
        vatNumber: customer.vatNumber ?? '',
        fiscalCode: customer.fiscalCode ?? '',
        contractLevel: demoLevel(tags),
      },
      sourceKey: null,
    },
    ...phones.map(([raw, label]) => ({
      kind: 'phone:added' as const,
      customerId,
      phone: { id: ContactPointId.parse(seed.id()), number: numberToKeep(raw), raw, label },
    })),
    ...emails.map((address) => ({
      kind: 'email:added' as const,
      customerId,
      email: {
        id: ContactPointId.parse(seed.id()),
        address,
        label: company === '' ? ('home' as const) : ('work' as const),
      },
    })),
  ]
}

type CaseCustomer = { readonly customerId: CustomerId; readonly tags: readonly string[] }

function caseChanges(one: DemoCase, caseId: CaseId, { customerId, tags }: CaseCustomer, seed: Seed): Dated[] {
  const openedAt = seed.at(one.opened)
  const moveOf = (by: DemoInitials, at: number, to: 'red' | 'yellow' | 'green', reason: string) => ({
    id: CaseMoveId.parse(seed.id()),
    at,
    ...seed.signed(by),
    to,
    reason,
  })
  const { subject, category } = one
  // Whoever took it on has it.
  const owner = seed.signed(one.moves[0]?.by ?? one.by)
  const opened: Change = {
    kind: 'case:opened',
    case: {
      id: caseId,
      reference: seed.caseCode(),
      customerId,
      subject,
      openedAt,
      category: seed.categories[category],
      ...demoCategory(category),
      ...seed.measure(category, tags, openedAt),
      ownerId: owner.agentId,
      ownerInitials: owner.initials,
    },
    move: moveOf(one.by, openedAt, 'red', ''),
  }
  return [
    { at: openedAt, change: opened },
    ...one.moves.map(({ when, by, to, reason }) => {
      const at = seed.at(when)
      return {
        at,
        change: { kind: 'case:moved' as const, caseId, customerId, move: moveOf(by, at, to, reason) },
      }
    }),
  ]
}

function contactChanges(
  one: DemoContact,
  customerId: CustomerId,
  caseId: CaseId | null,
  seed: Seed,
): Dated[] {
  const at = seed.at(one.when)
  const id = InteractionId.parse(seed.id())
  const { channel, direction, outcome, subject, summary, seconds, held, by, note } = one
  const { eventKind, collectedBy, collected } = one
  const interaction = {
    id,
    customerId,
    channel,
    direction,
    at,
    ...seed.signed(by),
    outcome,
    durationSeconds: seconds,
    heldSeconds: held,
    subject,
    summary,
    caseId,
    callId: null,
    eventKind,
    collectedBy,
    collected,
  }
  const added: Dated = { at, change: { kind: 'interaction:added', interaction } }
  if (note === null) return [added]
  const signedAt = at + noteDelayMs
  return [added, noteChange({ at: signedAt, by, text: note, caseId, interactionId: id }, customerId, seed)]
}

type SignedText = {
  readonly at: number
  readonly by: DemoInitials | null
  readonly text: string
  readonly caseId: CaseId | null
  readonly interactionId: InteractionId | null
}

function noteChange({ by, ...written }: SignedText, customerId: CustomerId, seed: Seed): Dated {
  const id = NoteId.parse(seed.id())
  const note = { id, customerId, callId: null, corrects: null, ...seed.signed(by), ...written }
  return { at: written.at, change: { kind: 'note:added', note } }
}

function promiseChanges(
  { what, made, due, by, kept }: DemoPromise,
  customerId: CustomerId,
  caseId: CaseId | null,
  seed: Seed,
): Dated[] {
  const id = PromiseId.parse(seed.id())
  const madeAt = seed.at(made)
  const promise = {
    id,
    customerId,
    caseId,
    what,
    madeAt,
    dueAt: seed.at(due),
    ...seed.signed(by),
    deskId: null,
  }
  const madeChange: Dated = { at: madeAt, change: { kind: 'promise:made', promise } }
  if (kept === null) return [madeChange]
  const keptAt = seed.at(kept)
  return [madeChange, { at: keptAt, change: { kind: 'promise:kept', promiseId: id, customerId, keptAt } }]
}

/** UUIDv7 with a counter where random bits would be: the same house on every machine, in the order of making. */
function createIds(): () => string {
  const january = Date.UTC(2026, 0, 1)
  let counter = 0
  return () => {
    counter += 1
    const time = (january + counter).toString(16).padStart(12, '0')
    const rest = counter.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`
  }
}

function createCodes() {
  let counter = 0
  return () => {
    counter += 1
    return makeCode(seatCode, counter)
  }
}
