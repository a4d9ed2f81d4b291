import { uuidv7 } from 'uuidv7'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { ChangeOf } from '../../src-main/contract/changes.ts'
import type { Interaction, Note } from '../../src-main/contract/history.ts'
import {
  AgentId,
  Code,
  ContactPointId,
  CustomerId,
  InteractionId,
  NoteId,
  PhoneNumber,
} from '../../src-main/contract/ids.ts'

/** The operators of the stories. */
export function createAlice(): Agent {
  return { id: AgentId.parse(uuidv7()), name: 'Alice Bianchi', initials: 'AB', role: 'operator' }
}

/** The customer of the stories, as a card that is about to be recorded. */
export function createMaria(): ChangeOf<'customer:created'> {
  return {
    kind: 'customer:created',
    customerId: CustomerId.parse(uuidv7()),
    code: Code.parse('00000017'),
    createdAt: 1_790_000_000_000,
    fields: {
      name: 'Maria Rossi',
      company: '',
      address: 'via Roma 1, Torino',
      formOfAddress: 'lei',
      language: 'it',
      tags: [],
      warning: '',
    },
    sourceKey: null,
  }
}

export function phoneOf(customerId: CustomerId, number: string): ChangeOf<'phone:added'> {
  return {
    kind: 'phone:added',
    customerId,
    phone: {
      id: ContactPointId.parse(uuidv7()),
      number: PhoneNumber.parse(number),
      raw: number,
      label: 'mobile',
    },
  }
}

export function noteAbout(
  customerId: CustomerId,
  text: string,
  given: Partial<Note> = {},
): ChangeOf<'note:added'> {
  const note: Note = {
    id: NoteId.parse(uuidv7()),
    customerId,
    interactionId: null,
    callId: null,
    caseId: null,
    at: 1_790_000_100_000,
    agentId: null,
    initials: 'AB',
    text,
    corrects: null,
    ...given,
  }
  return { kind: 'note:added', note }
}

export function contactWith(
  customerId: CustomerId,
  summary: string,
  given: Partial<Interaction> = {},
): ChangeOf<'interaction:added'> {
  const interaction: Interaction = {
    id: InteractionId.parse(uuidv7()),
    customerId,
    channel: 'phone',
    direction: 'in',
    at: 1_790_000_050_000,
    agentId: null,
    initials: 'AB',
    outcome: null,
    durationSeconds: 120,
    heldSeconds: 0,
    subject: 'Consegna',
    summary,
    caseId: null,
    callId: null,
    ...given,
  }
  return { kind: 'interaction:added', interaction }
}
