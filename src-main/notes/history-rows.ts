import {
  Channel,
  Collector,
  Direction,
  EventKind,
  Interaction,
  Note,
  Outcome,
  Satisfaction,
  SurveyAnswer,
} from '../contract/history.ts'
import { AgentId, CallId, CaseId, CustomerId, InteractionId, NoteId, Time } from '../contract/ids.ts'
import {
  countFrom,
  idFromBlob,
  idFromBlobOrNull,
  orNull,
  textReader,
  wordReader,
} from '../database/row-values.ts'

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
  account_name: string | null
  satisfaction: number | null
  survey?: string | null
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
  subject, summary, call_id, event_kind, collected_by, collected, account_name`

/** As the fact was added. */
export const factColumns = `${plainColumns}, outcome, case_id, satisfaction`

/** As it stands now: with the outcome, case and satisfaction of its conclusion, where there is one. */
export const interactionColumns = `${plainColumns},
  iif(concluded_clock IS NULL, outcome, concluded_outcome) AS outcome,
  coalesce(concluded_case_id, case_id) AS case_id,
  coalesce(concluded_satisfaction, satisfaction) AS satisfaction`

/** With what a survey brought beside it, for those who look at a card. */
export const timelineColumns = `${interactionColumns},
  CASE WHEN surveyed IS NOT NULL THEN (
    SELECT json_object('at', answered_at, 'mark', mark, 'comment', comment) FROM standing_answer
    WHERE interaction_id = interaction.id ORDER BY answered_at DESC, source_key DESC LIMIT 1
  ) END AS survey`

export const noteColumns =
  'id, customer_id, at, interaction_id, call_id, case_id, agent_id, initials, text, corrects'

const channelOf = wordReader(Channel)
const directionOf = wordReader(Direction)
const outcomeOf = wordReader(Outcome)
const eventKindOf = wordReader(EventKind)
const collectorOf = wordReader(Collector)
const initialsOf = orNull(textReader(Interaction.shape.initials.unwrap()))
const textOf = textReader(Note.shape.text)
const { durationSeconds, heldSeconds, collected } = Interaction.shape

export function toInteraction(row: InteractionRow): Interaction {
  return {
    id: idFromBlob(row.id, InteractionId),
    customerId: idFromBlob(row.customer_id, CustomerId),
    channel: channelOf(row.channel),
    direction: directionOf(row.direction),
    at: countFrom(row.at, Time),
    agentId: idFromBlobOrNull(row.agent_id, AgentId),
    initials: initialsOf(row.initials),
    outcome: row.outcome === null ? null : outcomeOf(row.outcome),
    durationSeconds:
      row.duration_seconds === null ? null : countFrom(row.duration_seconds, durationSeconds.unwrap()),
    heldSeconds: countFrom(row.held_seconds, heldSeconds),
    subject: row.subject,
    summary: row.summary,
    caseId: idFromBlobOrNull(row.case_id, CaseId),
    callId: idFromBlobOrNull(row.call_id, CallId),
    eventKind: row.event_kind === null ? null : eventKindOf(row.event_kind),
    collectedBy: row.collected_by === null ? null : collectorOf(row.collected_by),
    collected: row.collected === null ? [] : collected.parse(JSON.parse(row.collected)),
    ...(row.account_name !== null && { accountName: row.account_name }),
    ...(row.satisfaction !== null && { satisfaction: countFrom(row.satisfaction, Satisfaction) }),
    ...(row.survey && { survey: SurveyAnswer.parse(JSON.parse(row.survey)) }),
  }
}

export function toNote(row: NoteRow): Note {
  return {
    id: idFromBlob(row.id, NoteId),
    customerId: idFromBlob(row.customer_id, CustomerId),
    interactionId: idFromBlobOrNull(row.interaction_id, InteractionId),
    callId: idFromBlobOrNull(row.call_id, CallId),
    caseId: idFromBlobOrNull(row.case_id, CaseId),
    at: countFrom(row.at, Time),
    agentId: idFromBlobOrNull(row.agent_id, AgentId),
    initials: initialsOf(row.initials),
    text: textOf(row.text),
    corrects: idFromBlobOrNull(row.corrects, NoteId),
  }
}
