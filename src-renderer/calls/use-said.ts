import type { Call } from '../../src-main/contract/calls.ts'
import { fillIn } from '../../src-main/domain/templates.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { useConsole, useHouse, useLanguage } from '../state/console-context.tsx'
import { accountOf } from './account-of.ts'
import { useCallName } from './use-calls.ts'

/** Fills in what is to be said to whoever is in this call; the house has the name of the brand they called. */
export function useSaid(call: Call): (text: string) => string {
  const { manner } = useHouse()
  const ownLanguage = useLanguage()
  const customer = useConsole(({ cardsById }) =>
    call.customerId === null ? undefined : cardsById[call.customerId]?.customer,
  )
  const brand = useConsole(({ line }) => (line.accounts.length > 1 ? accountOf(call, line)?.name : undefined))
  const agent = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.name)
  const name = useCallName(call)
  const { notes, time } = textsFor(customer?.language ?? ownLanguage)
  return (text) =>
    fillIn(text, {
      cliente: customer?.name ?? name,
      casa: brand ?? (manner.name || notes.phrases.everybody),
      operatore: agent ?? '',
      data: time.date(Date.now()),
      ora: time.clock(Date.now()),
    })
}
