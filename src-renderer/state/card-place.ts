import type { TimelineFilter } from '../../src-main/contract/history.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { UiStore } from './ui-store.ts'

export type CardTab = 'history' | 'cases' | 'promises' | 'details'

/** What somebody came to the card for; `count` tells one coming from the next. */
export type CardTarget = {
  readonly kind: 'entry' | 'case' | 'promise'
  readonly id: string
  readonly count: number
}

/** The element that has the focus once somebody came to it: `entry-…`, `case-…`, `promise-…`. */
export function targetId({ kind, id }: Omit<CardTarget, 'count'>): string {
  return `${kind}-${id}`
}

/** The timeline begins at this time, UTC milliseconds. */
export type TimelineJump = { readonly until: number; readonly count: number }

/** Where on a card the operator looks. */
export type CardPlace = {
  readonly tab: CardTab
  readonly filter: TimelineFilter
  readonly jump: TimelineJump | null
  readonly target: CardTarget | null
}
export type CardPlaces = Readonly<Record<CustomerId, CardPlace>>

export const wholeTimeline: TimelineFilter = { kinds: [], caseId: null }
export const cardFront: CardPlace = { tab: 'history', filter: wholeTimeline, jump: null, target: null }

let count = 0

type Look = {
  readonly tab?: CardTab
  readonly filter?: TimelineFilter
  /** Null: the newest. */
  readonly until?: number | null
  readonly target?: Omit<CardTarget, 'count'> | null
}

/** Turns the card to this place; what is not named stays as it is. The card itself is opened by `openCustomer`. */
export function lookInCard(ui: UiStore, customerId: CustomerId, { tab, filter, until, target }: Look): void {
  count += 1
  ui.setState(({ cardPlaces }) => {
    const before = cardPlaces[customerId] ?? cardFront
    const place: CardPlace = {
      tab: tab ?? before.tab,
      filter: filter ?? before.filter,
      jump: until === undefined ? before.jump : until === null ? null : { until, count },
      target: target === undefined ? before.target : target && { ...target, count },
    }
    return { cardPlaces: { ...cardPlaces, [customerId]: place } }
  })
}

const open = new WeakMap<UiStore, Map<CustomerId, number>>()

/**
 * The card is on the screen until the disposer runs: the next time it opens it lies on its front again. Another screen
 * that shows the same card takes its place over.
 */
export function holdCard(ui: UiStore, customerId: CustomerId): () => void {
  const counts = open.get(ui) ?? new Map<CustomerId, number>()
  open.set(ui, counts)
  const change = (by: number) => counts.set(customerId, (counts.get(customerId) ?? 0) + by)
  change(1)
  return () => {
    change(-1)
    queueMicrotask(() => {
      if (counts.get(customerId) !== 0) return
      counts.delete(customerId)
      leaveCard(ui, customerId)
    })
  }
}

function leaveCard(ui: UiStore, customerId: CustomerId): void {
  ui.setState(({ cardPlaces }) => {
    const { [customerId]: _place, ...others } = cardPlaces
    return { cardPlaces: others }
  })
}

/** «Storia della pratica»: everything about one case. */
export function showCaseHistory(ui: UiStore, customerId: CustomerId, caseId: TimelineFilter['caseId']): void {
  lookInCard(ui, customerId, { tab: 'history', filter: { kinds: [], caseId }, until: null, target: null })
}

/** Comes to one entry of the timeline, wherever in ten years it is; `at` is the entry's own time. */
export function showEntry(ui: UiStore, customerId: CustomerId, id: string, at: number): void {
  lookInCard(ui, customerId, {
    tab: 'history',
    filter: wholeTimeline,
    until: at,
    target: { kind: 'entry', id },
  })
}
