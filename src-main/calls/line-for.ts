import type { CallAccount, CallerLine } from '../contract/accounts.ts'
import type { LoggedCall } from '../contract/calls.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { AccountOnLine } from '../contract/line.ts'
import { callerLines } from '../domain/lines.ts'

/** What of a call tells by which line its party is called back. */
export type TracedCall = Pick<LoggedCall, 'direction' | 'line'> & {
  readonly account?: CallAccount | undefined
}

export type LineForPorts = {
  /** Those that are on, the usual one first. */
  accounts(): readonly AccountOnLine[]
  /** Whose number it is; null where it is nobody's, or several people's. */
  customerOf(target: string): CustomerId | null
  /** The newest first. */
  callsOf(customerId: CustomerId): readonly TracedCall[]
  /** Of all customers, the newest first. */
  lastCalls(): readonly TracedCall[]
}

/**
 * By which line a number is called where nobody says so: the one its customer called on last, else the one that was
 * called out on last, else the first that is registered. Null: there is none.
 */
export function createLineFor(ports: LineForPorts) {
  /** The line of a call as it could be called on now; null where that account is gone, or cannot call. */
  function lineOf({ account, direction, line }: TracedCall): CallerLine | null {
    const own = ports.accounts().find(({ id, state }) => id === account?.id && state === 'registered')
    if (own === undefined) return null
    if (direction === 'out') return { accountId: own.id, number: account?.number ?? '' }
    const rung = own.numbers.find(({ number }) => digitsOf(number) === digitsOf(line))
    return { accountId: own.id, number: (rung ?? own.numbers[0])?.number ?? '' }
  }

  function firstLine(calls: readonly TracedCall[], direction: 'in' | 'out'): CallerLine | null {
    for (const call of calls) {
      const line = call.direction === direction ? lineOf(call) : null
      if (line !== null) return line
    }
    return null
  }

  function usual(): CallerLine | null {
    const accounts = ports.accounts()
    const first = accounts.find(({ state }) => state === 'registered') ?? accounts[0]
    return first ? { accountId: first.id, number: first.numbers[0]?.number ?? '' } : null
  }

  return {
    lineOf,
    lineFor(target: string): CallerLine | null {
      if (callerLines(ports.accounts()).length < 2) return usual()
      const customerId = target === '' ? null : ports.customerOf(target)
      const theirs = customerId === null ? null : firstLine(ports.callsOf(customerId), 'in')
      return theirs ?? firstLine(ports.lastCalls(), 'out') ?? usual()
    },
  }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
