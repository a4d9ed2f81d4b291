import type { Agent } from '../../src-main/contract/agents.ts'
import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import type { Texts } from '../../src-main/texts/index.ts'

/** Where a case stands, who has it and what comes next, as it can be read out to this customer. */
export function spokenState(
  each: Case,
  card: CustomerCard,
  agents: readonly Agent[],
  { cases, time }: Texts,
  now: number,
): string {
  const words = cases.spoken[card.customer.formOfAddress]
  const holder = each.moves.at(-1)?.agentId ?? null
  const who = agents.find(({ id }) => id === holder)?.name ?? ''
  const state = each.state === 'yellow' ? words.yellow(each.subject, who) : words[each.state](each.subject)
  const promise = card.promises.find(
    ({ caseId, keptAt, dueAt }) => caseId === each.id && keptAt === null && dueAt >= now,
  )
  return promise ? `${state} ${words.promise(promise.what, time.when(promise.dueAt, now))}` : state
}
