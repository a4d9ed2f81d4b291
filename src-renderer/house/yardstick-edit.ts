import type { Category, Yardstick, YardstickRule } from '../../src-main/contract/house.ts'
import type { CategoryId, ContractLevelId } from '../../src-main/contract/ids.ts'
import { ancestryOf, ruleFor } from '../../src-main/domain/yardstick.ts'
import { nameProblems } from './names.ts'
import type { Problems } from './use-section.ts'

/** A cell of the table; null is any. While it is edited, 0 minutes stand for a time not given. */
export type Cell = Pick<YardstickRule, 'categoryId' | 'levelId'>
export type Times = Pick<YardstickRule, 'answerMinutes' | 'solveMinutes'>

const noTimes: Times = { answerMinutes: 0, solveMinutes: 0 }

function isAt(rule: Cell, cell: Cell): boolean {
  return rule.categoryId === cell.categoryId && rule.levelId === cell.levelId
}

/** What is agreed for exactly this cell. */
export function timesAt({ rules }: Yardstick, cell: Cell): Times {
  return rules.find((rule) => isAt(rule, cell)) ?? noTimes
}

/** What holds in this cell as long as nothing is agreed for it: the more general time. */
export function inheritedAt(
  yardstick: Yardstick,
  categories: readonly Category[],
  { categoryId, levelId }: Cell,
): Times {
  const others = yardstick.rules.filter(
    (rule) => !isAt(rule, { categoryId, levelId }) && rule.answerMinutes > 0 && rule.solveMinutes > 0,
  )
  return ruleFor({ ...yardstick, rules: others }, ancestryOf(categories, categoryId), levelId) ?? noTimes
}

/** The yardstick with one time changed; a rule without times is none. */
export function withTimes(yardstick: Yardstick, cell: Cell, part: Partial<Times>): Yardstick {
  const times = { ...timesAt(yardstick, cell), ...part }
  const isNothing = times.answerMinutes === 0 && times.solveMinutes === 0
  const known = yardstick.rules.some((rule) => isAt(rule, cell))
  const rules = known
    ? yardstick.rules.flatMap((rule) =>
        !isAt(rule, cell) ? [rule] : isNothing ? [] : [{ ...rule, ...times }],
      )
    : [...yardstick.rules, ...(isNothing ? [] : [{ ...cell, ...times }])]
  return { ...yardstick, rules }
}

/** Where a cell's time is typed: «oro.consegne.answerMinutes». */
export function cellField({ categoryId, levelId }: Cell, time: keyof Times): string {
  return `${levelId ?? 'any'}.${categoryId ?? 'any'}.${time}`
}

export function withoutLevel(yardstick: Yardstick, id: ContractLevelId): Yardstick {
  return {
    levels: yardstick.levels.filter((level) => level.id !== id),
    rules: yardstick.rules.filter(({ levelId }) => levelId !== id),
  }
}

export function yardstickProblems({ levels, rules }: Yardstick): Problems {
  const problems: Record<string, Problems[string]> = { ...nameProblems(levels) }
  for (const rule of rules) {
    const { answerMinutes, solveMinutes } = rule
    if (answerMinutes === 0) problems[cellField(rule, 'answerMinutes')] = 'both-times'
    else if (solveMinutes === 0) problems[cellField(rule, 'solveMinutes')] = 'both-times'
    else if (solveMinutes < answerMinutes) problems[cellField(rule, 'solveMinutes')] = 'solved-first'
  }
  return problems
}

export type Row = { readonly categoryId: CategoryId | null; readonly name: string; readonly depth: number }
