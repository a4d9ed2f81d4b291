import type { Change, ChangeKind } from '../contract/changes.ts'
import type { CustomerId } from '../contract/ids.ts'

/** How a kind is written in the log; a number once given is never given again. */
export const kindNumbers = {
  'agent:added': 1,
  'customer:created': 2,
  'customer:changed': 3,
  'phone:added': 4,
  'email:added': 5,
  'contact-point:removed': 6,
  'interaction:added': 7,
  'interaction:concluded': 8,
  'note:added': 9,
  'case:opened': 10,
  'case:moved': 11,
  'promise:made': 12,
  'promise:kept': 13,
  'call:logged': 14,
  'number:chosen': 15,
  'import:started': 16,
  'import:ended': 17,
  'import:undone': 18,
  'house:changed': 19,
  'agent:changed': 20,
  'case:stepped': 25,
  'promise:attempted': 30,
  'promise:released': 31,
  'transfer:decided': 32,
  'customer:merged': 21,
  'customer:merge-undone': 22,
  'phone:range-set': 23,
  'missed-call:closed': 40,
  'review-filter:saved': 60,
  'line:deaf': 44,
  'recording:announced': 52,
  'recording:kept': 53,
  'recording:marked': 54,
  'review:saved': 63,
  'review:answered': 64,
  'review:acknowledged': 65,
  'satisfaction:answered': 66,
} as const satisfies Record<ChangeKind, number>

const kindsByNumber = new Map<number, ChangeKind>(
  // The keys are those of the literal above; Object.entries forgets that.
  Object.entries(kindNumbers).map(([kind, number]) => [number, kind as ChangeKind]),
)

export function kindOfNumber(number: number): ChangeKind {
  const kind = kindsByNumber.get(number)
  if (kind === undefined) throw new Error(`no kind of change has the number ${number}`)
  return kind
}

/**
 * `entity`: what the change is about. `subject`: the customer whose data it holds, for erasure. `other`: a second
 * customer whose card it changes.
 */
export type About = {
  readonly entity: string
  readonly subject: CustomerId | null
  readonly other?: CustomerId
}

/** There is one house in a database: what all its settings are about. */
const theHouse = '00000000-0000-7000-8000-000000000001'

export function aboutChange(change: Change): About {
  switch (change.kind) {
    case 'agent:added':
      return { entity: change.agent.id, subject: null }
    case 'agent:changed':
      return { entity: change.agentId, subject: null }
    case 'house:changed':
      return { entity: theHouse, subject: null }
    case 'customer:created':
    case 'customer:changed':
    case 'number:chosen':
      return { entity: change.customerId, subject: change.customerId }
    case 'phone:added':
      return { entity: change.phone.id, subject: change.customerId }
    case 'email:added':
      return { entity: change.email.id, subject: change.customerId }
    case 'contact-point:removed':
    case 'phone:range-set':
      return { entity: change.contactPointId, subject: change.customerId }
    case 'customer:merged':
    case 'customer:merge-undone':
      return { entity: change.mergeId, subject: change.keptId, other: change.mergedId }
    case 'interaction:added':
      return { entity: change.interaction.id, subject: change.interaction.customerId }
    case 'interaction:concluded':
      return { entity: change.interactionId, subject: change.customerId }
    case 'satisfaction:answered':
      return { entity: change.answerId, subject: change.customerId }
    case 'note:added':
      return { entity: change.note.id, subject: change.note.customerId }
    case 'case:opened':
      return { entity: change.case.id, subject: change.case.customerId }
    case 'case:moved':
    case 'case:stepped':
      return { entity: change.caseId, subject: change.customerId }
    case 'promise:made':
      return { entity: change.promise.id, subject: change.promise.customerId }
    case 'promise:kept':
    case 'promise:attempted':
    case 'promise:released':
      return { entity: change.promiseId, subject: change.customerId }
    case 'transfer:decided':
      return { entity: change.decision.id, subject: change.decision.customerId }
    case 'call:logged':
      return { entity: change.call.id, subject: change.call.customerId }
    case 'missed-call:closed':
      return { entity: change.closing.callId, subject: change.customerId }
    case 'line:deaf':
      return { entity: change.outage.id, subject: null }
    case 'review:saved':
      return { entity: change.review.id, subject: change.review.customerId }
    case 'review:answered':
      return { entity: change.answer.reviewId, subject: change.customerId }
    case 'review:acknowledged':
      return { entity: change.reviewId, subject: change.customerId }
    case 'recording:announced':
      return { entity: change.announcement.callId, subject: change.announcement.customerId }
    case 'recording:kept':
      return { entity: change.recording.id, subject: change.recording.customerId }
    case 'recording:marked':
      return { entity: change.event.recordingId, subject: change.event.customerId }
    case 'review-filter:saved':
      return { entity: change.filter.id, subject: null }
    case 'import:started':
    case 'import:ended':
    case 'import:undone':
      return { entity: change.importId, subject: null }
  }
}
