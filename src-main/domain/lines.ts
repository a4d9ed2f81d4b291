import type { CallerLine } from '../contract/accounts.ts'
import type { AccountLine, AccountOnLine } from '../contract/line.ts'
import type { Lines } from '../contract/softphone.ts'

/** What an account is called: by its name, else by its extension. */
export function accountName({
  name,
  username,
}: {
  readonly name: string
  readonly username: string
}): string {
  return name || username
}

/** Bad before good: of several that are not registered, the one that is in trouble tells. */
const telling = { registered: 0, unreachable: 1, connecting: 2, none: 3 } as const

/**
 * What several registrations come to: a call can come and go as long as one of them stands.
 *
 * @param since UTC milliseconds; since when there is no account, where there is none
 */
export function linesTogether(accounts: readonly AccountLine[], since: number): Lines {
  const first = accounts.toSorted((a, b) => telling[a.state] - telling[b.state])[0]
  if (first === undefined)
    return { state: 'none', trouble: null, status: null, account: null, since, nextTryAt: null, accounts: [] }
  const { id: _id, ...registration } = first
  return { ...registration, accounts }
}

/** The accounts on which nobody could call now. */
export function deafAccounts<A extends Pick<AccountLine, 'state'>>(accounts: readonly A[]): readonly A[] {
  return accounts.filter(({ state }) => state !== 'registered')
}

/** Everything that a call can go out by: each number of each account, and the accounts that have none. */
export function callerLines(
  accounts: readonly Pick<AccountOnLine, 'id' | 'numbers'>[],
): readonly CallerLine[] {
  return accounts.flatMap(({ id, numbers }) =>
    numbers.length === 0
      ? [{ accountId: id, number: '' }]
      : numbers.map(({ number }) => ({ accountId: id, number })),
  )
}
