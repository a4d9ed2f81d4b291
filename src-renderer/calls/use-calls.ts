import { useMemo } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { activeCall, type CallsInPlace, nameOf, placeCalls } from './call-selection.ts'
import { type ConsultPair, pairOf } from './consult-pair.ts'

export function useCallsInPlace(): CallsInPlace {
  const callsById = useConsole((state) => state.callsById)
  const focusedCallId = useUi((state) => state.focusedCallId)
  return useMemo(() => placeCalls(callsById, focusedCallId), [callsById, focusedCallId])
}

/** The customer and the colleague, where this call is one of the two. */
export function useConsultPair(call: Call): ConsultPair | null {
  const callsById = useConsole((state) => state.callsById)
  return useMemo(() => pairOf(callsById, call), [callsById, call])
}

/** Whoever is talked to, where this call that waits can be joined with them; also of another account. */
export function usePartner(call: Call): Call | null {
  return useConsole(({ callsById }) => {
    const talkedTo = activeCall(callsById)
    if (call.state !== 'held' || talkedTo?.state !== 'talking' || talkedTo.inConference) return null
    return pairOf(callsById, talkedTo) ? null : talkedTo
  })
}

export function useCallName(call: Call): string {
  const texts = useTexts()
  return useConsole(({ cardsById }) => nameOf(call, cardsById, texts))
}

/** What can be done with a call; every effect comes back as an event. */
export function useCallActions(call: Call) {
  const { request, ui } = useAccess()
  const callId = call.id
  const target = call.caller.kind === 'withheld' ? null : (call.caller.number ?? call.caller.raw)
  return {
    answer: () => void request('call:answer', { callId }),
    /** Busy lets the next telephone of the queue ring; declining ends it for all (RFC 3261, 21.4.24 and 21.6.2). */
    reject: (how: 'busy' | 'decline') => void request('call:reject', { callId, how }),
    hangUp: () => void request('call:hang-up', { callId }),
    hold: () => void request(call.state === 'held' ? 'call:resume' : 'call:hold', { callId }),
    mute: () => void request('call:mute', { callId, on: !call.muted }),
    tones: (tones: string) => void request('call:dtmf', { callId, tones }),
    transfer: () => openOverlay(ui, { kind: 'transfer', callId }),
    /** Null where the number is withheld. */
    callBack: target ? () => void request('call:dial', { target }) : null,
    dismiss: () => void request('call:wrap-up', { callId, outcome: null, caseId: null }),
  }
}
