import { z } from 'zod'

// Branded: a plain string is no CustomerId, and only a parser makes one.
const id = z.uuidv7()

export const CustomerId = id.brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>

export const ContactPointId = id.brand<'ContactPointId'>()
export type ContactPointId = z.infer<typeof ContactPointId>

export const InteractionId = id.brand<'InteractionId'>()
export type InteractionId = z.infer<typeof InteractionId>

export const NoteId = id.brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>

export const MergeId = id.brand<'MergeId'>()
export type MergeId = z.infer<typeof MergeId>

export const CaseId = id.brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>

export const CaseMoveId = id.brand<'CaseMoveId'>()
export type CaseMoveId = z.infer<typeof CaseMoveId>

export const PromiseId = id.brand<'PromiseId'>()
export type PromiseId = z.infer<typeof PromiseId>

export const AttemptId = id.brand<'AttemptId'>()
export type AttemptId = z.infer<typeof AttemptId>

export const AgentId = id.brand<'AgentId'>()
export type AgentId = z.infer<typeof AgentId>

/** A telephone account of this seat. */
export const AccountId = id.brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** A recorded call, or one of its stretches that was begun anew. */
export const RecordingId = id.brand<'RecordingId'>()
export type RecordingId = z.infer<typeof RecordingId>

/** What was said or done about a recording. */
export const RecordingEventId = id.brand<'RecordingEventId'>()
export type RecordingEventId = z.infer<typeof RecordingEventId>

export const CallId = id.brand<'CallId'>()
export type CallId = z.infer<typeof CallId>

/** A time in which the console could not be reached. */
export const OutageId = id.brand<'OutageId'>()
export type OutageId = z.infer<typeof OutageId>

export const ImportId = id.brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

/** What a customer answered to a survey. */
export const SurveyAnswerId = id.brand<'SurveyAnswerId'>()
export type SurveyAnswerId = z.infer<typeof SurveyAnswerId>

/** A place in the house that answers: «Assistenza», «Amministrazione». */
export const DeskId = id.brand<'DeskId'>()
export type DeskId = z.infer<typeof DeskId>

export const CategoryId = id.brand<'CategoryId'>()
export type CategoryId = z.infer<typeof CategoryId>

export const ContractLevelId = id.brand<'ContractLevelId'>()
export type ContractLevelId = z.infer<typeof ContractLevelId>

export const ScoreSheetId = id.brand<'ScoreSheetId'>()
export type ScoreSheetId = z.infer<typeof ScoreSheetId>

export const ScoreQuestionId = id.brand<'ScoreQuestionId'>()
export type ScoreQuestionId = z.infer<typeof ScoreQuestionId>

export const SavedFilterId = id.brand<'SavedFilterId'>()
export type SavedFilterId = z.infer<typeof SavedFilterId>

/** A review as it was saved once. */
export const ReviewId = id.brand<'ReviewId'>()
export type ReviewId = z.infer<typeof ReviewId>

/** One open window (or browser tab) on the console; given by the host when it connects, never reused. */
export const WindowId = id.brand<'WindowId'>()
export type WindowId = z.infer<typeof WindowId>

/** One RTCPeerConnection in the window that holds the media. A call uses a succession of them. */
export const MediaSessionId = id.brand<'MediaSessionId'>()
export type MediaSessionId = z.infer<typeof MediaSessionId>

/** E.164 with the plus sign, at most 15 digits (ITU-T E.164, section 6). */
export const phoneNumberPattern = /^\+[1-9]\d{4,14}$/
export const PhoneNumber = z.string().regex(phoneNumberPattern).brand<'PhoneNumber'>()
export type PhoneNumber = z.infer<typeof PhoneNumber>

/** Eight characters of Crockford's base32: two for the seat, five for its counter, one check character. */
export const codePattern = /^[0-9A-HJKMNP-TV-Z]{8}$/
export const Code = z.string().regex(codePattern).brand<'Code'>()
export type Code = z.infer<typeof Code>

/** UTC milliseconds since 1970. */
export const Time = z.int().min(0)
export type Time = z.infer<typeof Time>
