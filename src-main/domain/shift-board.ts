import type { Desk, HouseSettings } from '../contract/house.ts'
import type { AgentId, DeskId } from '../contract/ids.ts'
import type { DeskOnShift, PersonOnShift, ShiftBoard } from '../contract/shifts.ts'
import type { HouseClock } from './opening-hours.ts'

const day = 24 * 60 * 60_000
/** Further than this no opening is looked for: a house that is shut for longer says only that it is closed. */
const mostDaysShut = 60

type StaffClock = {
  onShift(deskId: DeskId | null, at: number): readonly AgentId[]
  shifts(
    deskId: DeskId | null,
    from: number,
    to: number,
  ): readonly { readonly agentId: AgentId; readonly from: number; readonly to: number }[]
}

/**
 * Who is at this desk at `at` (UTC milliseconds; null is any), and until when: two shifts without a break between
 * them are one.
 */
export function peopleOnShift(
  clock: StaffClock,
  deskId: DeskId | null,
  at: number,
): readonly PersonOnShift[] {
  const shifts = clock.shifts(deskId, at, at + day)
  return clock.onShift(deskId, at).map((agentId) => {
    let until = at
    for (const shift of shifts)
      if (shift.agentId === agentId && shift.from <= until) until = Math.max(until, shift.to)
    return { agentId, until: until > at ? until : null }
  })
}

/** Who is on shift at `at` (UTC milliseconds), desk by desk in the house's own order. */
export function shiftBoard(
  { desks, rota }: Pick<HouseSettings, 'desks' | 'rota'>,
  clock: Pick<HouseClock, 'openSpans' | 'onShift' | 'shifts'>,
  at: number,
): ShiftBoard {
  const staffed = new Set(rota.shifts.map(({ deskId }) => deskId))
  const edges = [
    clock.shifts(null, at, at + day),
    ...desks.map(({ id }) => clock.openSpans(id, at, at + day)),
  ]
    .flat()
    .flatMap(({ from, to }) => [from, to])
  return {
    desks: desks.map((desk) => deskOnShift(desk, staffed.has(desk.id), clock, at)),
    changesAt: Math.min(at + day, ...edges.filter((edge) => edge > at)),
  }
}

function deskOnShift(
  { id, name }: Desk,
  inRota: boolean,
  clock: Pick<HouseClock, 'openSpans' | 'onShift' | 'shifts'>,
  at: number,
): DeskOnShift {
  const [next] = clock.openSpans(id, at, at + mostDaysShut * day)
  const open = next !== undefined && next.from <= at
  const changesAt = next === undefined ? null : open ? next.to : next.from
  return { id, name, open, changesAt, inRota, people: inRota ? peopleOnShift(clock, id, at) : [] }
}
