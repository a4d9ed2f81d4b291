import { z } from 'zod'
import { Agent, AgentDraft } from './agents.ts'
import { Call, LoggedCall } from './calls.ts'
import { CustomerDraft, CustomerFields, CustomerSummary, PhoneLabel } from './customers.ts'
import { Case, CaseState, CustomerCard, Note, Outcome, TimelinePage } from './history.ts'
import { HouseChange, HouseSettings, largestHouseFile } from './house.ts'
import {
  AgentId,
  CallId,
  CaseId,
  ContactPointId,
  CustomerId,
  ImportId,
  NoteId,
  PromiseId,
  type WindowId,
} from './ids.ts'
import { Import, ImportLayout, ImportPreview } from './imports.ts'
import { AccountDraft, AccountTest, AccountView } from './line.ts'
import { MediaAlarm, MediaNotice, MediaReply } from './media.ts'
import { Passphrase, SeatSettings } from './profile.ts'
import type { Result } from './result.ts'
import { Snapshot } from './snapshot.ts'

const nothing = z.null()
const draftKey = z.uuidv7()
const typed = z.string().max(20_000)
/** A piece of a file, base64: the same in both hosts. */
const piece = z.base64().max(1_500_000)

/**
 * Every request a window can make, use case by use case. Types vanish at run time and a window may be compromised:
 * the schema is the channel, and a channel without one does not compile.
 */
export const requests = {
  'console:snapshot': { input: nothing, output: Snapshot },

  'profile:create-house': {
    input: z.object({ agent: AgentDraft, passphrase: Passphrase.nullable() }),
    output: nothing,
  },
  'profile:open-house': { input: nothing, output: nothing },
  'profile:unlock': { input: z.object({ passphrase: z.string().max(256) }), output: nothing },
  'profile:open-demo': { input: nothing, output: nothing },

  'settings:change': { input: SeatSettings.partial(), output: SeatSettings },
  'agent:add': { input: AgentDraft, output: Agent },
  'agent:change': { input: z.object({ agentId: AgentId, fields: AgentDraft.partial() }), output: Agent },
  'agent:choose': { input: z.object({ agentId: AgentId }), output: nothing },

  /** Answers with the whole house as it now stands. */
  'house:change': { input: HouseChange, output: HouseSettings },
  /** All sections and the people, as the text of one file. */
  'house:export': { input: nothing, output: z.string() },
  /** Takes all of such a file or nothing; `unreadable-house` says in `detail` what is wrong with it. */
  'house:import': {
    input: z.object({ text: z.string().max(largestHouseFile), apologyConfirmed: z.boolean().optional() }),
    output: HouseSettings,
  },

  'customer:open': { input: z.object({ customerId: CustomerId }), output: CustomerCard },
  'customer:timeline': {
    input: z.object({ customerId: CustomerId, after: z.string().max(100) }),
    output: TimelinePage,
  },
  /** Name, company, number in any spelling, e-mail, card code or case reference. */
  'customer:search': { input: z.object({ words: z.string().max(200) }), output: z.array(CustomerSummary) },
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
  'note:draft': { input: z.object({ key: draftKey, text: typed }), output: nothing },
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

  'case:open': {
    input: z.object({
      customerId: CustomerId,
      subject: Case.shape.subject,
      category: Case.shape.category,
      callId: CallId.nullable(),
    }),
    output: Case,
  },
  'case:move': {
    input: z.object({ caseId: CaseId, to: CaseState, reason: z.string().trim().max(500) }),
    output: Case,
  },
  'promise:keep': { input: z.object({ promiseId: PromiseId }), output: nothing },

  'call:dial': { input: z.object({ target: z.string().trim().min(1).max(120) }), output: Call },
  'call:answer': { input: z.object({ callId: CallId }), output: nothing },
  'call:reject': { input: z.object({ callId: CallId, how: z.enum(['busy', 'decline']) }), output: nothing },
  'call:hang-up': { input: z.object({ callId: CallId }), output: nothing },
  'call:hold': { input: z.object({ callId: CallId }), output: nothing },
  'call:resume': { input: z.object({ callId: CallId }), output: nothing },
  'call:mute': { input: z.object({ callId: CallId, on: z.boolean() }), output: nothing },
  'call:dtmf': {
    input: z.object({ callId: CallId, tones: z.string().regex(/^[0-9A-D#*]{1,32}$/) }),
    output: nothing,
  },
  'call:choose-customer': {
    input: z.object({ callId: CallId, customerId: CustomerId }),
    output: CustomerCard,
  },
  'call:wrap-up': {
    input: z.object({ callId: CallId, outcome: Outcome.nullable(), caseId: CaseId.nullable() }),
    output: nothing,
  },
  /** The window's word that the call is in the document, and that the frame after it is painted. */
  'call:committed': { input: z.object({ callId: CallId }), output: nothing },
  'call:painted': { input: z.object({ callId: CallId }), output: nothing },
  'call:log': { input: z.object({ before: z.int().nullable() }), output: z.array(LoggedCall) },

  'account:read': { input: nothing, output: AccountView.nullable() },
  'account:test': { input: AccountDraft, output: AccountTest },
  'account:save': { input: AccountDraft, output: AccountView },
  'account:remove': { input: nothing, output: nothing },
  /** Tries at once instead of waiting for the next attempt. */
  'line:retry': { input: nothing, output: nothing },

  'exchange:ring': {
    input: z.object({ who: z.enum(['known', 'unknown', 'withheld', 'two']) }),
    output: nothing,
  },

  'media:take': { input: nothing, output: nothing },
  'media:reply': { input: MediaReply, output: nothing },
  'media:notice': { input: MediaNotice, output: nothing },
  'media:alarms': { input: z.object({ alarms: z.array(MediaAlarm) }), output: nothing },

  /** Reads the file's first bytes and guesses; with `layout` shows them as that layout reads them. */
  'import:preview': {
    input: z.object({ fileName: z.string().max(255), head: piece, layout: ImportLayout.nullable() }),
    output: ImportPreview,
  },
  'import:start': {
    input: z.object({ fileName: z.string().max(255), bytes: z.int().min(0), layout: ImportLayout }),
    output: Import,
  },
  /** Answered when the piece is consumed, so that the window sends no faster than it is stored. */
  'import:piece': { input: z.object({ importId: ImportId, piece }), output: Import },
  'import:finish': { input: z.object({ importId: ImportId }), output: Import },
  'import:cancel': { input: z.object({ importId: ImportId }), output: Import },
  /** The rows that were not taken and why, as a CSV file's text. */
  'import:report': {
    input: z.object({ importId: ImportId, language: z.enum(['it', 'en']) }),
    output: z.string(),
  },
  'import:undo': { input: z.object({ importId: ImportId }), output: Import },
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
