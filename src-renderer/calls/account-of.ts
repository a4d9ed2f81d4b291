import type { CallAccount } from '../../src-main/contract/accounts.ts'
import type { AccountOnLine, Line } from '../../src-main/contract/line.ts'

type OfAccount = { readonly account?: CallAccount | undefined }

/** The account of a call as it is now; undefined where it is gone, or switched off. */
export function accountOf({ account }: OfAccount, line: Pick<Line, 'accounts'>): AccountOnLine | undefined {
  return line.accounts.find(({ id }) => id === account?.id)
}

/** What account a call says it belongs to; null where there is but one, and always was. */
export function accountShown(
  { account }: OfAccount,
  { accounts }: { readonly accounts: readonly Pick<AccountOnLine, 'id' | 'name'>[] },
): string | null {
  if (account === undefined) return null
  const isKnown = accounts.some(({ id, name }) => id === account.id || name === account.name)
  return accounts.length > 1 || (accounts.length === 1 && !isKnown) ? account.name : null
}

/** The account, and the line that was called or is called with; each is said once. */
export function withAccount(
  call: OfAccount & { readonly direction: 'in' | 'out' },
  shown: string | null,
  line: string,
): string {
  if (shown === null) return line
  // Going out, the line is the extension: the number it calls with says more.
  const more = call.direction === 'out' ? (call.account?.number ?? '') : line
  return [shown, more !== shown && more].filter(Boolean).join(' · ')
}
