import type { Agent } from '../contract/agents.ts'
import type { CaseCategory, CaseStep } from '../contract/case-steps.ts'
import type { Case, CaseMove, CaseState } from '../contract/history.ts'
import type { HouseSettings } from '../contract/house.ts'
import {
  type AgentId,
  type CallId,
  CaseMoveId,
  type ContractLevelId,
  type CustomerId,
  type DeskId,
} from '../contract/ids.ts'
import type { CodeCounter } from '../database/code-counter.ts'
import { signature, type WriteContext } from '../database/write-context.ts'
import {
  ancestryOf,
  categoryPath,
  deskOf,
  dueTimes,
  type OpeningClock,
  ruleFor,
} from '../domain/yardstick.ts'
import type { CaseRepository } from './case-repository.ts'

/** When the house answers, and who is at which desk then. */
type DeskClock = OpeningClock & {
  shifts(
    deskId: DeskId | null,
    from: number,
    to: number,
  ): readonly { readonly agentId: AgentId; readonly deskId: DeskId }[]
}

export type CaseContext = WriteContext & {
  readonly cases: Pick<CaseRepository, 'find' | 'openOf' | 'countOpenOf'>
  /** Gives case references. */
  readonly references: CodeCounter
  customerExists(customerId: CustomerId): boolean
  /** The card that stands for this customer; null: no such customer. */
  cardFor(customerId: CustomerId): { readonly id: CustomerId; readonly name: string } | null
  /** Null: none, or no such customer. */
  levelOf(customerId: CustomerId): ContractLevelId | null
  findAgent(agentId: AgentId): Agent | null
  house(): Pick<HouseSettings, 'categories' | 'desks' | 'yardstick'>
  houseClock(): DeskClock
  /** The desk of the account that this call came in on; null: it has none. */
  deskOfCall?(callId: CallId): DeskId | null
  /** After the commit, before the answer: ties the running call to its case. */
  onOpened(opened: Case, callId: CallId | null): void | Promise<void>
}

// `Omit` of a union would forget which field belongs to which kind.
type Unsigned<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'agentId' | 'initials'> : never

/** Signs moves and steps with who sits at the desk and the time. */
export function createPen(context: CaseContext) {
  const sign = () => ({ id: CaseMoveId.parse(context.newId()), at: context.now(), ...signature(context) })
  return {
    move: (to: CaseState, reason: string): CaseMove => ({ ...sign(), to, reason }),
    // The union's members are told apart by `kind`, which a spread of a generic forgets.
    step: (what: Unsigned<CaseStep>): CaseStep => ({ ...sign(), ...what }) as CaseStep,
  }
}

/**
 * A category that has no desk leaves a case where it is opened: at the desk of the account that is talked on, else at the
 * only desk, or where its owner is on shift.
 */
export function deskWhereOpened(
  { house, houseClock, deskOfCall }: Pick<CaseContext, 'house' | 'houseClock' | 'deskOfCall'>,
  ownerId: AgentId | null,
  at: number,
  callId: CallId | null = null,
): DeskId | null {
  const { desks } = house()
  const ofAccount = callId === null ? null : deskOfCall?.(callId)
  if (ofAccount && desks.some(({ id }) => id === ofAccount)) return ofAccount
  if (desks.length < 2) return desks[0]?.id ?? null
  const shifts = houseClock().shifts(null, at, at + 1)
  return shifts.find(({ agentId }) => agentId === ownerId)?.deskId ?? null
}

/**
 * What the house's yardstick makes of a category for a customer, from the opening on. The case goes to the category's
 * desk, or stays at `deskId` where it has none.
 */
export function createMeasure({ house, houseClock, levelOf }: CaseContext) {
  return (
    chosen: Pick<CaseCategory, 'categoryId' | 'category'>,
    opened: Pick<Case, 'customerId' | 'openedAt' | 'deskId'>,
  ): CaseCategory & Pick<Case, 'deskId'> => {
    const { categories, yardstick } = house()
    const line = ancestryOf(categories, chosen.categoryId)
    const deskId = deskOf(categories, chosen.categoryId) ?? opened.deskId
    const rule = ruleFor(yardstick, line, levelOf(opened.customerId))
    // Its name stays readable when the house has the category no more.
    const category = categoryPath(categories, chosen.categoryId) || chosen.category
    const due = dueTimes(rule, houseClock(), deskId, opened.openedAt)
    return { categoryId: line[0]?.id ?? null, category, ...due, deskId }
  }
}
