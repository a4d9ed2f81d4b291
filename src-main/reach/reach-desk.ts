import type { Change } from '../contract/changes.ts'
import type { AgentId, OutageId, Time } from '../contract/ids.ts'
import type { Outage, OutageCause } from '../contract/outages.ts'

export type ReachPorts = {
  /** Why no call could be taken right now. */
  causes(): readonly OutageCause[]
  /** Which of several accounts they are about, by name; none: all of them. */
  accounts?(): readonly string[]
  /** Outages of this seat that a run of the program never ended, because it was killed. */
  leftOpen(): readonly Outage[]
  recordLater(changes: readonly Change[]): void
  agentId(): AgentId | null
  /** UTC milliseconds. */
  now(): Time
  newId(): OutageId
  tell(outage: Outage): void
  /** Once in each outage: what keeps the operator from being reached, for a notification. */
  warn(cause: OutageCause, accounts: readonly string[]): void
}

export type ReachDesk = {
  /** Something changed that may make the console deaf, or hear again. */
  look(): void
  /** The computer slept until now. */
  slept(from: Time): void
  close(): void
}

/** A restart of the PBX, a reload of the window: nobody has to be told, and nothing is written down. */
const graceMs = 5_000
/** While it lasts it is written down again: a program that is killed leaves behind how long it was deaf at least. */
const againMs = 300_000

type Deaf = { outage: Outage; written: boolean }

/** Knows since when no call could have been taken here, tells it once, and writes it into the log. */
export function createReachDesk(ports: ReachPorts): ReachDesk {
  let deaf: Deaf | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(current: Deaf, over: boolean): void {
    current.outage = { ...current.outage, to: Math.max(ports.now(), current.outage.from), over }
    current.written = true
    ports.recordLater([{ kind: 'line:deaf', outage: current.outage }])
    ports.tell(current.outage)
  }

  function begin(from: Time, causes: readonly OutageCause[]): Deaf {
    const accounts = ports.accounts?.() ?? []
    const outage = { id: ports.newId(), from, to: from, over: false, causes, agentId: ports.agentId() }
    return { outage: accounts.length > 0 ? { ...outage, accounts } : outage, written: false }
  }

  function keepOn(current: Deaf): void {
    if (!current.written) ports.warn(current.outage.causes[0] ?? 'network', current.outage.accounts ?? [])
    write(current, false)
    timer = setTimeout(keepOn, againMs, current)
  }

  function hearsAgain(): void {
    clearTimeout(timer)
    if (deaf?.written) write(deaf, true)
    deaf = null
  }

  function add(current: Deaf, causes: readonly OutageCause[]): void {
    const { accounts, ...outage } = current.outage
    const now = ports.accounts?.() ?? []
    const both = { ...outage, causes: [...new Set([...outage.causes, ...causes])] }
    // Once it was all of them, it was more than those that are named.
    current.outage =
      accounts && now.length > 0 ? { ...both, accounts: [...new Set([...accounts, ...now])] } : both
  }

  // How long it was deaf after the last word is not known: the times stand as they are.
  const left = ports.leftOpen().map((outage) => ({ ...outage, over: true }))
  if (left.length > 0) ports.recordLater(left.map((outage) => ({ kind: 'line:deaf', outage })))

  return {
    look() {
      const causes = ports.causes()
      if (causes.length === 0) return hearsAgain()
      if (deaf) return add(deaf, causes)
      deaf = begin(ports.now(), causes)
      timer = setTimeout(keepOn, graceMs, deaf)
    },
    slept(from) {
      if (deaf) return add(deaf, ['asleep'])
      if (ports.now() - from >= graceMs) write(begin(from, ['asleep']), true)
    },
    close: hearsAgain,
  }
}
