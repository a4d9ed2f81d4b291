import { URI } from 'sip.js/lib/core/index.js'
import type { CallAccount } from '../contract/accounts.ts'
import type { Account } from '../contract/softphone.ts'
import { accountName } from '../domain/lines.ts'
import { domainOf } from './user-agent.ts'

export type OutgoingLine = {
  readonly account: CallAccount
  readonly headers: readonly string[]
  /** What From says, where it is not the account itself. */
  readonly from: { readonly fromUri?: URI; readonly fromDisplayName?: string }
}

/**
 * With which number an account calls: `number` where it is one of its own, else the first it has. Null, or an account
 * without numbers, leaves it to the PBX. The wish stands in P-Preferred-Identity (RFC 3325, section 9.2), and in From where the account says so.
 */
export function outgoingLine(account: Account, number: string | null): OutgoingLine {
  const { numbers } = account
  const chosen = number === null ? undefined : (numbers.find((own) => own.number === number) ?? numbers[0])
  const name = accountName(account)
  if (chosen === undefined) return { account: { id: account.id, name, number: '' }, headers: [], from: {} }
  const shown = chosen.name || account.displayName || account.name
  const uri = new URI('sip', chosen.number, domainOf(account))
  return {
    account: { id: account.id, name, number: chosen.number },
    headers: [`P-Preferred-Identity: ${quoted(shown)}<${uri}>`],
    from: account.identity === 'from' ? { fromUri: uri, fromDisplayName: shown } : {},
  }
}

/** A quoted string (RFC 3261, section 25.1); what cannot stand in one is left out. */
function quoted(name: string): string {
  const plain = name.replace(/[\p{Cc}"\\]/gu, '')
  return plain === '' ? '' : `"${plain}" `
}
