import type { Agent } from '../../src-main/contract/agents.ts'
import type { CaseHolder } from '../../src-main/contract/case-steps.ts'
import type { Desk } from '../../src-main/contract/house.ts'

/** Names of who has a case and of its desk; initials where somebody is not in the house any more. */
export function holderWords(
  { ownerId, ownerInitials, deskId }: CaseHolder,
  agents: readonly Agent[],
  desks: readonly Desk[],
): { readonly owner: string | null; readonly desk: string | null } {
  const owner = ownerId === null ? null : (agents.find(({ id }) => id === ownerId)?.name ?? ownerInitials)
  return { owner, desk: desks.find(({ id }) => id === deskId)?.name ?? null }
}
