import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { ConsoleStore } from '../state/console-store.ts'
import { pageTitle } from './page-title.ts'

export type HoldNoticeParts = {
  readonly store: ConsoleStore
  readonly document: Document
  /** Says in the title who waits, and for how long. */
  words(call: Call, heldMs: number): string
  /** Nobody has looked at the window for long while this call waits; answers with what takes the notice away. */
  tell(call: Call, heldMs: number): () => void
}

/** Out of sight this long, and somebody waits: they may be forgotten. Milliseconds. */
export const unseenMs = 30_000
const lookEveryMs = 1_000

/** Whoever waits stands in the window's title; and where nobody looks at it, a notification says so once a hold. */
export function noticeHolds({ store, document, words, tell }: HoldNoticeParts): () => void {
  const title = pageTitle(document)
  const told = new Map<CallId, { readonly since: number; readonly takeAway: () => void }>()
  let awaySince: number | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  function forgetResumed(held: readonly Call[]): void {
    for (const [id, { since, takeAway }] of told) {
      if (held.some((call) => call.id === id && call.heldSince === since)) continue
      takeAway()
      told.delete(id)
    }
  }

  function look(): void {
    const now = Date.now()
    const held = heldCalls(Object.values(store.getState().callsById))
    const [longest] = held
    title.set('held', longest ? words(longest, now - longest.heldSince) : null)
    forgetResumed(held)
    if (held.length === 0) {
      stop()
      return
    }
    timer ??= setInterval(look, lookEveryMs)
    const isAway = document.hidden || !document.hasFocus()
    awaySince = isAway ? (awaySince ?? now) : null
    for (const call of held) {
      if (awaySince === null || told.has(call.id)) continue
      if (now - Math.max(awaySince, call.heldSince) < unseenMs) continue
      told.set(call.id, { since: call.heldSince, takeAway: tell(call, now - call.heldSince) })
    }
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    awaySince = null
  }

  look()
  const offStore = store.subscribe((state, before) => {
    if (state.callsById !== before.callsById) look()
  })
  return () => {
    offStore()
    stop()
    forgetResumed([])
    title.set('held', null)
  }
}

type HeldCall = Call & { readonly heldSince: number }

/** Who has waited longest comes first. */
function heldCalls(calls: readonly Call[]): readonly HeldCall[] {
  return calls
    .filter((call): call is HeldCall => call.heldSince !== null)
    .sort((a, b) => a.heldSince - b.heldSince)
}
