import type { Change, ChangeOf } from '../../../src-main/contract/changes.ts'
import type { Interaction } from '../../../src-main/contract/history.ts'
import {
  CaseId,
  CaseMoveId,
  ContactPointId,
  CustomerId,
  InteractionId,
  NoteId,
  PhoneNumber,
  PromiseId,
} from '../../../src-main/contract/ids.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import type { HouseAgent } from './agents.ts'
import { createRandom, type Random } from './random.ts'
import * as words from './words.ts'

const day = 24 * 60 * 60 * 1000
/** The generated house's today; its history lies in the three years before. */
export const houseToday = Date.UTC(2026, 8, 1, 9)
const firstDay = houseToday - 3 * 365 * day

export type KnownCustomer = {
  readonly customerId: CustomerId
  readonly name: string
  readonly number: PhoneNumber
}

/** The customer number `index` of the house with this seed: found again without looking into the database. */
export function customerAt(seed: number, index: number): KnownCustomer {
  const random = createRandom(seed, index, 1)
  const createdAt = createdAtOf(index)
  const customerId = CustomerId.parse(random.uuid(createdAt))
  const name = `${random.pick(words.givenNames)} ${random.pick(words.familyNames)}`
  return { customerId, name, number: mobileOf(index) }
}

/** Everything there is about one customer, in the order in which it happened. */
export function customerChanges(
  { seed, interactions, agents }: { seed: number; interactions: number; agents: readonly HouseAgent[] },
  index: number,
): readonly Change[] {
  const known = customerAt(seed, index)
  const random = createRandom(seed, index, 2)
  const createdAt = createdAtOf(index)
  const story = { random, agents, createdAt, customerId: known.customerId }
  return [
    card(story, known, index),
    ...phones(story, known.number),
    ...emails(story, known.name, index),
    ...history(story, interactions),
    ...caseOf(story, index),
  ]
}

type Story = {
  readonly random: Random
  readonly agents: readonly HouseAgent[]
  readonly createdAt: number
  readonly customerId: CustomerId
}

/** Within the first year for up to a million customers: ids derive from it, so they rise with the index. */
function createdAtOf(index: number): number {
  return firstDay + index * 30_000
}

/** No two customers share it: the factor has no divisor in common with ten million. */
function mobileOf(index: number): PhoneNumber {
  const prefix = words.mobilePrefixes[index % words.mobilePrefixes.length]
  const line = (Math.floor(index / words.mobilePrefixes.length) * 7_368_787 + 1_234_567) % 10_000_000
  return PhoneNumber.parse(`+39${prefix}${String(line).padStart(7, '0')}`)
}

function card({ random, createdAt, customerId }: Story, { name }: KnownCustomer, index: number): Change {
  return {
    kind: 'customer:created',
    customerId,
    code: makeCode('00', index),
    createdAt,
    fields: {
      name,
      company: random.below(4) === 0 ? random.pick(words.companies) : '',
      address: `${random.pick(words.streets)} ${1 + random.below(200)}, ${random.pick(words.towns)}`,
      formOfAddress: random.below(3) === 0 ? 'tu' : 'lei',
      language: random.below(20) === 0 ? 'en' : 'it',
      tags: random.below(10) === 0 ? ['abbonato'] : [],
      warning: random.below(50) === 0 ? 'Chiamare solo dopo le 18.' : '',
      vatNumber: '',
      fiscalCode: '',
      contractLevel: '',
    },
    sourceKey: null,
  }
}

function phones({ random, createdAt, customerId }: Story, number: PhoneNumber): Change[] {
  const add = (to: PhoneNumber, raw: string, label: 'mobile' | 'home'): Change => ({
    kind: 'phone:added',
    customerId,
    phone: { id: ContactPointId.parse(random.uuid(createdAt)), number: to, raw, label },
  })
  const mobile = add(number, number.slice(3), 'mobile')
  if (random.below(3) !== 0) return [mobile]
  const local = `${random.pick(words.landlinePrefixes)}${1_000_000 + random.below(9_000_000)}`
  return [mobile, add(PhoneNumber.parse(`+39${local}`), local, 'home')]
}

function emails({ random, createdAt, customerId }: Story, name: string, index: number): Change[] {
  if (random.below(2) === 0) return []
  const local = name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .replaceAll(' ', '.')
    .toLowerCase()
  const email = {
    id: ContactPointId.parse(random.uuid(createdAt)),
    address: `${local}.${index}@example.it`,
    label: 'home',
  } as const
  return [{ kind: 'email:added', customerId, email }]
}

/** Half of what people write is one short sentence. */
function sentence(random: Random): string {
  const { openings, matters, endings } = words.sentences
  if (random.below(2) === 0) return random.pick(endings)
  return `${random.pick(openings)} ${random.pick(matters)}. ${random.pick(endings)}`
}

const channels = [
  'phone',
  'phone',
  'phone',
  'phone',
  'email',
  'email',
  'web-form',
  'chat',
  'shop',
  'event',
] as const
const outcomes = ['solved', 'follow-up', 'callback', 'information'] as const

function history(story: Story, count: number): Change[] {
  const span = houseToday - story.createdAt
  return Array.from({ length: count }, (_, turn) => {
    const at = story.createdAt + Math.floor(((turn + story.random.below(1000) / 1000) * span) / count)
    return contact(story, at)
  }).flat()
}

function contact({ random, agents, customerId, createdAt }: Story, at: number): Change[] {
  const { id: agentId, initials } = random.pick(agents)
  const channel = random.pick(channels)
  const isPhone = channel === 'phone'
  const interaction: Interaction = {
    // Made when the history was taken over, customer by customer, as an import does.
    id: InteractionId.parse(random.uuid(createdAt)),
    customerId,
    channel,
    direction: channel === 'event' ? 'none' : random.below(4) === 0 ? 'out' : 'in',
    at,
    agentId,
    initials,
    outcome: channel === 'event' ? null : random.pick(outcomes),
    durationSeconds: isPhone ? 30 + random.below(900) : null,
    heldSeconds: isPhone ? random.below(20) : 0,
    subject: random.pick(words.subjects),
    summary: sentence(random),
    caseId: null,
    callId: null,
    eventKind: null,
    collectedBy: null,
    collected: [],
  }
  const added: Change = { kind: 'interaction:added', interaction }
  return random.below(8) === 0 ? [added, noteOn(interaction, random, createdAt)] : [added]
}

function noteOn(interaction: Interaction, random: Random, createdAt: number): ChangeOf<'note:added'> {
  const at = interaction.at + 60_000
  const { customerId, agentId, initials } = interaction
  const note = {
    id: NoteId.parse(random.uuid(createdAt)),
    customerId,
    interactionId: interaction.id,
    callId: null,
    caseId: null,
    at,
    agentId,
    initials,
    text: sentence(random),
    corrects: null,
  }
  return { kind: 'note:added', note }
}

/** Every fifth customer has a case, every second of these is solved, and something is promised for the others. */
function caseOf({ random, agents, customerId }: Story, index: number): Change[] {
  if (index % 5 !== 0) return []
  const { id: agentId, initials } = random.pick(agents)
  const openedAt = houseToday - day * (1 + random.below(60))
  const caseId = CaseId.parse(random.uuid(openedAt))
  const move = (at: number, to: 'red' | 'yellow' | 'green', reason: string) => ({
    id: CaseMoveId.parse(random.uuid(at)),
    at,
    agentId,
    initials,
    to,
    reason,
  })
  const opened: Change = {
    kind: 'case:opened',
    case: {
      id: caseId,
      reference: makeCode('00', index),
      customerId,
      subject: random.pick(words.subjects),
      category: 'assistenza',
      openedAt,
      categoryId: null,
      answerBy: null,
      solveBy: null,
      ownerId: null,
      ownerInitials: null,
      deskId: null,
    },
    move: move(openedAt, 'red', ''),
  }
  if (index % 10 !== 0)
    return [
      opened,
      { kind: 'case:moved', caseId, customerId, move: move(openedAt + day, 'green', 'Risolto.') },
    ]
  const promise = {
    id: PromiseId.parse(random.uuid(openedAt)),
    customerId,
    caseId,
    what: 'Richiamare con la data della consegna',
    madeAt: openedAt,
    dueAt: openedAt + 3 * day,
    agentId,
    initials,
    deskId: null,
  }
  return [opened, { kind: 'promise:made', promise }]
}
