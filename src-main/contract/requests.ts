import { z } from 'zod'
import { CallerLine } from './accounts.ts'
import { Agent, AgentDraft } from './agents.ts'
import { Call, LoggedCall } from './calls.ts'
import { CaseCategory, CaseSubject, ComplaintStage, Countdown } from './case-steps.ts'
import {
  CustomerDraft,
  CustomerFields,
  CustomerSummary,
  ExtensionDigits,
  Language,
  PhoneLabel,
} from './customers.ts'
import { diagnosticsRequests } from './diagnostics.ts'
import { figuresRequests } from './figures.ts'
import {
  Case,
  CaseState,
  ContactDraft,
  CustomerCard,
  Interaction,
  longestDraft,
  longestText,
  Note,
  Outcome,
  OwnedCase,
  Satisfaction,
  TimelineFilter,
  TimelineMonth,
  TimelinePage,
  TimelinePlace,
} from './history.ts'
import { Holiday, HouseCalendar, HouseChange, HouseSettings, largestHouseFile } from './house.ts'
import {
  AccountId,
  AgentId,
  CallId,
  CaseId,
  CategoryId,
  ContactPointId,
  CustomerId,
  DeskId,
  InteractionId,
  MergeId,
  NoteId,
  PhoneNumber,
  Time,
  type WindowId,
} from './ids.ts'
import { importRequests } from './import-requests.ts'
import { ledgerRequests } from './ledger-requests.ts'
import { AccountDraft, AccountTest, AccountView, AuthorityReading } from './line.ts'
import { MediaAlarm, MediaNotice, MediaReply } from './media.ts'
import { Acquaintance, FieldChange, MergeRecord, PossibleDuplicate, SharedNumber } from './one-customer.ts'
import { Outage } from './outages.ts'
import { CallQuestion } from './outgoing.ts'
import { Passphrase, SeatSettings, SettingsChange } from './profile.ts'
import { recordingRequests } from './recordings.ts'
import { reportRequests } from './reports.ts'
import type { Result } from './result.ts'
import { packRequests, reviewPackRequests } from './review-pack-requests.ts'
import { reviewRequests } from './review-requests.ts'
import { scoringRequests } from './scoring-requests.ts'
import { Found, HistoryHits, SearchWords } from './search.ts'
import { Snapshot } from './snapshot.ts'

const nothing = z.null()
const draftKey = z.uuidv7()
const reasonWhy = z.string().trim().max(500)
const typed = z.string().max(longestText)

/**
 * Every request a window can make, use case by use case. Types vanish at run time and a window may be compromised:
 * the schema is the channel, and a channel without one does not compile.
 */
export const requests = {
  /** `language`: the window's own, where the seat has chosen none; the first to say it has the demo written in it. */
  'console:snapshot': { input: z.object({ language: Language }).nullable(), output: Snapshot },

  'profile:create-house': {
    input: z.object({ agent: AgentDraft, passphrase: Passphrase.nullable() }),
    output: nothing,
  },
  'profile:open-house': { input: nothing, output: nothing },
  'profile:unlock': { input: z.object({ passphrase: z.string().max(256) }), output: nothing },
  'profile:open-demo': { input: nothing, output: nothing },

  'settings:change': { input: SettingsChange, output: SeatSettings },
  'agent:add': { input: AgentDraft, output: Agent },
  'agent:change': { input: z.object({ agentId: AgentId, fields: AgentDraft.partial() }), output: Agent },
  'agent:choose': { input: z.object({ agentId: AgentId }), output: nothing },

  /** Answers with the whole house as it now stands. */
  'house:change': { input: HouseChange, output: HouseSettings },
  /** The public holidays of a year, oldest first, with that of the town where `patronDay` names one. */
  'house:calendar': {
    input: z.object({ year: z.int().min(1970).max(2399), patronDay: HouseCalendar.shape.patronDay }),
    output: z.array(Holiday),
  },
  /** All sections and the people, as the text of one file. */
  'house:export': { input: nothing, output: z.string() },
  /** Takes all of such a file or nothing; `unreadable-house` says in `detail` what is wrong with it. */
  'house:import': {
    input: z.object({ text: z.string().max(largestHouseFile), apologyConfirmed: z.boolean().optional() }),
    output: HouseSettings,
  },

  'customer:open': { input: z.object({ customerId: CustomerId }), output: CustomerCard },
  'customer:timeline': {
    input: z.object({
      customerId: CustomerId,
      from: TimelinePlace.default({ kind: 'newest' }),
      filter: TimelineFilter.prefault({}),
    }),
    output: TimelinePage,
  },
  /** The months in which there is something to show, newest first. */
  'customer:timeline-months': {
    input: z.object({ customerId: CustomerId, filter: TimelineFilter.prefault({}) }),
    output: z.array(TimelineMonth),
  },
  /** Name, company, number in any spelling, e-mail, card code or case reference. */
  'customer:search': { input: z.object({ words: SearchWords }), output: z.array(CustomerSummary) },
  /** What Ctrl+K finds, as somebody types: customers as above, and cases by reference or subject. */
  'palette:search': { input: z.object({ words: SearchWords }), output: Found },
  /**
   * Full text of everything said and noted: several words, `"a phrase"`, `-without`, `begin*`, the last word perhaps
   * only begun. `conflict`: a newer search took this one's place.
   */
  'history:search': {
    input: z.object({
      words: SearchWords,
      after: z
        .string()
        .regex(/^\d{1,16}$/)
        .nullable(),
    }),
    output: HistoryHits,
  },
  /** Newest cards first; what the list shows before anything is searched. */
  'customer:recent': { input: nothing, output: z.array(CustomerSummary) },
  /** With `callId`, the running call is tied to the new card. */
  'customer:create': {
    input: z.object({ draft: CustomerDraft, callId: CallId.nullable() }),
    output: CustomerCard,
  },
  'customer:change': {
    input: z.object({ customerId: CustomerId, fields: CustomerFields.partial() }),
    output: CustomerCard,
  },
  /** Cards that may be this somebody's, the likeliest first; `except` is the card that asks. */
  'customer:duplicates': {
    input: Acquaintance.extend({ except: CustomerId.nullable().default(null) }),
    output: z.array(PossibleDuplicate),
  },
  /** The two cards are one customer's from now on; `fields` are what the kept card shall say. `conflict`: they are one. */
  'customer:merge': {
    input: z.object({ keptId: CustomerId, mergedId: CustomerId, fields: CustomerFields.partial() }),
    output: CustomerCard,
  },
  /** Answers with the card that was kept; what was chosen for it and still stands goes back to what it said before. */
  'customer:undo-merge': { input: z.object({ mergeId: MergeId }), output: CustomerCard },
  /** The merges that made this customer of several cards, the newest first. */
  'customer:merges': { input: z.object({ customerId: CustomerId }), output: z.array(MergeRecord) },
  /** The fields that were written since the card was made, each once. */
  'customer:field-changes': { input: z.object({ customerId: CustomerId }), output: z.array(FieldChange) },
  /** Puts back what a field said before it was last written; `conflict`: somebody has written it since `at`. */
  'customer:take-back': {
    input: z.object({ customerId: CustomerId, field: FieldChange.shape.field, at: Time }),
    output: CustomerCard,
  },
  'customer:shared-numbers': {
    input: z.object({ customerId: CustomerId }),
    output: z.array(SharedNumber),
  },
  /** Who comes first when a shared number calls. */
  'number:choose': { input: z.object({ number: PhoneNumber, customerId: CustomerId }), output: nothing },
  'phone:set-range': {
    input: z.object({
      customerId: CustomerId,
      contactPointId: ContactPointId,
      extensionDigits: ExtensionDigits,
    }),
    output: CustomerCard,
  },
  'phone:add': {
    input: z.object({ customerId: CustomerId, raw: z.string().trim().min(1).max(80), label: PhoneLabel }),
    output: CustomerCard,
  },
  'email:add': {
    input: z.object({ customerId: CustomerId, address: z.email().max(254), label: PhoneLabel }),
    output: CustomerCard,
  },
  'contact-point:remove': {
    input: z.object({ customerId: CustomerId, contactPointId: ContactPointId }),
    output: CustomerCard,
  },

  /** Keeps what is being typed; answered when it is on disk. */
  'note:draft': { input: z.object({ key: draftKey, text: z.string().max(longestDraft) }), output: nothing },
  /** Signs the note and empties the draft. */
  'note:finish': {
    input: z.object({
      key: draftKey,
      text: typed,
      customerId: CustomerId,
      callId: CallId.nullable(),
      caseId: CaseId.nullable(),
      corrects: NoteId.nullable(),
    }),
    output: Note,
  },
  /** Signs a contact that did not come through Pronto and empties its draft; `invalid-input` `at`: in the future. */
  'contact:add': { input: ContactDraft.extend({ key: draftKey }), output: Interaction },
  /** Notes on a contact, those before `before` and nearest to it; `before` null: the newest. */
  'contact:notes': {
    input: z.object({ interactionId: InteractionId, before: NoteId.nullable() }),
    output: z.object({ notes: z.array(Note).readonly(), earlierNotes: z.int() }),
  },

  /**
   * With `callId`, the running call is tied to it. Whoever opens it owns it, at its category's desk, due by the
   * house's yardstick. `category` is what was typed where the house has no such category.
   */
  'case:open': {
    input: z.object({
      customerId: CustomerId,
      subject: Case.shape.subject,
      categoryId: CategoryId.nullable().default(null),
      category: Case.shape.category.default(''),
      complaint: z.boolean().default(false),
      callId: CallId.nullable(),
    }),
    output: Case,
  },
  'case:move': {
    input: z.object({ caseId: CaseId, to: CaseState, reason: reasonWhy }),
    output: Case,
  },
  /** A category chosen anew is measured anew, from the opening on. */
  'case:change': {
    input: z.object({
      caseId: CaseId,
      subject: CaseSubject.nullable().default(null),
      category: CaseCategory.pick({ categoryId: true, category: true }).nullable().default(null),
      reason: reasonWhy.default(''),
    }),
    output: Case,
  },
  'case:assign': {
    input: z.object({
      caseId: CaseId,
      ownerId: AgentId.nullable(),
      deskId: DeskId.nullable(),
      reason: reasonWhy,
    }),
    output: Case,
  },
  /** Null takes the flag off. `not-allowed` where the agent's role may not close complaints. */
  'case:complain': {
    input: z.object({ caseId: CaseId, stage: ComplaintStage.nullable(), reason: reasonWhy }),
    output: Case,
  },
  'case:move-ahead': {
    input: z.object({ caseId: CaseId, askedBy: z.string().trim().min(1).max(120), reason: reasonWhy.min(1) }),
    output: Case,
  },
  /** The open cases of who sits at this desk, what is due first first; `total` counts those left out too. */
  'case:mine': {
    input: z.null(),
    output: z.object({ cases: z.array(OwnedCase).readonly(), total: z.int().min(0) }),
  },
  /** What is due next in each case that has something due and not yet late. */
  'case:countdowns': {
    input: z.object({ caseIds: z.array(CaseId).max(50) }),
    output: z.array(Countdown.extend({ caseId: CaseId })),
  },

  ...ledgerRequests,
  ...reviewRequests,
  ...figuresRequests,
  ...packRequests,
  ...reviewPackRequests,

  /** Without `from`, by the line that `call:line-for` names. */
  'call:dial': {
    input: z.object({ target: z.string().trim().min(1).max(120), from: CallerLine.optional() }),
    output: Call,
  },
  /** By which of several lines this number would be called: the one its customer called on last. Null: no line. */
  'call:line-for': { input: z.object({ target: z.string().trim().max(300) }), output: CallerLine.nullable() },
  /** The call that was refused with `confirm-call` and waits for the operator's word; null: none does. */
  'call:question': { input: nothing, output: CallQuestion.nullable() },
  /** It may be called now, once; `conflict`: another call is being asked about by now. */
  'call:confirm': { input: z.object({ id: z.int() }), output: nothing },
  'call:answer': { input: z.object({ callId: CallId }), output: nothing },
  'call:reject': { input: z.object({ callId: CallId, how: z.enum(['busy', 'decline']) }), output: nothing },
  'call:hang-up': { input: z.object({ callId: CallId }), output: nothing },
  'call:hold': { input: z.object({ callId: CallId }), output: nothing },
  'call:resume': { input: z.object({ callId: CallId }), output: nothing },
  /** Three talk; over as soon as one of the two is held or ends. */
  'call:conference': { input: z.object({ callId: CallId, withCallId: CallId }), output: nothing },
  /** The window has been out of sight for long while this call is on hold: the host tells beside other programs. */
  'call:hold-unseen': { input: z.object({ callId: CallId }), output: nothing },
  /** The caller waits at the PBX for whoever takes them back; `not-found`: this house has no code that parks. */
  'call:park': { input: z.object({ callId: CallId }), output: nothing },
  /** `slot` where only the operator has heard it; `not-found`: nobody of that id is parked, or nobody knows where. */
  'call:take-back': {
    input: z.object({
      callId: CallId,
      slot: z
        .string()
        .regex(/^[\d*#]{1,12}$/)
        .nullable()
        .default(null),
    }),
    output: Call,
  },
  /** Somebody else has taken them, or they have hung up. */
  'call:forget-parked': { input: z.object({ callId: CallId }), output: nothing },
  'call:mute': { input: z.object({ callId: CallId, on: z.boolean() }), output: nothing },
  'call:dtmf': {
    input: z.object({ callId: CallId, tones: z.string().regex(/^[0-9A-D#*]{1,32}$/) }),
    output: nothing,
  },
  'call:choose-customer': {
    input: z.object({ callId: CallId, customerId: CustomerId }),
    output: CustomerCard,
  },
  /** As `call:choose-customer`; the number that calls, where there is one, goes on the card. */
  'call:attach': { input: z.object({ callId: CallId, customerId: CustomerId }), output: CustomerCard },
  'call:wrap-up': {
    input: z.object({
      callId: CallId,
      outcome: Outcome.nullable(),
      caseId: CaseId.nullable(),
      satisfaction: Satisfaction.optional(),
    }),
    output: nothing,
  },
  /** The window's word that the call is in the document, and that the frame after it is painted. */
  'call:committed': { input: z.object({ callId: CallId }), output: nothing },
  'call:painted': { input: z.object({ callId: CallId }), output: nothing },
  'call:log': { input: z.object({ before: z.int().nullable() }), output: z.array(LoggedCall) },

  'account:list': { input: nothing, output: z.array(AccountView) },
  /** What a file that may hold a private authority's certificate holds; `file` is base64. */
  'account:authority': { input: z.object({ file: z.base64().max(150_000) }), output: AuthorityReading },
  'account:test': { input: AccountDraft, output: AccountTest },
  /** What registers it must have been tried first; the rest is saved as it is. */
  'account:save': { input: AccountDraft, output: AccountView },
  'account:remove': { input: z.object({ id: AccountId }), output: nothing },
  ...diagnosticsRequests,
  ...recordingRequests,
  /** Tries at once instead of waiting for the next attempt. */
  'line:retry': { input: nothing, output: nothing },
  /** Times in which this seat could not be reached, newest first: at most a hundred that began before `before`. */
  'line:outages': { input: z.object({ before: z.int().nullable() }), output: z.array(Outage) },

  'exchange:ring': {
    input: z.object({ who: z.enum(['known', 'unknown', 'withheld', 'two']) }),
    output: nothing,
  },

  'media:take': { input: nothing, output: nothing },
  'media:reply': { input: MediaReply, output: nothing },
  'media:notice': { input: MediaNotice, output: nothing },
  'media:alarms': { input: z.object({ alarms: z.array(MediaAlarm) }), output: nothing },

  ...importRequests,
  ...scoringRequests,
  ...reportRequests,
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type Requests = typeof requests
export type RequestName = keyof Requests
export type Input<N extends RequestName> = z.infer<Requests[N]['input']>
/** What a window may leave out because the schema fills it in. */
export type RawInput<N extends RequestName> = z.input<Requests[N]['input']>
export type Output<N extends RequestName> = z.infer<Requests[N]['output']>

export type Handler<N extends RequestName> = (
  input: Input<N>,
  from: WindowId,
) => Result<Output<N>> | Promise<Result<Output<N>>>

export type Handlers = { readonly [N in RequestName]: Handler<N> }
