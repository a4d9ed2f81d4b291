import { addressKey } from '../domain/plain-words.ts'
import type { Newcomer } from './candidate.ts'

/** What cards are found by, when a newcomer is compared with who is there; each as the index has it. */
export const traits = ['sourceKey', 'number', 'email', 'vatNumber', 'fiscalCode', 'address'] as const
export type Trait = (typeof traits)[number]

/** Those of one newcomer, or of many; what is not said is left out. */
export function traitsOf({ fields, sourceKey, phones, emails }: Newcomer): Record<Trait, readonly string[]> {
  const said = (text: string) => (text === '' ? [] : [text])
  return {
    sourceKey: [sourceKey],
    number: phones.flatMap(({ number }) => number ?? []),
    email: emails.map(({ address }) => address.toLowerCase()),
    vatNumber: said(fields.vatNumber),
    fiscalCode: said(fields.fiscalCode),
    address: said(addressKey(fields.address)),
  }
}
