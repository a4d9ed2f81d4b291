import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallerLine } from '../../src-main/contract/accounts.ts'
import type { Call } from '../../src-main/contract/calls.ts'
import type { HandoverPeriod } from '../../src-main/contract/handover.ts'
import type {
  AgentId,
  CallId,
  CaseId,
  CustomerId,
  DeskId,
  InteractionId,
} from '../../src-main/contract/ids.ts'
import type { CallDoubt } from '../../src-main/contract/outgoing.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { type ReviewPeriod, type ReviewQuestion, wholeReview } from '../../src-main/contract/review.ts'
import type { ReviewDraft, ScoreSheet } from '../../src-main/contract/scoring.ts'
import type { CardDrafts } from './card-drafts.ts'
import type { CardPlaces } from './card-place.ts'
import { noSettingsDrafts, type SettingsDrafts, type SettingsPlace } from './settings-drafts.ts'

export type Screen =
  | 'call'
  | 'customers'
  | 'search'
  | 'log'
  | 'handover'
  | 'review'
  | 'figures'
  | 'reports'
  | 'settings'

/** A short notice that goes by itself; a failure is worded by `texts/failures.ts`. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'failure'; readonly code: FailureCode }
  | { readonly kind: 'done'; readonly text: string }
  /** Why a key does nothing here. */
  | { readonly kind: 'hint'; readonly text: string }
  | { readonly kind: 'reminder'; readonly text: string; readonly customerId: CustomerId }
)

/** A call that waits for a key of the operator's. */
export type CallToConfirm = {
  readonly target: string
  readonly doubt: CallDoubt | null
  /** ISO 3166, where the number tells. */
  readonly country: string | null
  /** Where it comes from, when not from this window. */
  readonly from: 'link' | 'clipboard' | null
  /** The line it would go out by: null leaves it to the console; missing where there is no choosing. */
  readonly by?: CallerLine | null
  readonly call: (chosen: { readonly from?: CallerLine }) => void
}

/** What lies over the screen until it is closed. */
export type Overlay =
  | {
      readonly kind: 'promise'
      readonly customerId: CustomerId
      readonly callId: CallId | null
      readonly caseId: CaseId | null
    }
  | { readonly kind: 'transfer'; readonly callId: CallId }
  | { readonly kind: 'announce'; readonly callId: CallId }
  | ({ readonly kind: 'confirm-call' } & CallToConfirm)
  | { readonly kind: 'review'; readonly interactionId: InteractionId }

/** A new card that somebody began to write for the caller of this call. */
export type BegunCard = { readonly call: Call; readonly name: string; readonly phone: string }

/** A review that is being filled in, by which sheet. */
export type BegunReview = ReviewDraft & { readonly sheet: ScoreSheet }

/** `from` and `to` as they were typed, where `kind` is «between». */
export type FiguresChoice = {
  readonly kind: Exclude<ReviewPeriod['kind'], 'any'>
  readonly from: string
  readonly to: string
  readonly deskId: DeskId | null
  readonly agentId: AgentId | null
}

/** What this window alone knows: where the operator is looking. */
export type UiState = {
  readonly screen: Screen
  /** The call whose card is in the middle of the call screen; null lets the calls decide. */
  readonly focusedCallId: CallId | null
  /** The card open on the customers screen. */
  readonly openCustomerId: CustomerId | null
  /** What is looked for in all the notes. */
  readonly notesWords: string
  /** Since when the hand-over sheet tells. */
  readonly handoverPeriod: HandoverPeriod
  /** What a lead looks for: it stays when they look elsewhere. */
  readonly reviewQuestion: ReviewQuestion
  /** How often reviews were saved or taken in here: what is listed by them is asked again. */
  readonly reviewsWritten: number
  /** Whose figures of when a lead looks at. */
  readonly figuresChoice: FiguresChoice
  readonly notices: readonly Notice[]
  readonly overlay: Overlay | null
  readonly keypadOpen: boolean
  /** Who was taken back after a wait, and when (ms): they are greeted. */
  readonly resumed: { readonly callId: CallId; readonly at: number } | null
  /** Not yet saved: they outlive their call, which nobody may have answered. */
  readonly begunCards: Readonly<Record<CallId, BegunCard>>
  /** Where on each open card the operator looks; a card that is missing lies on its front. */
  readonly cardPlaces: CardPlaces
  /** Details of cards, edited and not yet saved: they outlive their tab and their screen. */
  readonly cardDrafts: CardDrafts
  /** Not yet saved: they outlive their dialog, which a call may close. */
  readonly begunReviews: Readonly<Record<InteractionId, BegunReview>>
  /** A new card begun without a call. */
  readonly begunCard: { readonly name: string; readonly phone: string } | null
  /** The part of the settings that is open. */
  readonly settingsPlace: SettingsPlace
  /** Settings edited and not yet saved: they outlive their screen. */
  readonly settingsDrafts: SettingsDrafts
}
export type UiStore = StoreApi<UiState>

export function createUiStore(initial: Partial<UiState> = {}): UiStore {
  return createStore(() => ({
    screen: 'call',
    focusedCallId: null,
    openCustomerId: null,
    notesWords: '',
    handoverPeriod: { kind: 'last-shift' },
    reviewQuestion: { filter: wholeReview, order: 'newest' },
    reviewsWritten: 0,
    figuresChoice: { kind: 'this-month', from: '', to: '', deskId: null, agentId: null },
    notices: [],
    overlay: null,
    keypadOpen: false,
    resumed: null,
    begunCards: {},
    cardPlaces: {},
    cardDrafts: {},
    begunReviews: {},
    begunCard: null,
    settingsPlace: 'seat',
    settingsDrafts: noSettingsDrafts,
    ...initial,
  }))
}

export function showScreen(ui: UiStore, screen: Screen): void {
  ui.setState({ screen })
}

export function openOverlay(ui: UiStore, overlay: Overlay): void {
  ui.setState({ overlay })
}

export function closeOverlay(ui: UiStore): void {
  ui.setState({ overlay: null })
}

export function openKeypad(ui: UiStore, keypadOpen: boolean): void {
  if (ui.getState().keypadOpen !== keypadOpen) ui.setState({ keypadOpen })
}

/** Brings the call screen with this call in the middle. */
export function focusCall(ui: UiStore, callId: CallId): void {
  ui.setState({ screen: 'call', focusedCallId: callId })
}

export function openCustomer(ui: UiStore, customerId: CustomerId): void {
  ui.setState({ screen: 'customers', openCustomerId: customerId })
}

/** Looks for these words in all the notes. */
export function searchNotes(ui: UiStore, words: string): void {
  ui.setState({ screen: 'search', notesWords: words })
}

/** Null: saved, given up, or nothing typed. */
export function keepBegunCard(ui: UiStore, callId: CallId, begun: BegunCard | null): void {
  ui.setState(({ begunCards }) => {
    const { [callId]: _before, ...others } = begunCards
    return { begunCards: begun === null ? others : { ...others, [callId]: begun } }
  })
}

/** Null: saved, or given up. */
export function keepBegunReview(ui: UiStore, interactionId: InteractionId, begun: BegunReview | null): void {
  ui.setState(({ begunReviews }) => {
    const { [interactionId]: _before, ...others } = begunReviews
    return { begunReviews: begun === null ? others : { ...others, [interactionId]: begun } }
  })
}

/** A review was saved here, or some came back in a pack. */
export function reviewsCame(ui: UiStore): void {
  ui.setState(({ reviewsWritten }) => ({ reviewsWritten: reviewsWritten + 1 }))
}

type NewNotice =
  | { readonly kind: 'failure'; readonly code: FailureCode }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'hint'; readonly text: string }
  | { readonly kind: 'reminder'; readonly text: string; readonly customerId: CustomerId }

/** At most three stay on the screen; the oldest makes room. */
export function notify(ui: UiStore, notice: NewNotice): void {
  ui.setState(({ notices }) => ({
    notices: [...notices.slice(-2), { ...notice, id: (notices.at(-1)?.id ?? 0) + 1 }],
  }))
}

export function dismissNotice(ui: UiStore, id: number): void {
  ui.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
