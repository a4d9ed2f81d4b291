import type { Call } from '../../src-main/contract/calls.ts'
import type { Language } from '../../src-main/contract/customers.ts'
import { useConsole, useLanguage } from '../state/console-context.tsx'

/** The language of the caller's card; of somebody unknown, that of this desk. */
export function useAnnouncementLanguage({ customerId }: Call): Language {
  const own = useLanguage()
  return useConsole(({ cardsById }) => (customerId && cardsById[customerId]?.customer.language) ?? own)
}
