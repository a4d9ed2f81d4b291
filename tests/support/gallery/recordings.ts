import type { HouseSettings } from '../../../src-main/contract/house.ts'
import { CallId, type InteractionId, RecordingEventId, RecordingId } from '../../../src-main/contract/ids.ts'
import type {
  CallRecording,
  RecordedCall,
  RecordingEvent,
  RecordingOnCard,
  RecordingRules,
} from '../../../src-main/contract/recordings.ts'
import type { ConsoleState } from '../../../src-renderer/state/console-store.ts'
import { aCall } from './calls.ts'
import { days, giulia, hours, luca, maria, now, uuid } from './cards.ts'

export const recordingRules: RecordingRules = {
  enabled: true,
  purpose: 'prova degli ordini presi al telefono',
  legalBasis: 'consent',
  announcement: {
    it: 'La informo che questa telefonata viene registrata come prova degli ordini presi al telefono. La registrazione si conserva per 90 giorni. Se preferisce di no, me lo dica: parliamo lo stesso.',
    en: 'I have to tell you that this call is being recorded as proof of orders taken by telephone. The recording is kept for 90 days. If you would rather not, please say so: we can talk all the same.',
  },
  retentionDays: 90,
  listeners: ['operator', 'lead', 'administrator'],
}

export const recordingHouse = (house: HouseSettings): HouseSettings => ({
  ...house,
  recording: recordingRules,
})

/** A recording of the call `id` that goes on. */
export function recordingOf(
  id: number,
  more: Partial<CallRecording> = {},
): Pick<ConsoleState, 'recordingsByCall'> {
  const callId = aCall(id).id
  const recording: CallRecording = {
    callId,
    announced: 'told',
    state: 'on',
    recordingId: RecordingId.parse(uuid(900)),
    part: 1,
    recordedMs: 64_000,
    since: now - 19_000,
    trouble: null,
    ...more,
  }
  return { recordingsByCall: { [callId]: recording } }
}

function event(id: number, more: Partial<RecordingEvent> = {}): RecordingEvent {
  return {
    id: RecordingEventId.parse(uuid(id)),
    recordingId: RecordingId.parse(uuid(901)),
    callId: CallId.parse(uuid(910)),
    customerId: maria.customer.id,
    at: now - 3 * hours,
    agentId: luca.id,
    initials: luca.initials,
    what: 'listened',
    why: null,
    reason: '',
    ...more,
  }
}

function onCard(id: number, callId: CallId, more: Partial<RecordingOnCard> = {}): RecordingOnCard {
  return {
    id: RecordingId.parse(uuid(id)),
    callId,
    startedAt: now - 2 * days,
    endedAt: now - 2 * days + 200_000,
    agentId: giulia.id,
    initials: giulia.initials,
    deleteAt: now + 88 * days,
    place: 'BANCO-2',
    trouble: null,
    ms: 192_000,
    pauses: 1,
    isHere: true,
    listened: { times: 1, last: event(920) },
    deleted: null,
    ...more,
  }
}

/** The first calls on Maria's timeline, each with another fate of its recording. */
const calls = maria.timeline.flatMap(({ interaction }) =>
  interaction?.channel === 'phone' ? interaction.id : [],
)
const callOf = (interactionId: InteractionId) => CallId.parse(interactionId)
const nobody = { times: 0, last: null }

export const recordedMaria = {
  ...maria,
  timeline: maria.timeline.map((entry) =>
    entry.interaction && calls.includes(entry.interaction.id)
      ? { ...entry, interaction: { ...entry.interaction, callId: callOf(entry.interaction.id) } }
      : entry,
  ),
}

const fates: readonly ((callId: CallId) => readonly RecordingOnCard[])[] = [
  (callId) => [onCard(901, callId)],
  (callId) => [onCard(902, callId, { isHere: false, listened: nobody, pauses: 0 })],
  (callId) => [
    onCard(903, callId, {
      deleted: event(921, { what: 'deleted', why: 'retention', agentId: null, initials: null }),
    }),
  ],
]

export const someRecorded: readonly RecordedCall[] = calls
  .slice(0, fates.length)
  .map(callOf)
  .map((callId, at) => ({ callId, announcement: null, recordings: fates[at]?.(callId) ?? [] }))
