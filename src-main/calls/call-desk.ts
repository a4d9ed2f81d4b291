import type { Agent } from '../contract/agents.ts'
import type { Call, Caller, CallRecord } from '../contract/calls.ts'
import type { Change } from '../contract/changes.ts'
import type { CustomerCard, Outcome, Satisfaction } from '../contract/history.ts'
import type { CallId, CaseId, CustomerId } from '../contract/ids.ts'
import type { CallQuality } from '../contract/quality.ts'
import type { RemoteIdentity, SipCall, StoryReference } from '../contract/softphone.ts'
import {
  callOf,
  type DeskCall,
  interactionIdOf,
  isAmongUs,
  numberOf,
  recordOf,
  restoredCall,
  toInteraction,
  writtenNumber,
} from './desk-call.ts'
import { type Referred, type WhoCalls, whoCalls } from './who-calls.ts'

export type CallDeskPorts = {
  identify(remote: RemoteIdentity): Caller
  card(customerId: CustomerId): CustomerCard | null
  /** Whose reference came along with a call; null where it is nobody's here, or several people's. */
  findReference(reference: StoryReference): Referred | null
  /** Whom the PBX brings back out of its parking; null where it is nobody. */
  returned?(caller: Caller): WhoCalls | null
  /** Rejects when the disk does not take it. */
  record(changes: readonly Change[]): Promise<void>
  /** Takes what signalling cannot wait for, and tries until it is on disk. */
  recordLater(changes: readonly Change[]): void
  /** How a call was heard; null where nothing was measured. */
  quality?(callId: CallId): CallQuality | null
  agent(): Agent | null
  /** There is more than one account, so that it is worth writing down which it was. */
  severalAccounts?(): boolean
  /** Something is typed about this call and not yet signed. */
  hasDraft(callId: CallId): boolean
  /** UTC milliseconds. */
  now(): number
  /** Monotonic milliseconds, the clock of `SipCall.arrivedMark`. */
  mark(): number
  readonly tell: {
    changed(call: Call, cards: readonly CustomerCard[]): void
    gone(callId: CallId): void
    logged(record: CallRecord): void
  }
  /** Bulk work stands still until the disposer is called. */
  pauseBulk(): () => void
}

/** An unanswered call stays on the screen this long, so that one can read why it ended. */
const showEndedMs = 8_000
/** Until then the card is painted; what ends sooner is logged by its end. */
const logAfterMs = 60
/** Bulk work goes on after this even when no window says that it has painted. */
const longestPauseMs = 500

export type WrapUpOutcome = 'done' | 'not-found' | 'note-unsigned'

export type CallDesk = ReturnType<typeof createCallDesk>

/** Ties what signalling knows to customers: who it is, their card, the log, and how the call went. */
export function createCallDesk(ports: CallDeskPorts) {
  const calls = new Map<CallId, DeskCall>()
  const timers = new Set<NodeJS.Timeout>()

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  function keep(next: DeskCall, cards: readonly CustomerCard[] = []): DeskCall {
    calls.set(next.sip.id, next)
    ports.tell.changed(callOf(next), cards)
    return next
  }

  function logged(call: DeskCall, further: readonly Change[]): Change[] {
    const record = recordOf(call)
    ports.tell.logged(record)
    const quality = record.endedAt === null ? null : (ports.quality?.(record.id) ?? null)
    return [...further, { kind: 'call:logged', call: quality === null ? record : { ...record, quality } }]
  }

  function logLater(call: DeskCall, ...further: Change[]): void {
    ports.recordLater(logged(call, further))
  }

  function arrive(sip: SipCall): void {
    const resume = sip.state === 'ringing' ? ports.pauseBulk() : null
    const before = ports.mark()
    const found = whoCalls(sip, ports)
    const cards = found.cards.slice(0, 5).flatMap((id) => ports.card(id) ?? [])
    const lookupMs = ports.mark() - before
    keep(
      {
        ...deskCallOf(sip, found),
        pop: sip.direction === 'in' ? { lookupMs, committedMs: null, paintedMs: null } : null,
        resumeBulk: resume,
      },
      cards,
    )
    if (resume) later(longestPauseMs, resume)
    // The log is written when the card is painted: on two cores the disk's encryption would hold the frame up.
    later(logAfterMs, () => {
      const call = calls.get(sip.id)
      if (call && call.sip.state !== 'ended') logLater(call)
    })
  }

  /** Refused before it rang: it stands in the log, and in the history as a call that nobody answered. */
  function turnedAway(sip: SipCall): void {
    const { changes, next } = withInteraction(deskCallOf(sip, whoCalls(sip, ports)))
    if (sip.end?.reason === 'blocked') logLater({ ...next, inHistory: false })
    else logLater(next, ...changes)
  }

  function deskCallOf(sip: SipCall, found: ReturnType<typeof whoCalls>): DeskCall {
    return {
      sip,
      caller: found.caller,
      customerId: found.customerId,
      agentId: ports.agent()?.id ?? null,
      pop: null,
      paintedAt: null,
      resumeBulk: null,
      outcome: null,
      caseId: found.caseId,
      passedOn: found.passedOn,
      wrapUpMs: null,
      inHistory: false,
    }
  }

  function conclude(call: DeskCall): void {
    const { changes, next } = withInteraction(call)
    keep(next)
    logLater(next, ...changes)
    if (!callOf(next).wrapUpPending) letGo(next.sip.id)
  }

  /** Nobody would find a note again that was typed about a call no longer on the screen. */
  function letGo(callId: CallId): void {
    later(showEndedMs, () => (ports.hasDraft(callId) ? letGo(callId) : forget(callId)))
  }

  /** The contact becomes a fact of the customer's history once: when the call is over and the customer is known. */
  function withInteraction(call: DeskCall): { next: DeskCall; changes: Change[] } {
    if (call.inHistory || !call.customerId || call.sip.state !== 'ended') return { next: call, changes: [] }
    // The colleague's console writes it down as what it was: a call that somebody answered.
    if (call.sip.end?.reason === 'answered-elsewhere' || isAmongUs(call)) return { next: call, changes: [] }
    const accountName = ports.severalAccounts?.() ? (call.sip.account?.name ?? null) : null
    const interaction = toInteraction(call, call.customerId, ports.agent(), accountName)
    return { next: { ...call, inHistory: true }, changes: [{ kind: 'interaction:added', interaction }] }
  }

  /** The colleague has put somebody through: whose card it is, unless an operator has said so meanwhile. */
  function changeHands(call: DeskCall, sip: SipCall): void {
    const found = whoCalls(sip, ports)
    const before = call.caller.kind === 'known' ? call.caller.customer.id : null
    const isChosen =
      call.customerId !== null && call.customerId !== before && found.passedOn?.openedBy !== 'reference'
    const { caller, passedOn } = found
    const theirs = isChosen ? {} : { customerId: found.customerId, caseId: call.caseId ?? found.caseId }
    const next = keep(
      { ...call, sip, caller, passedOn, ...theirs },
      found.cards.slice(0, 5).flatMap((id) => ports.card(id) ?? []),
    )
    logLater(next)
  }

  function forget(callId: CallId): void {
    if (calls.delete(callId)) ports.tell.gone(callId)
  }

  function tie(callId: CallId, customerId: CustomerId, chosen: boolean): CustomerCard | null {
    const call = calls.get(callId)
    const card = ports.card(customerId)
    if (!call || !card) return null
    // A card that was merged leads to the one that stands for its customer.
    const { next, changes } = withInteraction({ ...call, customerId: card.customer.id })
    keep(next, [card])
    const number = numberOf(call.caller)
    const choice: Change[] =
      chosen && number ? [{ kind: 'number:chosen', number, customerId: card.customer.id, callId }] : []
    logLater(next, ...choice, ...changes)
    return card
  }

  return {
    /** Called synchronously by the softphone for every step of every call. */
    onSipCall(sip: SipCall): void {
      const known = calls.get(sip.id)
      if (!known) {
        if (sip.state === 'ended') turnedAway(sip)
        else arrive(sip)
        return
      }
      const ended = sip.state === 'ended' && known.sip.state !== 'ended'
      const answered = sip.answeredAt !== null && known.sip.answeredAt === null
      if (sip.remote !== known.sip.remote) {
        changeHands(known, sip)
        return
      }
      const next = { ...known, sip, agentId: answered ? (ports.agent()?.id ?? null) : known.agentId }
      if (ended) {
        conclude(next)
        return
      }
      keep(next)
      // A hold as well: if the program is killed, the log knows that somebody waited, and since when.
      if (answered || (sip.heldSince === null) !== (known.sip.heldSince === null)) logLater(next)
    },

    /** The window has the card in its document. */
    committed(callId: CallId): void {
      const call = calls.get(callId)
      if (!call?.pop || call.pop.committedMs !== null || call.sip.arrivedMark === null) return
      calls.set(callId, { ...call, pop: { ...call.pop, committedMs: ports.mark() - call.sip.arrivedMark } })
    },

    /** The frame after it is painted: bulk work may go on. */
    painted(callId: CallId): void {
      const call = calls.get(callId)
      if (!call?.pop || call.pop.paintedMs !== null || call.sip.arrivedMark === null) return
      call.resumeBulk?.()
      const pop = { ...call.pop, paintedMs: ports.mark() - call.sip.arrivedMark }
      keep({ ...call, pop, paintedAt: ports.now() })
    },

    /** An operator says whose call this is; with `chosen`, it is remembered for the number that several share. */
    tie,

    /** A case was opened during this call: the wrap-up proposes it. */
    concerns(callId: CallId, caseId: CaseId): void {
      const call = calls.get(callId)
      if (call) keep({ ...call, caseId })
    },

    /** This call is the same as one that was parked: its caller, its card, its case. */
    continueAs(
      callId: CallId,
      { caller, customerId, caseId }: Pick<DeskCall, 'caller' | 'customerId' | 'caseId'>,
    ): void {
      const call = calls.get(callId)
      const card = customerId && ports.card(customerId)
      if (call) keep({ ...call, caller, customerId, caseId }, card ? [card] : [])
    },

    /** How the call went; the log and the history get it, and the call leaves the screen. */
    async wrapUp(
      callId: CallId,
      outcome: Outcome | null,
      caseId: CaseId | null,
      satisfaction?: Satisfaction,
    ): Promise<WrapUpOutcome> {
      const call = calls.get(callId)
      if (call?.sip.state !== 'ended') return 'not-found'
      if (ports.hasDraft(callId)) return 'note-unsigned'
      if (!callOf(call).wrapUpPending && outcome === null && caseId === null) {
        forget(callId)
        return 'done'
      }
      const next = {
        ...call,
        outcome,
        caseId,
        wrapUpMs: Math.max(0, ports.now() - (call.sip.endedAt ?? ports.now())),
      }
      const { inHistory, customerId } = next
      const said = satisfaction === undefined ? {} : { satisfaction }
      const interactionId = interactionIdOf(callId)
      const concluded: Change[] =
        inHistory && customerId
          ? [{ kind: 'interaction:concluded', interactionId, customerId, outcome, caseId, ...said }]
          : []
      await ports.record(logged(next, concluded))
      forget(callId)
      return 'done'
    },

    /** Calls with which the last run was not done, as they stand in the log: a crash loses no call and no note. */
    restore(records: readonly CallRecord[]): void {
      for (const record of records) {
        const caller = ports.identify({
          user: record.number ?? '',
          displayName: record.displayName,
          withheld: record.number === null,
          verified: record.verified,
        })
        const call = restoredCall(record, caller, ports.now())
        conclude({ ...call, customerId: record.customerId })
      }
    },

    calls: (): Call[] => [...calls.values()].map(callOf),

    /** A card is on its way to the screen; for a while only, since there may be no window. */
    isPopping: (): boolean =>
      [...calls.values()].some(
        ({ pop, sip }) => pop?.paintedMs === null && ports.now() - sip.receivedAt < longestPauseMs,
      ),

    /** Cards of the calls on the screen. */
    cards(): CustomerCard[] {
      const ids = new Set<CustomerId>()
      for (const { caller, customerId } of calls.values()) {
        if (customerId) ids.add(customerId)
        if (caller.kind === 'several') for (const { id } of caller.customers.slice(0, 5)) ids.add(id)
      }
      return [...ids].flatMap((id) => ports.card(id) ?? [])
    },

    find: (callId: CallId): Call | null => {
      const call = calls.get(callId)
      return call ? callOf(call) : null
    },

    /** What the far end is known by, as it could be dialled; null while withheld, or where there is no such call. */
    numberOf(callId: CallId): string | null {
      const call = calls.get(callId)
      return call ? writtenNumber(call) : null
    },

    close(): void {
      for (const timer of timers) clearTimeout(timer)
      for (const { resumeBulk } of calls.values()) resumeBulk?.()
      calls.clear()
    },
  }
}
