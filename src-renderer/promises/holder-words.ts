import type { Agent } from '../../src-main/contract/agents.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import type { PromiseHolder } from '../../src-main/contract/ledger.ts'
import { signatureOf } from '../../src-main/domain/initials.ts'
import type { Texts } from '../../src-main/texts/index.ts'

/** «tocca a te · da GB a LT, dalle 14:00» */
export function holderWords(
  holder: PromiseHolder,
  agents: readonly Agent[],
  me: AgentId | null,
  { promises, time }: Texts,
  now: number,
): string {
  const initials = (id: AgentId | null) =>
    signatureOf(agents.find((agent) => agent.id === id)?.initials ?? '?', id, agents) ?? '?'
  const { agentId, from, since } = holder
  const who =
    agentId === null
      ? promises.owes(promises.nobody)
      : agentId === me
        ? promises.mine
        : promises.owes(initials(agentId))
  if (from === null || agentId === null) return who
  return `${who} · ${promises.passed(initials(from), initials(agentId), time.when(since, now))}`
}

/** It was somebody else's promise, and now it is mine. */
export function fellToMe({ agentId, from }: PromiseHolder, me: AgentId | null): boolean {
  return me !== null && agentId === me && from !== null
}
