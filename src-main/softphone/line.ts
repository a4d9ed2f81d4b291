import { type UserAgent, UserAgentState } from 'sip.js/lib/api/index.js'
import type { AccountLine } from '../contract/line.ts'
import type { Account } from '../contract/softphone.ts'
import { answersOptions } from './line-check.ts'
import { createRegistration, type RegisterResult } from './registration.ts'
import { retryDelay } from './retry-delay.ts'
import type { Timing } from './timing.ts'
import type { Problem } from './trouble.ts'
import { ConnectError, type WebSocketTransport } from './ws-transport.ts'

export type LineView = AccountLine

export type LineOptions = {
  readonly userAgent: UserAgent
  readonly transport: WebSocketTransport
  readonly account: Pick<Account, 'id' | 'username'>
  readonly timing: Timing
  readonly now: () => number
  readonly changed: (line: LineView) => void
  /** Registered, for the first time or again: live dialogs have to be told. */
  readonly registered: () => void
}

export type LineKeeper = {
  view(): LineView
  isUp(): boolean
  start(): void
  /** To be called when the transport says that its connection is gone. */
  connectionLost(): void
  retryNow(): void
  /** Asks the PBX for a sign of life, and reconnects where none comes. */
  check(): Promise<void>
  /** Takes the contact back, where the PBX answers in time, and disconnects. */
  close(): Promise<void>
}

const connectionLostProblem: Problem = { trouble: 'connection-lost', status: null }

/** Keeps one account registered: connects, registers, refreshes, checks, and starts over when any of it fails. */
export function createLineKeeper(options: LineOptions): LineKeeper {
  const { userAgent, transport, timing, now } = options
  const registration = createRegistration(userAgent)
  let view: LineView = {
    id: options.account.id,
    state: 'connecting',
    trouble: null,
    status: null,
    account: options.account.username,
    since: now(),
    nextTryAt: null,
  }
  // Each attempt has a number; what an older one still has to say is not listened to.
  let attemptNumber = 0
  let failures = 0
  let failingSince: number | null = null
  let giveUpAttempt: (() => void) | null = null
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let refreshTimer: ReturnType<typeof setTimeout> | undefined
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  let knowsOptions = false
  /** By the wall clock, since timers stand still while the computer sleeps: the PBX may have forgotten us by then. */
  let refreshDueAt = Number.POSITIVE_INFINITY
  let closed = false

  const clearTimers = () => {
    for (const timer of [retryTimer, refreshTimer, checkTimer]) clearTimeout(timer)
  }

  const show = (next: Pick<LineView, 'state' | 'trouble' | 'status' | 'nextTryAt'>) => {
    const since = next.state === view.state ? view.since : now()
    view = { ...view, ...next, since }
    options.changed(view)
  }

  const connect = async (): Promise<Problem | null> => {
    try {
      await (userAgent.state === UserAgentState.Started ? userAgent.reconnect() : userAgent.start())
      return null
    } catch (error) {
      return error instanceof ConnectError ? error.problem : connectionLostProblem
    }
  }

  const connectAndRegister = async (): Promise<RegisterResult> => {
    const problem = await connect()
    if (problem !== null) return { ok: false, ...problem }
    const droppedMeanwhile = new Promise<RegisterResult>((resolve) => {
      giveUpAttempt = () => resolve({ ok: false, ...connectionLostProblem })
    })
    return Promise.race([registration.send('add', timing.registerMs), droppedMeanwhile])
  }

  const attempt = async (): Promise<void> => {
    attemptNumber += 1
    const mine = attemptNumber
    clearTimers()
    const { trouble, status } = view
    show({ state: failingSince === null ? 'connecting' : 'unreachable', trouble, status, nextTryAt: null })
    const result = await connectAndRegister()
    if (mine !== attemptNumber || closed) return
    giveUpAttempt = null
    if (result.ok) up(result.expiresMs)
    else failed(result)
  }

  const up = (expiresMs: number) => {
    failures = 0
    failingSince = null
    show({ state: 'registered', trouble: null, status: null, nextTryAt: null })
    scheduleRefresh(expiresMs)
    scheduleCheck()
    options.registered()
  }

  const failed = ({ trouble, status }: Problem) => {
    attemptNumber += 1
    clearTimers()
    failures += 1
    failingSince ??= now()
    transport.drop()
    const delay = retryDelay({ failures, failingForMs: now() - failingSince, trouble, timing })
    show({ state: 'unreachable', trouble, status, nextTryAt: now() + Math.round(delay) })
    retryTimer = setTimeout(() => void attempt(), delay)
  }

  const startOver = ({ trouble, status }: Problem) => {
    attemptNumber += 1
    clearTimers()
    show({ state: 'connecting', trouble, status, nextTryAt: null })
    transport.drop()
    // A PBX that restarts drops every console at once; they should not all come back in the same moment.
    retryTimer = setTimeout(() => void attempt(), Math.random() * timing.firstRetryMs)
  }

  const scheduleRefresh = (expiresMs: number) => {
    clearTimeout(refreshTimer)
    refreshDueAt = now() + expiresMs / 2
    refreshTimer = setTimeout(() => void refresh(), expiresMs / 2)
  }

  const refresh = async (): Promise<void> => {
    const mine = attemptNumber
    clearTimeout(refreshTimer)
    refreshDueAt = Number.POSITIVE_INFINITY
    const result = await registration.send('add', timing.registerMs)
    if (mine !== attemptNumber || closed) return
    if (result.ok) scheduleRefresh(result.expiresMs)
    else startOver(result)
  }

  const scheduleCheck = () => {
    checkTimer = setTimeout(() => void check().then(() => isUp() && scheduleCheck()), timing.checkEveryMs)
  }

  const isUp = () => view.state === 'registered' && !closed

  const check = async (): Promise<void> => {
    if (!isUp()) return
    const mine = attemptNumber
    const isCurrent = () => mine === attemptNumber && isUp()
    // A PBX that never answered OPTIONS may not know it: REGISTER it does. Both at once: each second counts.
    const registers = knowsOptions ? null : registration.send('add', timing.registerMs)
    if (await answersOptions(userAgent, timing.optionsMs)) {
      knowsOptions = true
      if (isCurrent() && now() > refreshDueAt) await refresh()
      return
    }
    const isAlive = (await registers)?.ok ?? false
    if (!isAlive && isCurrent()) startOver({ trouble: 'no-answer', status: null })
  }

  return {
    view: () => view,
    isUp,
    start: () => void attempt(),
    connectionLost() {
      if (closed) return
      if (isUp()) startOver(connectionLostProblem)
      else giveUpAttempt?.()
    },
    retryNow() {
      if (closed) return
      failures = 0
      failingSince = failingSince === null ? null : now()
      if (isUp()) void check()
      else void attempt()
    },
    check,
    async close() {
      if (closed) return
      const wasUp = isUp()
      closed = true
      attemptNumber += 1
      clearTimers()
      if (wasUp && transport.isConnected()) await registration.send('remove', timing.unregisterMs)
      await userAgent.stop()
    },
  }
}
