import { flushSync } from 'react-dom'
import { mayFind } from '../../src-main/domain/finding-rules.ts'
import { activeCall, callToAnswer, placeCalls } from '../calls/call-selection.ts'
import { pairOf } from '../calls/consult-pair.ts'
import { askForCard } from '../calls/needs-card.ts'
import { redial } from '../calls/redial.ts'
import { wrapUpId } from '../calls/wrap-up.tsx'
import { openCaseId } from '../cases/current-case.tsx'
import { composerId } from '../notes/composer.tsx'
import { parkId } from '../parking/park-button.tsx'
import { takeBackId } from '../parking/parked-strip.tsx'
import { beginPromise, keepPromiseNow } from '../promises/promise-actions.ts'
import { recordActiveCall } from '../recording/recording-actions.ts'
import { openShiftPage } from '../reports/report-actions.ts'
import { openReviewHere } from '../scoring/open-review.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { openKeypad, openOverlay, showScreen } from '../state/ui-store.ts'
import { completeTransferId } from '../transfers/consult-actions.tsx'

/** Where Ctrl+K goes, and F2, which no browser keeps for itself. */
export const searchId = 'search'

/** Where the operator was when the search was called: typing goes on there after Escape. */
let before: Element | null = null

export function leaveSearch(): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus()
  else document.getElementById('content')?.focus()
}

/**
 * The keys that work everywhere, also while a note is being typed. No plain letter is a command, Enter and Escape
 * belong to the note, and what a browser tab keeps for itself (Ctrl+N, Ctrl+T, Ctrl+W) is not used.
 */
export function listenForShortcuts(access: ConsoleAccess, target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandFor(event, access)
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    // A key held down is one command: it must not answer and then hang up.
    if (!event.repeat) command()
  }
  target.addEventListener('keydown', onKeyDown, { capture: true })
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true })
}

function commandFor(event: KeyboardEvent, access: ConsoleAccess): (() => void) | null {
  // An open keypad holds the focus: it is gone before the focus goes anywhere else.
  const elsewhere = (command: () => void) => () => {
    flushSync(() => openKeypad(access.ui, false))
    command()
  }
  const { ctrlKey, metaKey, altKey, shiftKey, code, key } = event
  const plain = !ctrlKey && !metaKey && !altKey
  if (plain && key === 'F9') return () => answer(access)
  if (plain && key === 'F8') return () => refuseOrHangUp(access, shiftKey ? 'decline' : 'busy')
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyK') return elsewhere(search)
  if (plain && !shiftKey && key === 'F2') return elsewhere(search)
  // By place on the keyboard: with Alt held, some systems send another letter.
  if (!altKey || ctrlKey || metaKey || shiftKey) return null
  if (code === 'KeyN') return elsewhere(() => focus(composerId))
  if (code === 'KeyW') return elsewhere(() => focus(wrapUpId))
  if (code === 'KeyC') return elsewhere(() => beginCase(access))
  if (code === 'KeyG') return parkOrTakeBack
  if (code === 'KeyH') return () => holdOrResume(access)
  if (code === 'KeyL') return () => void redial(access)
  if (code === 'KeyM') return () => mute(access)
  if (code === 'KeyP') return elsewhere(() => beginPromise(access))
  if (code === 'KeyK') return () => keepPromiseNow(access)
  if (code === 'KeyI') return elsewhere(() => recordActiveCall(access))
  if (code === 'KeyT') return elsewhere(() => beginTransfer(access))
  if (code === 'KeyV') return elsewhere(() => openReviewHere(access))
  if (code === 'KeyS') return elsewhere(() => showScreen(access.ui, 'handover'))
  if (code === 'KeyQ') return elsewhere(() => showForLeads(access, 'review'))
  if (code === 'KeyB') return elsewhere(() => showForLeads(access, 'figures'))
  if (code === 'KeyO') return elsewhere(() => showForLeads(access, 'reports'))
  if (code === 'KeyU') return elsewhere(() => leads(access) && void openShiftPage(access))
  return null
}

function leads({ console: store }: ConsoleAccess): boolean {
  const { agents, agentId } = store.getState()
  return mayFind(agents.find(({ id }) => id === agentId) ?? null)
}

function showForLeads(access: ConsoleAccess, screen: 'review' | 'figures' | 'reports'): void {
  const isPack = screen === 'review' && access.console.getState().pack !== null
  if (isPack || leads(access)) showScreen(access.ui, screen)
}

function search(): void {
  const { activeElement } = document
  if (activeElement?.id !== searchId) before = activeElement
  focus(searchId)
  const field = document.getElementById(searchId)
  if (field instanceof HTMLInputElement) field.select()
}

function focus(id: string): void {
  document.getElementById(id)?.focus()
}

function answer({ console: store, request }: ConsoleAccess): void {
  const call = callToAnswer(store.getState().callsById)
  if (call) void request('call:answer', { callId: call.id })
}

function refuseOrHangUp({ console: store, request }: ConsoleAccess, how: 'busy' | 'decline'): void {
  const { callsById } = store.getState()
  const ringing = callToAnswer(callsById)
  if (ringing) {
    void request('call:reject', { callId: ringing.id, how })
    return
  }
  const call = activeCall(callsById)
  if (call) void request('call:hang-up', { callId: call.id })
}

function beginCase(access: ConsoleAccess): void {
  const { console: store, ui } = access
  const button = document.getElementById(openCaseId)
  const { middle } = placeCalls(store.getState().callsById, ui.getState().focusedCallId)
  if (button) button.click()
  else if (middle?.customerId === null) askForCard(access, middle, ({ cases }) => cases.noCustomer)
}

function beginTransfer({ console: store, ui }: ConsoleAccess): void {
  const { callsById } = store.getState()
  const call = activeCall(callsById)
  // A colleague is asked already: what is left is to pass the customer on to them, or not.
  if (call && pairOf(callsById, call)) document.getElementById(completeTransferId)?.click()
  else if (call?.state === 'talking' || call?.state === 'held')
    openOverlay(ui, { kind: 'transfer', callId: call.id })
}

function holdOrResume({ console: store, request }: ConsoleAccess): void {
  const { callsById } = store.getState()
  const call = activeCall(callsById)
  const pair = call && pairOf(callsById, call)
  const waiting = [pair?.customer, pair?.colleague].find((one) => one?.state === 'held')
  // Of two calls that belong together one is always talked to.
  if (call?.state === 'talking' && waiting) return void request('call:resume', { callId: waiting.id })
  if (call?.state === 'talking') void request('call:hold', { callId: call.id })
  if (call?.state === 'held') void request('call:resume', { callId: call.id })
}

/** Whoever is talked to waits at the PBX; where nobody is, whoever has waited there longest is on the line again. */
function parkOrTakeBack(): void {
  const button = document.getElementById(parkId) ?? document.getElementById(takeBackId)
  button?.click()
}

function mute({ console: store, request }: ConsoleAccess): void {
  const call = activeCall(store.getState().callsById)
  if (call?.state === 'talking' || call?.state === 'held')
    void request('call:mute', { callId: call.id, on: !call.muted })
}
