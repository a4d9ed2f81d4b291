import type { Call, Caller, CallRecord } from '../contract/calls.ts'
import type { AccountId, CallId } from '../contract/ids.ts'
import type { ParkedCall, ParkingRules } from '../contract/parking.ts'
import type { CommandOutcome, Softphone } from '../contract/softphone.ts'

export type ParkDeskPorts = {
  rules(): ParkingRules
  readonly softphone: Pick<Softphone, 'park' | 'dial' | 'watchSlots'>
  findCall(callId: CallId): Call | null
  /** This call goes on as the one that was parked: its caller, its card, its case. */
  continueAs(callId: CallId, parked: ParkedCall): void
  tell(parked: readonly ParkedCall[]): void
  /** Who was parked when the program ended. */
  readonly restored: readonly ParkedCall[]
  /** UTC milliseconds. */
  now(): number
}

export type ParkDesk = ReturnType<typeof createParkDesk>

/** A PBX may tell of a slot a moment after it has let us go. */
const lateMs = 2_000
/** From a slot that is free until the PBX rings the one who parked: it does both at once. */
const returnsWithinMs = 5_000
/** No PBX lets callers wait for longer; where none tells of its slots, nothing else takes them off after a restart. */
const longestWaitMs = 3_600_000

type Attempt = {
  readonly id: CallId
  /** Two PBXes may number their slots alike. */
  readonly accountId: AccountId | null
  readonly seen: Set<string>
}

/**
 * Who waits at the PBX. Where it tells which slots are taken (RFC 4235), the slot of a parked call is the one that was
 * taken while it was parked; of two at once nobody knows which is whose, and the ear has to say.
 */
export function createParkDesk(ports: ParkDeskPorts) {
  let parked: readonly ParkedCall[] = ports.restored.filter(
    ({ since }) => ports.now() - since < longestWaitMs,
  )
  let left: readonly { readonly was: ParkedCall; readonly at: number }[] = []
  const attempts = new Set<Attempt>()
  const takingBack = new Map<CallId, CallId>()
  const timers = new Set<NodeJS.Timeout>()

  function keep(next: readonly ParkedCall[]): void {
    parked = [...next].sort((a, b) => a.since - b.since)
    ports.tell(parked)
  }

  function forget(callId: CallId): boolean {
    const without = parked.filter(({ id }) => id !== callId)
    if (without.length === parked.length) return false
    keep(without)
    return true
  }

  function slotOf({ id, accountId, seen }: Attempt): string | null {
    const others = parked.filter((each) => each.id !== id && each.accountId === accountId)
    const own = [...seen].filter((slot) => !others.some((each) => each.slot === slot))
    return attempts.size === 1 && own.length === 1 ? (own[0] ?? null) : null
  }

  function entryOf(call: Call, since: number): ParkedCall {
    const { caller, displayName, customerId, caseId, id } = call
    return { id, caller, displayName, customerId, caseId, accountId: accountOf(call), slot: null, since }
  }

  function listenOn(attempt: Attempt): void {
    const timer = setTimeout(() => {
      attempts.delete(attempt)
      timers.delete(timer)
    }, lateMs)
    timers.add(timer)
  }

  async function park(callId: CallId): Promise<CommandOutcome | 'not-found'> {
    const { code } = ports.rules()
    const call = ports.findCall(callId)
    if (code === '') return 'not-found'
    if (!call) return 'call-over'
    const attempt = { id: callId, accountId: accountOf(call), seen: new Set<string>() }
    attempts.add(attempt)
    const since = ports.now()
    const outcome = await ports.softphone.park(callId, code)
    if (outcome === 'done') {
      keep([...parked, { ...entryOf(ports.findCall(callId) ?? call, since), slot: slotOf(attempt) }])
      listenOn(attempt)
    } else attempts.delete(attempt)
    return outcome
  }

  async function takeBack(callId: CallId, heard: string | null) {
    const entry = parked.find(({ id }) => id === callId)
    const slot = heard ?? entry?.slot ?? null
    if (!entry || slot === null) return { outcome: 'not-found', callId: null } as const
    const { accountId } = entry
    const dialled = await ports.softphone.dial(
      slot,
      accountId === null ? undefined : { accountId, number: '' },
    )
    if (dialled.callId !== null) {
      takingBack.set(dialled.callId, callId)
      ports.continueAs(dialled.callId, entry)
    }
    return dialled
  }

  function taken(slot: string, accountId: AccountId): void {
    for (const attempt of attempts) {
      if (attempt.accountId !== accountId) continue
      attempt.seen.add(slot)
      const entry = parked.find(({ id }) => id === attempt.id)
      if (entry && entry.slot !== slotOf(attempt))
        keep(parked.map((each) => (each === entry ? { ...each, slot: slotOf(attempt) } : each)))
    }
  }

  function freed(slot: string, accountId: AccountId): void {
    const gone = parked.find((each) => each.slot === slot && each.accountId === accountId)
    if (!gone) return
    const isOurs = [...takingBack.values()].includes(gone.id)
    if (!isOurs) left = [...left.slice(-9), { was: gone, at: ports.now() }]
    forget(gone.id)
  }

  return {
    park,
    takeBack,
    forget,
    parked: () => parked,
    /** The house has other slots, or another line asks about them. */
    rulesChanged: () => ports.softphone.watchSlots(ports.rules().code === '' ? [] : ports.rules().slots),

    slotChanged(slot: string, isTaken: boolean, accountId: AccountId): void {
      if (isTaken) taken(slot, accountId)
      else freed(slot, accountId)
    },

    /** Whoever calls now was parked here until a moment ago, or still is: the PBX brings them back. */
    returned(caller: Caller): ParkedCall | null {
      if (parked.length === 0 && left.length === 0) return null
      const since = ports.now() - returnsWithinMs
      const recent = left.filter(({ at }) => at >= since).map(({ was }) => was)
      return [...parked, ...recent].find((each) => isSame(each.caller, caller)) ?? null
    },

    /** A call as the log gets it: whoever is on the line again is parked no more. */
    step({ id, answeredAt, endedAt, passedOn, number }: CallRecord): void {
      const back = takingBack.get(id)
      if (back !== undefined && answeredAt !== null) forget(back)
      if (endedAt !== null) takingBack.delete(id)
      if (passedOn?.how !== 'returned') return
      const returned = parked.find(({ caller }) => numberOf(caller) === number)
      if (returned) forget(returned.id)
    },

    close(): void {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function accountOf({ account }: Call): AccountId | null {
  return account?.id ?? null
}

/** By number only: two who withhold theirs are not taken for each other. */
function isSame(one: Caller, other: Caller): boolean {
  const number = numberOf(one)
  return number !== null && number === numberOf(other)
}

function numberOf(caller: Caller): string | null {
  return caller.kind === 'withheld' ? null : (caller.number ?? caller.raw)
}
