import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { CallId } from '../../src-main/contract/ids.ts'
import type { Bridge } from '../bridge/bridge.ts'
import type { ConsoleAccess, SendRequest } from '../state/console-context.tsx'
import { createConsoleStore } from '../state/console-store.ts'
import { createUiStore } from '../state/ui-store.ts'

/** After so many the engine has compiled most of the way, and one more gains nothing that could be measured. */
const rounds = 150

export type RehearsalOptions = {
  readonly view: Pick<Window, 'document' | 'requestIdleCallback'>
  readonly bridge: Pick<Bridge, 'request'>
  readonly access: ConsoleAccess
  /** The call screen as the window shows it. */
  readonly screen: (access: ConsoleAccess, call: Call) => ReactNode
}

/**
 * Draws a ringing call out of sight while nobody calls: the first card of the day took twenty times as long as the
 * later ones, because its code had never run. Each round is one task, so that nobody else ever meets its elements.
 */
export function rehearseCalls({ view, bridge, access, screen }: RehearsalOptions): () => void {
  let over = false
  let begun = false

  async function begin(): Promise<void> {
    if (begun || over || access.console.getState().profile?.state !== 'open') return
    begun = true
    const card = await readAnyCard(bridge)
    if (card) inIdleTime(() => rehearse(card, rounds))
  }

  function rehearse(card: CustomerCard, left: number): void {
    // A call in earnest rehearses better.
    if (over || left === 0 || Object.keys(access.console.getState().callsById).length > 0) return
    drawOnce(view.document, access, card, screen)
    inIdleTime(() => rehearse(card, left - 1))
  }

  function inIdleTime(run: () => void): void {
    view.requestIdleCallback(() => run())
  }

  const stopWaiting = access.console.subscribe(() => void begin())
  void begin()
  return () => {
    over = true
    stopWaiting()
  }
}

/** Null where the house has no customer yet. */
async function readAnyCard(bridge: Pick<Bridge, 'request'>): Promise<CustomerCard | null> {
  const recent = await bridge.request('customer:recent', null)
  const [first] = recent.ok ? recent.value : []
  if (!first) return null
  const card = await bridge.request('customer:open', { customerId: first.id })
  return card.ok ? card.value : null
}

function drawOnce(
  document: Document,
  access: ConsoleAccess,
  card: CustomerCard,
  screen: RehearsalOptions['screen'],
): void {
  const stage = document.createElement('div')
  stage.inert = true
  stage.style.cssText = 'position: fixed; inset: 0; visibility: hidden; contain: strict'
  document.body.append(stage)
  const root = createRoot(stage)
  const call = ringing(card)
  flushSync(() => root.render(screen(stageAccess(access, card, call), call)))
  // Style and layout are most of the frame that follows.
  stage.getBoundingClientRect()
  flushSync(() => root.unmount())
  stage.remove()
}

/** The window's own settings, one ringing call, and nobody who answers requests. */
function stageAccess(access: ConsoleAccess, card: CustomerCard, call: Call): ConsoleAccess {
  const { connection, profile, settings, agents, agentId, line } = access.console.getState()
  return {
    console: createConsoleStore({
      connection,
      profile,
      settings,
      agents,
      agentId,
      line,
      callsById: { [call.id]: call },
      cardsById: { [card.customer.id]: card },
    }),
    ui: createUiStore(),
    request: unanswered,
  }
}

const unanswered: SendRequest = () => new Promise(() => {})

function ringing({ customer }: CustomerCard): Call {
  const [phone] = customer.phones
  const { id, code, name, company } = customer
  const caller: Call['caller'] = phone?.number
    ? {
        kind: 'known',
        number: phone.number,
        raw: phone.raw,
        probable: false,
        customer: { id, code, name, company, phone: phone.number },
      }
    : { kind: 'withheld' }
  return {
    id: CallId.parse(id),
    direction: 'in',
    state: 'ringing',
    caller,
    customerId: id,
    displayName: name.slice(0, 64),
    verified: true,
    line: '',
    agentId: null,
    muted: false,
    heldByOther: false,
    audio: null,
    receivedAt: Date.now(),
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    endedAt: null,
    end: null,
    pop: null,
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    consultFor: null,
    passedOn: null,
    inConference: false,
  }
}
