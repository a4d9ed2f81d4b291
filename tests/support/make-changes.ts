import { uuidv7 } from 'uuidv7'
import type { ChangeOf } from '../../src-main/contract/changes.ts'
import { type CustomerFields, emptyFields } from '../../src-main/contract/customers.ts'
import type { CaseMove, Interaction, Note, OpenedCase } from '../../src-main/contract/history.ts'
import {
  CaseId,
  CaseMoveId,
  ContactPointId,
  CustomerId,
  InteractionId,
  NoteId,
  PhoneNumber,
  PromiseId,
} from '../../src-main/contract/ids.ts'
import type { PromiseMade } from '../../src-main/contract/promises.ts'
import { makeCode } from '../../src-main/domain/codes.ts'
import { noon } from './open-test-door.ts'

let counter = 0

/** A card; `customerId` is made here unless it is given. */
export function created(
  fields: Partial<CustomerFields> & { name: string },
  customerId = CustomerId.parse(uuidv7()),
): ChangeOf<'customer:created'> {
  counter += 1
  return {
    kind: 'customer:created',
    customerId,
    code: makeCode('00', counter),
    createdAt: noon,
    fields: {
      ...emptyFields,
      ...fields,
    },
    sourceKey: null,
  }
}

export function phoneAdded(customerId: CustomerId, number: string): ChangeOf<'phone:added'> {
  const phone = { number: PhoneNumber.parse(number), raw: number, label: 'mobile' as const }
  return { kind: 'phone:added', customerId, phone: { id: ContactPointId.parse(uuidv7()), ...phone } }
}

export function emailAdded(customerId: CustomerId, address: string): ChangeOf<'email:added'> {
  return {
    kind: 'email:added',
    customerId,
    email: { id: ContactPointId.parse(uuidv7()), address, label: 'home' },
  }
}

export function interactionAdded(
  customerId: CustomerId,
  given: Partial<Interaction> = {},
): ChangeOf<'interaction:added'> {
  const interaction: Interaction = {
    id: InteractionId.parse(uuidv7()),
    customerId,
    channel: 'phone',
    direction: 'in',
    at: noon,
    agentId: null,
    initials: 'GB',
    outcome: null,
    durationSeconds: 120,
    heldSeconds: 0,
    subject: '',
    summary: 'Chiede quando arriva il pacco.',
    caseId: null,
    callId: null,
    eventKind: null,
    collectedBy: null,
    collected: [],
    ...given,
  }
  return { kind: 'interaction:added', interaction }
}

export function noteAdded(customerId: CustomerId, given: Partial<Note> = {}): ChangeOf<'note:added'> {
  const note: Note = {
    id: NoteId.parse(uuidv7()),
    customerId,
    interactionId: null,
    callId: null,
    caseId: null,
    at: noon,
    agentId: null,
    initials: 'GR',
    text: 'Chiama per il rimborso.',
    corrects: null,
    ...given,
  }
  return { kind: 'note:added', note }
}

export function move(to: CaseMove['to'], given: Partial<CaseMove> = {}): CaseMove {
  return { id: CaseMoveId.parse(uuidv7()), at: noon, agentId: null, initials: 'LT', to, reason: '', ...given }
}

export function caseOpened(customerId: CustomerId, given: Partial<OpenedCase> = {}): ChangeOf<'case:opened'> {
  counter += 1
  const opened = {
    id: CaseId.parse(uuidv7()),
    reference: makeCode('00', counter),
    customerId,
    subject: 'Pacco non consegnato',
    category: 'Spedizioni',
    openedAt: noon,
    categoryId: null,
    answerBy: null,
    solveBy: null,
    ownerId: null,
    ownerInitials: null,
    deskId: null,
    ...given,
  }
  return { kind: 'case:opened', case: opened, move: move('red', { at: opened.openedAt }) }
}

export function promiseMade(
  customerId: CustomerId,
  given: Partial<PromiseMade> = {},
): ChangeOf<'promise:made'> {
  const promise = {
    id: PromiseId.parse(uuidv7()),
    customerId,
    caseId: null,
    what: 'richiamare per il rimborso',
    madeAt: noon,
    dueAt: noon + 3_600_000,
    agentId: null,
    initials: 'GB',
    deskId: null,
    ...given,
  }
  return { kind: 'promise:made', promise }
}
