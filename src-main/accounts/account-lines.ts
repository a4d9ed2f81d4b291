import type { AccountId } from '../contract/ids.ts'
import type { AccountLine, AccountOnLine, AccountView, Line } from '../contract/line.ts'
import type { Lines } from '../contract/softphone.ts'
import { accountName, linesTogether } from '../domain/lines.ts'

export type AccountLinePorts = {
  /** Of this seat, also those that are off. */
  accounts(): readonly AccountView[]
  readonly demo: boolean
  /** UTC milliseconds. */
  now(): number
}

/** Puts what the telephone says of its accounts beside what they are called, and those that it was never given. */
export function createAccountLines({ accounts, demo, now }: AccountLinePorts) {
  let unreadable: readonly AccountLine[] = []

  const viewOf = (wanted: AccountId | undefined) => accounts().find(({ id }) => id === wanted)

  /** The sealed password cannot be opened here: the account stays down until it is entered again. */
  function lineUnread(id: AccountId): AccountLine {
    const before = unreadable.find((line) => line.id === id)
    const account = viewOf(id)?.username ?? ''
    if (before) return { ...before, account }
    const down = { state: 'unreachable', trouble: 'password-unreadable', status: null } as const
    return { ...down, id, account, since: now(), nextTryAt: null }
  }

  function named(line: AccountLine): AccountOnLine {
    const view = viewOf(line.id)
    const { tone = 'house', greeting = '', numbers = [] } = view ?? {}
    const name = view ? accountName(view) : (line.account ?? '')
    return { ...line, name, tone, greeting, numbers }
  }

  return {
    viewOf,
    setUnreadable(ids: readonly AccountId[]): void {
      unreadable = ids.map(lineUnread)
    },
    line(lines: Lines): Line {
      const all = linesTogether([...lines.accounts, ...unreadable], lines.since)
      return { ...all, demo, accounts: all.accounts.map(named) }
    },
  }
}
