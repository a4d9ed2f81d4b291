import type { Caller } from '../contract/calls.ts'
import type { CustomerSummary } from '../contract/customers.ts'
import type { PhoneNumber } from '../contract/ids.ts'
import type { RemoteIdentity } from '../contract/softphone.ts'
import { type ParsedNumber, parsePhoneNumber } from '../domain/phone-numbers.ts'

type FindByNumber = (parsed: ParsedNumber) => {
  readonly customers: readonly CustomerSummary[]
  /** Whether the first stands there because an operator chose it. */
  readonly lastChosen: boolean
  /** Found by what the number most likely was. */
  readonly probable: boolean
  /** Under which they were found. */
  readonly number: PhoneNumber | null
}

/** Who is calling, as far as the PBX's word and our cards go. */
export function identifyCaller({ user, withheld }: RemoteIdentity, find: FindByNumber): Caller {
  const parsed = parsePhoneNumber(user)
  if (withheld || parsed.withheld || user === '') return { kind: 'withheld' }
  const { customers, lastChosen, probable, number } = find(parsed)
  const [first, second] = customers
  if (!first || !number) return { kind: 'unknown', number: parsed.number, raw: user }
  if (!second) return { kind: 'known', number, raw: user, probable, customer: first }
  return { kind: 'several', number, raw: user, probable, customers: [...customers], lastChosen }
}
