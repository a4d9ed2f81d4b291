import type { Agent } from '../../../src-main/contract/agents.ts'
import type {
  CallbackPromise,
  Case,
  CustomerCard,
  Interaction,
  Note,
  TimelineEntry,
} from '../../../src-main/contract/history.ts'
import {
  AgentId,
  CaseId,
  CaseMoveId,
  Code,
  ContactPointId,
  CustomerId,
  InteractionId,
  NoteId,
  PhoneNumber,
  PromiseId,
} from '../../../src-main/contract/ids.ts'

/** A Saturday morning, in the middle of Maria's trouble with a parcel. */
export const now = new Date(2026, 10, 21, 9, 30).getTime()
export const minutes = 60_000
export const hours = 60 * minutes
export const days = 24 * hours

/** The same number gives the same id, so that one fixture can point at another. */
export function uuid(value: number): string {
  return `0193a5c2-0000-7000-8000-${value.toString(16).padStart(12, '0')}`
}

export const giulia: Agent = {
  id: AgentId.parse(uuid(1)),
  name: 'Giulia Ricci',
  initials: 'GR',
  role: 'operator',
}
export const luca: Agent = { id: AgentId.parse(uuid(2)), name: 'Luca Tosi', initials: 'LT', role: 'operator' }
export const agents = [giulia, luca] as const

const mariaId = CustomerId.parse(uuid(100))

function interaction(id: number, at: number, more: Partial<Interaction>): Interaction {
  return {
    id: InteractionId.parse(uuid(id)),
    customerId: mariaId,
    channel: 'phone',
    direction: 'in',
    at,
    agentId: luca.id,
    initials: 'LT',
    outcome: null,
    durationSeconds: null,
    heldSeconds: 0,
    subject: '',
    summary: '',
    caseId: null,
    callId: null,
    eventKind: null,
    collectedBy: null,
    collected: [],
    ...more,
  }
}

function note(id: number, at: number, text: string, more: Partial<Note> = {}): Note {
  return {
    id: NoteId.parse(uuid(id)),
    customerId: mariaId,
    interactionId: null,
    callId: null,
    caseId: null,
    at,
    agentId: luca.id,
    initials: 'GB',
    text,
    corrects: null,
    ...more,
  }
}

function aCase(id: number, reference: string, subject: string, more: Partial<Case>): Case {
  const openedAt = now - 4 * days
  return {
    id: CaseId.parse(uuid(id)),
    reference: Code.parse(reference),
    customerId: mariaId,
    subject,
    category: 'Spedizioni',
    state: 'red',
    openedAt,
    categoryId: null,
    answerBy: null,
    solveBy: null,
    ownerId: null,
    ownerInitials: null,
    deskId: null,
    complaint: null,
    answeredAt: null,
    steps: [],
    moves: [
      {
        id: CaseMoveId.parse(uuid(id + 1)),
        at: more.openedAt ?? openedAt,
        agentId: luca.id,
        initials: 'LT',
        to: 'red',
        reason: '',
      },
    ],
    ...more,
  }
}

const parcel = aCase(200, '4M2K7Q9D', 'Pacco non consegnato', {
  state: 'yellow',
  moves: [
    {
      id: CaseMoveId.parse(uuid(201)),
      at: now - 4 * days,
      agentId: luca.id,
      initials: 'LT',
      to: 'red',
      reason: '',
    },
    {
      id: CaseMoveId.parse(uuid(202)),
      at: now - 2 * days,
      agentId: luca.id,
      initials: 'LT',
      to: 'yellow',
      reason: 'Sentito il corriere',
    },
  ],
})
const refund = aCase(210, '5N3K8R0F', 'Rimborso spese di giacenza', {
  category: 'Amministrazione',
  openedAt: now - 22 * hours,
})
const solved = Array.from({ length: 6 }, (_, index) =>
  aCase(
    220 + index * 2,
    `6P4M9S1${index}`,
    ['Cambio indirizzo', 'Fattura doppia', 'Garanzia'][index % 3] ?? '',
    {
      state: 'green',
      openedAt: now - (60 + index * 40) * days,
    },
  ),
)

const broken: CallbackPromise = {
  id: PromiseId.parse(uuid(300)),
  customerId: mariaId,
  caseId: refund.id,
  what: 'richiamarla per il rimborso',
  madeAt: now - 22 * hours,
  dueAt: new Date(2026, 10, 20, 16, 0).getTime(),
  agentId: luca.id,
  initials: 'GB',
  deskId: null,
  ownerId: luca.id,
  keptAt: null,
  attempts: [],
  release: null,
}
const due: CallbackPromise = {
  ...broken,
  id: PromiseId.parse(uuid(301)),
  caseId: parcel.id,
  what: 'consegna al piano tra le 10 e le 12',
  dueAt: new Date(2026, 10, 22, 12, 0).getTime(),
  initials: 'LT',
}

const yesterday = interaction(400, new Date(2026, 10, 20, 11, 24).getTime(), {
  durationSeconds: 252,
  heldSeconds: 38,
  outcome: 'callback',
  initials: 'GB',
})
const photo = interaction(401, new Date(2026, 10, 18, 9, 2).getTime(), {
  channel: 'email',
  subject: 'Avviso di giacenza',
  summary: 'Foto dell’avviso, chiede di riprovare la consegna al piano. Numero spedizione 4471 0098 12.',
})

const entries: readonly TimelineEntry[] = [
  {
    id: yesterday.id,
    at: yesterday.at,
    interaction: yesterday,
    notes: [
      note(
        500,
        yesterday.at + 4 * minutes,
        'Chiede il rimborso delle spese di giacenza. «È la terza volta che chiamo.» Promesso richiamo entro le 16:00 dopo verifica con amministrazione.',
      ),
    ],
    earlierNotes: 0,
  },
  { id: photo.id, at: photo.at, interaction: photo, notes: [], earlierNotes: 0 },
  ...[
    interaction(402, new Date(2026, 10, 18, 8, 47).getTime(), {
      channel: 'event',
      direction: 'none',
      agentId: null,
      initials: null,
      subject: 'Consegna fallita',
      summary: 'Destinatario assente, avviso lasciato nel citofono condominiale.',
    }),
    interaction(403, new Date(2026, 9, 12, 17, 20).getTime(), {
      channel: 'shop',
      subject: 'Bologna Centro',
      summary: 'Ritirata la prolunga di garanzia, soddisfatta.',
      initials: 'SC',
    }),
    interaction(404, new Date(2026, 8, 3, 10, 12).getTime(), {
      channel: 'chat',
      summary: 'Chiede se la garanzia copre anche il telecomando. Sì, per due anni.',
    }),
    ...Array.from({ length: 45 }, (_, index) =>
      interaction(410 + index, new Date(2026, 7, 1).getTime() - index * 9 * days, {
        channel: index % 3 === 0 ? 'phone' : 'email',
        subject: index % 3 === 0 ? '' : 'Conferma d’ordine',
        durationSeconds: index % 3 === 0 ? 95 + index : null,
        summary: 'Chiede quando arriva l’ordine e se può pagare alla consegna.',
      }),
    ),
  ].map((each) => ({ id: each.id, at: each.at, interaction: each, notes: [], earlierNotes: 0 })),
]

export const maria: CustomerCard = {
  customer: {
    id: mariaId,
    code: Code.parse('7K3Q9M2T'),
    createdAt: new Date(2019, 2, 4).getTime(),
    name: 'Maria Rossi',
    company: '',
    address: 'Via dei Mille 12, Bologna',
    formOfAddress: 'lei',
    language: 'it',
    tags: ['Contratto Casa'],
    warning: '',
    vatNumber: '',
    fiscalCode: 'RSSMRA64R52A944Z',
    contractLevel: '',
    merged: [],
    phones: [
      {
        id: ContactPointId.parse(uuid(110)),
        number: PhoneNumber.parse('+393331234567'),
        raw: '333 123 4567',
        label: 'mobile',
      },
    ],
    emails: [{ id: ContactPointId.parse(uuid(111)), address: 'maria.rossi@example.it', label: 'home' }],
  },
  cases: [refund, parcel, ...solved],
  promises: [broken, due],
  told: [
    { kind: 'promise-broken', promise: broken },
    {
      kind: 'case-open',
      case: parcel,
      lastNote: note(
        501,
        now - 2 * days,
        'il corriere riprova domani 10–12, indirizzo già corretto in Via dei Mille 12',
        { initials: 'LT' },
      ),
      lastContact: null,
    },
    { kind: 'last-contact', interaction: photo, lastNote: null },
  ],
  timeline: entries,
  timelineNext: 'page 2',
}

/** Somebody quite different: a firm, informal, with a warning and little behind them. */
export function otherCard(
  id: number,
  name: string,
  more: Partial<CustomerCard['customer']> = {},
): CustomerCard {
  const customerId = CustomerId.parse(uuid(id))
  const call = { ...interaction(id + 1, now - 3 * days, { durationSeconds: 71 }), customerId }
  return {
    customer: {
      ...maria.customer,
      id: customerId,
      code: Code.parse('8M4R0N3V'),
      name,
      formOfAddress: 'tu',
      tags: [],
      phones: [],
      emails: [],
      address: 'Corso Buenos Aires 3, Milano',
      ...more,
    },
    cases: [{ ...refund, id: CaseId.parse(uuid(id + 2)), customerId, subject: 'Bolletta di ottobre' }],
    promises: [],
    told: [
      {
        kind: 'last-contact',
        interaction: call,
        lastNote: note(id + 3, call.at, 'chiede una copia della bolletta'),
      },
    ],
    timeline: [{ id: call.id, at: call.at, interaction: call, notes: [], earlierNotes: 0 }],
    timelineNext: null,
  }
}
