import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId, CustomerId } from '../../src-main/contract/ids.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'

export type Screen = 'call' | 'customers' | 'log' | 'settings'

/** A short notice that goes by itself; a failure is worded by `texts/failures.ts`. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'failure'; readonly code: FailureCode }
  | { readonly kind: 'done'; readonly text: string }
)

/** What this window alone knows: where the operator is looking. */
export type UiState = {
  readonly screen: Screen
  /** The call whose card is in the middle of the call screen; null lets the calls decide. */
  readonly focusedCallId: CallId | null
  /** The card open on the customers screen. */
  readonly openCustomerId: CustomerId | null
  readonly notices: readonly Notice[]
}
export type UiStore = StoreApi<UiState>

export function createUiStore(initial: Partial<UiState> = {}): UiStore {
  return createStore(() => ({
    screen: 'call',
    focusedCallId: null,
    openCustomerId: null,
    notices: [],
    ...initial,
  }))
}

export function showScreen(ui: UiStore, screen: Screen): void {
  ui.setState({ screen })
}

/** Brings the call screen with this call in the middle. */
export function focusCall(ui: UiStore, callId: CallId): void {
  ui.setState({ screen: 'call', focusedCallId: callId })
}

export function openCustomer(ui: UiStore, customerId: CustomerId): void {
  ui.setState({ screen: 'customers', openCustomerId: customerId })
}

type NewNotice =
  | { readonly kind: 'failure'; readonly code: FailureCode }
  | { readonly kind: 'done'; readonly text: string }

/** At most three stay on the screen; the oldest makes room. */
export function notify(ui: UiStore, notice: NewNotice): void {
  ui.setState(({ notices }) => ({
    notices: [...notices.slice(-2), { ...notice, id: (notices.at(-1)?.id ?? 0) + 1 }],
  }))
}

export function dismissNotice(ui: UiStore, id: number): void {
  ui.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
