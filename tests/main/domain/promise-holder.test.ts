import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { AgentId, DeskId } from '../../../src-main/contract/ids.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import {
  backInTimeMs,
  type HolderRota,
  holderAt as holderOfRota,
  joinedRota,
  nextPassing,
  type Presence,
} from '../../../src-main/domain/promise-holder.ts'

const [giulia, luca, sara, desk] = [AgentId, AgentId, AgentId, DeskId].map((id) => id.parse(uuidv7())) as [
  AgentId,
  AgentId,
  AgentId,
  DeskId,
]
const hour = 3_600_000
const holderAt = (owed: Parameters<typeof holderOfRota>[0], rota: HolderRota, now: number) =>
  holderOfRota(owed, joinedRota(rota), now)
/** Monday 23 November 2026, midnight in Italy's winter time. */
const midnight = Date.UTC(2026, 10, 22, 23)
const at = (hours: number) => midnight + hours * hour

function shift(agentId: AgentId, from: number, to: number): Presence {
  return { agentId, from: at(from), to: at(to) }
}

/** Everybody at one desk. */
function rota(...atDesk: Presence[]) {
  return { atDesk, anywhere: atDesk }
}

function promise(ownerId: AgentId | null, madeAt: number, dueAt: number) {
  return { ownerId, madeAt: at(madeAt), dueAt: at(dueAt) }
}

describe('a day at the desk', () => {
  it('stays with Giulia while she is at work, also when it is late', () => {
    const day = rota(shift(giulia, 9, 14), shift(luca, 9, 18))
    expect(holderAt(promise(giulia, 10, 12), day, at(13))).toEqual({
      agentId: giulia,
      since: at(10),
      from: null,
    })
  })

  it('passes to Luca at 14:00, when her shift ends', () => {
    const day = rota(shift(giulia, 9, 14), shift(luca, 13, 18))
    const owed = promise(giulia, 10, 16)
    expect(holderAt(owed, day, at(14) - 1).agentId).toBe(giulia)
    expect(holderAt(owed, day, at(14))).toEqual({ agentId: luca, since: at(14), from: giulia })
    expect(holderAt(owed, day, at(17))).toEqual({ agentId: luca, since: at(14), from: giulia })
  })

  it('goes to who stays longest where several are there', () => {
    const day = rota(shift(giulia, 9, 14), shift(luca, 9, 15), shift(sara, 12, 19))
    expect(holderAt(promise(giulia, 10, 18), day, at(14)).agentId).toBe(sara)
  })

  it('takes shifts that follow each other without a break for one', () => {
    const day = rota(shift(giulia, 9, 14), shift(sara, 12, 15), shift(sara, 15, 19), shift(luca, 12, 18))
    expect(holderAt(promise(giulia, 10, 18), day, at(14)).agentId).toBe(sara)
  })

  it('waits for Giulia to come back from lunch in good time', () => {
    const day = rota(shift(giulia, 9, 13), shift(giulia, 14, 18), shift(luca, 9, 18))
    const owed = promise(giulia, 10, 16)
    for (const time of [12, 13.5, 15]) expect(holderAt(owed, day, at(time)).agentId).toBe(giulia)
    // Back at 14:00 is too late for 14:15.
    expect(holderAt(promise(giulia, 10, 14.25), day, at(13)).agentId).toBe(luca)
  })

  it('waits over night with Giulia, who is the first to come', () => {
    const days = rota(shift(giulia, 9, 18), shift(giulia, 33, 42), shift(luca, 9, 18), shift(luca, 33, 42))
    expect(holderAt(promise(giulia, 17, 36), days, at(30)).agentId).toBe(giulia)
  })

  it('waits with her while nobody is there, and falls to who comes first', () => {
    const days = rota(shift(giulia, 9, 18), shift(luca, 33, 42))
    const owed = promise(giulia, 17, 34)
    expect(holderAt(owed, days, at(24)).agentId).toBe(giulia)
    expect(holderAt(owed, days, at(33))).toEqual({ agentId: luca, since: at(33), from: giulia })
  })

  it('comes back to its owner when the one who had it leaves and she is there', () => {
    const days = rota(shift(giulia, 9, 12), shift(luca, 9, 16), shift(giulia, 15, 19), shift(sara, 15, 20))
    const owed = promise(giulia, 10, 15.25)
    expect(holderAt(owed, days, at(12)).agentId).toBe(luca)
    expect(holderAt(owed, days, at(16))).toEqual({ agentId: giulia, since: at(16), from: luca })
  })

  it('is a day at work, too, at another desk', () => {
    const day = {
      atDesk: [shift(giulia, 9, 14), shift(luca, 9, 18)],
      anywhere: [shift(giulia, 9, 14), shift(luca, 9, 18), shift(giulia, 14, 18)],
    }
    expect(holderAt(promise(giulia, 10, 17), day, at(16)).agentId).toBe(giulia)
  })

  it('belongs to whoever is at the desk where it has no owner', () => {
    const day = rota(shift(luca, 9, 14), shift(sara, 13, 18))
    expect(holderAt(promise(null, 10, 17), day, at(11)).agentId).toBe(luca)
    expect(holderAt(promise(null, 10, 17), day, at(14)).agentId).toBe(sara)
    expect(holderAt(promise(null, 19, 40), day, at(20)).agentId).toBeNull()
  })

  it('stays with an owner whom nobody knows where the rota has nobody', () => {
    expect(holderAt(promise(sara, 10, 11), rota(), at(200))).toMatchObject({ agentId: sara })
  })

  it('names the next moment at which it may pass', () => {
    const day = rota(shift(giulia, 9, 14), shift(luca, 13, 18))
    expect(nextPassing(day, at(10))).toBe(at(13))
    expect(nextPassing(day, at(18))).toBeNull()
  })
})

describe('nights that are shorter, longer, or run into the next day', () => {
  const calendar = { zone: 'Europe/Rome', patronDay: null, workedHolidays: [], closures: [] }
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '00:00' }))

  function nights(date: string) {
    const shifts = [
      { agentId: giulia, deskId: desk, on: { kind: 'once' as const, date }, from: '16:00', to: '22:00' },
      { agentId: luca, deskId: desk, on: { kind: 'once' as const, date }, from: '22:00', to: '06:00' },
    ]
    const clock = createHouseClock({
      calendar,
      desks: [{ id: desk, name: 'Notte', hours }],
      rota: { shifts, absences: [] },
    })
    return (from: number, to: number) => {
      const atDesk = clock.shifts(desk, from, to)
      return { atDesk, anywhere: atDesk }
    }
  }

  it.each([
    ['an hour is missing', '2026-03-28', Date.UTC(2026, 2, 28, 21), Date.UTC(2026, 2, 29, 4)],
    ['an hour comes twice', '2026-10-24', Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 9, 25, 5)],
    ['nothing happens', '2026-11-21', Date.UTC(2026, 10, 21, 21), Date.UTC(2026, 10, 22, 5)],
  ])('passes at ten in the evening and stays till six: %s', (_what, date, ten, six) => {
    const week = nights(date)(ten - 2 * 86_400_000, ten + 2 * 86_400_000)
    const owed = { ownerId: giulia, madeAt: ten - 3 * hour, dueAt: ten + 5 * hour }
    expect(holderAt(owed, week, ten - 1).agentId).toBe(giulia)
    expect(holderAt(owed, week, ten)).toEqual({ agentId: luca, since: ten, from: giulia })
    expect(holderAt(owed, week, six - 1).agentId).toBe(luca)
  })
})

describe('any rota', () => {
  const people = [giulia, luca, sara]
  const quarter = hour / 4
  const anyShift = fc
    .record({
      agentId: fc.constantFrom(...people),
      from: fc.integer({ min: 0, max: 96 }),
      length: fc.integer({ min: 1, max: 40 }),
      elsewhere: fc.boolean(),
    })
    .map(({ agentId, from, length, elsewhere }) => ({
      agentId,
      from: midnight + from * quarter,
      to: midnight + (from + length) * quarter,
      elsewhere,
    }))
  const anyRota = fc.array(anyShift, { maxLength: 14 }).map((shifts) => ({
    atDesk: shifts.filter(({ elsewhere }) => !elsewhere),
    anywhere: shifts,
  }))
  const anyPromise = fc
    .record({
      ownerId: fc.constantFrom(...people, null),
      made: fc.integer({ min: 0, max: 90 }),
      wait: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ ownerId, made, wait }) => ({
      ownerId,
      madeAt: midnight + made * quarter,
      dueAt: midnight + (made + wait) * quarter,
    }))
  const anyTime = fc.integer({ min: 0, max: 160 }).map((quarters) => midnight + quarters * quarter)
  const isThere = ({ from, to }: Presence, now: number) => from <= now && now < to

  it('always has somebody while the desk is staffed, there or back in good time', () => {
    fc.assert(
      fc.property(anyRota, anyPromise, anyTime, (each, owed, now) => {
        if (now < owed.madeAt || !each.atDesk.some((shift) => isThere(shift, now))) return
        const { agentId } = holderAt(owed, each, now)
        expect(agentId).not.toBeNull()
        const there = each.anywhere.some((shift) => shift.agentId === agentId && isThere(shift, now))
        const backInTime = each.anywhere.some(
          ({ agentId: who, from }) => who === agentId && from > now && from <= owed.dueAt - backInTimeMs,
        )
        expect(there || backInTime).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('never takes it from somebody who is at work, and remembers from whom it came', () => {
    fc.assert(
      fc.property(anyRota, anyPromise, (each, owed) => {
        let before = holderAt(owed, each, owed.madeAt)
        for (let now = owed.madeAt + quarter; now < midnight + 160 * quarter; now += quarter) {
          const holder = holderAt(owed, each, now)
          if (holder.agentId === before.agentId) {
            expect(holder).toEqual(before)
            continue
          }
          const { since } = holder
          expect(since).toBeGreaterThan(now - quarter)
          expect(since).toBeLessThanOrEqual(now)
          const stillThere = each.anywhere.some(
            (shift) => shift.agentId === before.agentId && isThere(shift, since),
          )
          expect(stillThere).toBe(false)
          before = holder
        }
      }),
    )
  })

  it('is the same on two seats, whatever the order of their rotas', () => {
    fc.assert(
      fc.property(anyRota, anyPromise, anyTime, (each, owed, now) => {
        const turned = { atDesk: [...each.atDesk].reverse(), anywhere: [...each.anywhere].reverse() }
        expect(holderAt(owed, turned, now)).toEqual(holderAt(owed, each, now))
      }),
    )
  })
})
