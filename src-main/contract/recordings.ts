import { z } from 'zod'
import { Role } from './agents.ts'
import { Language } from './customers.ts'
import { AgentId, CallId, CustomerId, RecordingEventId, RecordingId, Time } from './ids.ts'

/** On what ground the house may record (GDPR, article 6, paragraph 1, letters a to c and f). */
export const LegalBasis = z.enum(['consent', 'contract', 'legal-obligation', 'legitimate-interest'])
export type LegalBasis = z.infer<typeof LegalBasis>

const announcement = z.string().trim().max(1000)

/**
 * What a house has decided about recording calls. It can be on only once it says why, on what ground, in which words
 * the caller is told before, and for how many days a recording is kept (GDPR, articles 5, 6 and 13).
 */
export const RecordingRules = z
  .object({
    enabled: z.boolean(),
    purpose: z.string().trim().max(300),
    legalBasis: LegalBasis.nullable(),
    /** Read out to the caller before anything is recorded, in the language of their card. */
    announcement: z.object({ it: announcement, en: announcement }),
    retentionDays: z.int().min(1).max(3650).nullable(),
    /** Who may listen. */
    listeners: z
      .array(Role.exclude(['former']))
      .max(3)
      .readonly(),
  })
  .refine((rules) => !rules.enabled || missingFrom(rules).length === 0)
export type RecordingRules = z.infer<typeof RecordingRules>

export type MissingRule = 'purpose' | 'legalBasis' | 'announcement.it' | 'announcement.en' | 'retentionDays'

/** What has to be said before recording can be switched on. */
export function missingFrom(rules: {
  readonly purpose: string
  readonly legalBasis: LegalBasis | null
  readonly announcement: { readonly it: string; readonly en: string }
  readonly retentionDays: number | null
}): readonly MissingRule[] {
  const missing: Readonly<Record<MissingRule, boolean>> = {
    purpose: rules.purpose.trim() === '',
    legalBasis: rules.legalBasis === null,
    'announcement.it': rules.announcement.it.trim() === '',
    'announcement.en': rules.announcement.en.trim() === '',
    retentionDays: rules.retentionDays === null,
  }
  return (Object.keys(missing) as MissingRule[]).filter((rule) => missing[rule])
}

const signed = {
  at: Time,
  agentId: AgentId.nullable(),
  initials: z.string().max(8).nullable(),
}

/** That a caller was told of the recording, or said no to it. The words that were read out are their own version. */
export const Announcement = z.object({
  id: RecordingEventId,
  callId: CallId,
  customerId: CustomerId.nullable(),
  ...signed,
  language: Language,
  text: announcement.min(1),
  answer: z.enum(['told', 'refused']),
})
export type Announcement = z.infer<typeof Announcement>

export const mostRecordingParts = 500

/** A stretch without a break: a pause, a hold and a reload of the window begin another. */
export const RecordingPart = z.object({
  /** Counted from 1; also in the name of its file. */
  part: z.int().min(1).max(mostRecordingParts),
  /** Encrypted pieces in the file, the closing one included. */
  pieces: z.int().min(0),
  ms: z.int().min(0),
})
export type RecordingPart = z.infer<typeof RecordingPart>

/** `operator`: somebody pressed the key. `hold`: one of the two put the other on hold. */
export const RecordingPause = z.object({
  from: Time,
  /** Null while it lasts. */
  to: Time.nullable(),
  why: z.enum(['operator', 'hold']),
})
export type RecordingPause = z.infer<typeof RecordingPause>

/** A recorded call as it now stands. Its sound lies encrypted on the seat that made it and travels nowhere. */
export const Recording = z.object({
  id: RecordingId,
  callId: CallId,
  customerId: CustomerId.nullable(),
  agentId: AgentId.nullable(),
  initials: z.string().max(8).nullable(),
  startedAt: Time,
  /** Null while it goes on. */
  endedAt: Time.nullable(),
  /** Not before all parts are written. */
  parts: z.array(RecordingPart).max(mostRecordingParts).readonly(),
  pauses: z.array(RecordingPause).max(1000).readonly(),
  /** To be deleted from then on; the house may have shortened its time since. */
  deleteAt: Time,
  /** Name of the computer whose disk has the sound. */
  place: z.string().max(64),
  /** Why it ended before the operator or the call ended it. */
  trouble: z.enum(['storage-full', 'no-sound', 'interrupted']).nullable(),
})
export type Recording = z.infer<typeof Recording>

/** Somebody listened to a recording, or it is gone. */
export const RecordingEvent = z.object({
  id: RecordingEventId,
  recordingId: RecordingId,
  callId: CallId,
  customerId: CustomerId.nullable(),
  ...signed,
  what: z.enum(['listened', 'deleted']),
  /** Of a deletion: its date came, somebody may and wanted it, or the caller did not consent. */
  why: z.enum(['retention', 'by-hand', 'refused']).nullable(),
  reason: z.string().trim().max(300),
})
export type RecordingEvent = z.infer<typeof RecordingEvent>

/** What a call's entry on the timeline says about its recording. */
export const RecordingOnCard = Recording.pick({
  id: true,
  callId: true,
  startedAt: true,
  endedAt: true,
  initials: true,
  agentId: true,
  deleteAt: true,
  place: true,
  trouble: true,
}).extend({
  ms: z.int().min(0),
  pauses: z.int().min(0),
  /** The sound lies on this seat. */
  isHere: z.boolean(),
  listened: z.object({ times: z.int().min(0), last: RecordingEvent.nullable() }),
  deleted: RecordingEvent.nullable(),
})
export type RecordingOnCard = z.infer<typeof RecordingOnCard>

/** What there is to say about one call: its recordings, oldest first, and what the caller was told last. */
export const RecordedCall = z.object({
  callId: CallId,
  announcement: Announcement.nullable(),
  recordings: z.array(RecordingOnCard).readonly(),
})
export type RecordedCall = z.infer<typeof RecordedCall>

/** How it stands with the recording of a running call. */
export const CallRecording = z.object({
  callId: CallId,
  /** `refused`: the caller said no. Null: nobody has told them anything. */
  announced: z.enum(['told', 'refused']).nullable(),
  state: z.enum([
    'none',
    'on',
    'paused', // by the operator
    'held', // nobody talks: goes on by itself
    'waiting', // the window with the sound is away: goes on by itself
    'stopped',
  ]),
  recordingId: RecordingId.nullable(),
  /** The part that the window records now. */
  part: z.int().min(1).nullable(),
  /** Milliseconds in the parts before, and since when the present one goes on. */
  recordedMs: z.int().min(0),
  since: Time.nullable(),
  /** No sound has arrived for some seconds, or it could not go on. */
  trouble: z.enum(['no-sound-arrives', 'storage-full', 'no-sound']).nullable(),
})
export type CallRecording = z.infer<typeof CallRecording>

/** Characters of base64: a second of speech has some five thousand. */
export const largestSoundPiece = 400_000
/** As MediaRecorder names it, and as a MediaSource takes it. */
export const soundType = 'audio/webm;codecs=opus'

const ofCall = z.object({ callId: CallId })
const ofRecording = z.object({ recordingId: RecordingId })
const told = ofCall.extend({ language: Language, text: announcement.min(1) })

/** The requests about recording; a part of `requests.ts`. */
export const recordingRequests = {
  /** The operator has read out this text. `conflict`: it is not what the house says by now. */
  'recording:announce': { input: told, output: z.null() },
  /** The caller does not want it: logged, and what was recorded of this call is deleted. */
  'recording:refuse': { input: told, output: z.null() },
  /** `not-announced` until `recording:announce` is on disk; after `recording:refuse` again. */
  'recording:start': { input: ofCall, output: z.null() },
  'recording:pause': { input: ofCall.extend({ on: z.boolean() }), output: z.null() },
  'recording:stop': { input: ofCall, output: z.null() },
  /** The next piece of the part that is recorded now; `conflict`: that part is over, or a piece is missing. */
  'recording:sound': {
    input: ofRecording.extend({
      part: RecordingPart.shape.part,
      piece: z.int().min(0),
      /** Milliseconds of the part with this piece. */
      upToMs: z.int().min(0).max(86_400_000),
      last: z.boolean(),
      sound: z.base64().max(largestSoundPiece),
    }),
    output: z.null(),
  },
  /** The window cannot record: there is no sound, or its recorder failed. */
  'recording:trouble': { input: ofRecording, output: z.null() },
  /** What there is about the calls of a customer, of all their cards. */
  'recording:of-customer': { input: z.object({ customerId: CustomerId }), output: z.array(RecordedCall) },
  /** Of callers who are on no card, the newest calls. */
  'recording:of-strangers': { input: z.null(), output: z.array(RecordedCall) },
  /**
   * Logs that somebody listens and answers with what there is to read, oldest part first. `not-allowed` for a role that
   * the house has not named, `recording-elsewhere` where another computer has it, `recording-damaged` where it is not
   * as it was written.
   */
  'recording:listen': {
    input: ofRecording,
    output: z.object({ parts: z.array(RecordingPart).readonly() }),
  },
  /** A piece of what `recording:listen` answered with; `not-allowed` without it. */
  'recording:read': {
    input: ofRecording.extend({ part: RecordingPart.shape.part, piece: z.int().min(0) }),
    /** Some pieces together; `next` is where to read on, null at the end of the part. */
    output: z.object({ sound: z.base64(), next: z.int().min(1).nullable() }),
  },
  /** Before its date, by a lead. */
  'recording:delete': {
    input: ofRecording.extend({ reason: z.string().trim().min(1).max(300) }),
    output: z.null(),
  },
}
