import type { PhoneLabel } from '../../src-main/contract/customers.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { formatNumber } from '../customers/format-number.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'

/** A number that a card can be called by. */
export type FoundNumber = { readonly target: string; readonly shown: string; readonly label: PhoneLabel }
export type FoundNumbers = { readonly name: string; readonly numbers: readonly FoundNumber[] }

/** The numbers of a card, in its own order; null where it is no longer there. */
export async function numbersOf(
  { request }: Pick<ConsoleAccess, 'request'>,
  customerId: CustomerId,
): Promise<FoundNumbers | null> {
  const card = await request('customer:open', { customerId })
  if (!card.ok) return null
  const { name, phones } = card.value.customer
  const numbers = phones.map(({ number, raw, label }) => ({
    target: number ?? raw,
    shown: number === null ? raw : formatNumber(number),
    label,
  }))
  return { name, numbers }
}
