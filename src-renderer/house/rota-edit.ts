import type { Absence, Desk, Rota, Shift, WeeklySpan } from '../../src-main/contract/house.ts'
import type { AgentId, DeskId } from '../../src-main/contract/ids.ts'
import type { Problems } from './use-section.ts'

/** Somebody's hours at a desk every week, as the week editor shows them. */
export function weeklyOf(rota: Rota, agentId: AgentId, deskId: DeskId): readonly WeeklySpan[] {
  return rota.shifts.flatMap((shift) =>
    shift.agentId === agentId && shift.deskId === deskId && shift.on.kind === 'weekly'
      ? [{ weekday: shift.on.weekday, from: shift.from, to: shift.to }]
      : [],
  )
}

/** The rota with these hours for somebody at a desk; single dates and everybody else stay. */
export function withWeekly(rota: Rota, agentId: AgentId, deskId: DeskId, hours: readonly WeeklySpan[]): Rota {
  const others = rota.shifts.filter(
    (shift) => shift.agentId !== agentId || shift.deskId !== deskId || shift.on.kind !== 'weekly',
  )
  const own = hours.map(
    ({ weekday, from, to }): Shift => ({
      agentId,
      deskId,
      on: { kind: 'weekly', weekday },
      from,
      to,
    }),
  )
  return { ...rota, shifts: [...others, ...own] }
}

export type OnceShift = Shift & { readonly on: { readonly kind: 'once' } }

export function isOnce(shift: Shift): shift is OnceShift {
  return shift.on.kind === 'once'
}

/** What is left of a list when somebody's own items are put in the place of those it had. */
export function withOwn<T extends { readonly agentId: AgentId }>(
  items: readonly T[],
  isOwn: (item: T) => boolean,
  own: readonly T[],
): T[] {
  return [...items.filter((item) => !isOwn(item)), ...own]
}

/** Fields are `agentId.once.3.date`: the fourth single day of that person. */
export function rotaProblems(rota: Rota): Problems {
  const problems: Record<string, Problems[string]> = {}
  for (const [agentId, shifts] of byAgent(rota.shifts.filter(isOnce)))
    for (const [at, { on }] of shifts.entries())
      if (on.date === '') problems[`${agentId}.once.${at}.date`] = 'no-date'
  for (const [agentId, absences] of byAgent(rota.absences))
    for (const [at, absence] of absences.entries()) {
      const problem = absenceProblem(absence)
      if (problem) problems[`${agentId}.absence.${at}.${problem.field}`] = problem.problem
    }
  return problems
}

function absenceProblem({ from, to }: Absence) {
  if (from === '') return { field: 'from', problem: 'no-date' } as const
  if (to === '') return { field: 'to', problem: 'no-date' } as const
  return to < from ? ({ field: 'to', problem: 'backwards' } as const) : null
}

function byAgent<T extends { readonly agentId: AgentId }>(items: readonly T[]): Map<AgentId, T[]> {
  const groups = new Map<AgentId, T[]>()
  for (const item of items) groups.set(item.agentId, [...(groups.get(item.agentId) ?? []), item])
  return groups
}

/** In how many desks somebody has a shift, and how many hours a week, in minutes. */
export function desksOf(rota: Rota, desks: readonly Desk[], agentId: AgentId): readonly Desk[] {
  const ids = new Set(rota.shifts.filter((shift) => shift.agentId === agentId).map(({ deskId }) => deskId))
  return desks.filter(({ id }) => ids.has(id))
}
