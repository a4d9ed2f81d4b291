import { Interaction, Note } from '../contract/history.ts'
import { uuidFromBlob, uuidFromBlobOrNull } from '../database/uuid.ts'

export type InteractionRow = {
  id: Buffer
  customer_id: Buffer
  at: number
  channel: string
  direction: string
  agent_id: Buffer | null
  initials: string | null
  outcome: string | null
  duration_seconds: number | null
  held_seconds: number
  subject: string
  summary: string
  case_id: Buffer | null
  call_id: Buffer | null
  event_kind: string | null
  collected_by: string | null
  collected: string | null
}

export type NoteRow = {
  id: Buffer
  customer_id: Buffer
  at: number
  interaction_id: Buffer | null
  call_id: Buffer | null
  case_id: Buffer | null
  agent_id: Buffer | null
  initials: string | null
  text: string
  corrects: Buffer | null
}

const plainColumns = `id, customer_id, at, channel, direction, agent_id, initials, duration_seconds, held_seconds,
  subject, summary, call_id, event_kind, collected_by, collected`

/** As the fact was added. */
export const factColumns = `${plainColumns}, outcome, case_id`

/** As it stands now: with the outcome and case of its conclusion, where there is one. */
export const interactionColumns = `${plainColumns},
  iif(concluded_clock IS NULL, outcome, concluded_outcome) AS outcome,
  coalesce(concluded_case_id, case_id) AS case_id`

export const noteColumns =
  'id, customer_id, at, interaction_id, call_id, case_id, agent_id, initials, text, corrects'

export function toInteraction(row: InteractionRow): Interaction {
  return Interaction.parse({
    id: uuidFromBlob(row.id),
    customerId: uuidFromBlob(row.customer_id),
    channel: row.channel,
    direction: row.direction,
    at: row.at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    outcome: row.outcome,
    durationSeconds: row.duration_seconds,
    heldSeconds: row.held_seconds,
    subject: row.subject,
    summary: row.summary,
    caseId: uuidFromBlobOrNull(row.case_id),
    callId: uuidFromBlobOrNull(row.call_id),
    eventKind: row.event_kind,
    collectedBy: row.collected_by,
    collected: row.collected === null ? [] : JSON.parse(row.collected),
  })
}

export function toNote(row: NoteRow): Note {
  return Note.parse({
    id: uuidFromBlob(row.id),
    customerId: uuidFromBlob(row.customer_id),
    interactionId: uuidFromBlobOrNull(row.interaction_id),
    callId: uuidFromBlobOrNull(row.call_id),
    caseId: uuidFromBlobOrNull(row.case_id),
    at: row.at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    text: row.text,
    corrects: uuidFromBlobOrNull(row.corrects),
  })
}
