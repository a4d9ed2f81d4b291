import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import type { Shift } from '../../../src-main/contract/house.ts'
import { AgentId, DeskId } from '../../../src-main/contract/ids.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { firstOffer, promiseOffers, promiseTimeTrouble } from '../../../src-main/domain/promise-offers.ts'

const giulia = AgentId.parse(uuidv7())
const luca = AgentId.parse(uuidv7())
const desk = DeskId.parse(uuidv7())
const minute = 60_000
const calendar = { zone: 'Europe/Rome', patronDay: null, workedHolidays: [], closures: [] }
const weekdays = [1, 2, 3, 4, 5]
const hours = weekdays.flatMap((weekday) => [
  { weekday, from: '09:00', to: '13:00' },
  { weekday, from: '14:00', to: '18:00' },
])
const mornings = weekdays.map((weekday) => ({
  agentId: giulia,
  deskId: desk,
  on: { kind: 'weekly' as const, weekday },
  from: '09:00',
  to: '13:00',
}))
const afternoons = mornings.map((each) => ({ ...each, agentId: luca, from: '14:00', to: '18:00' }))

function office(shifts: Shift[] = [...mornings, ...afternoons]) {
  return createHouseClock({
    calendar,
    desks: [{ id: desk, name: 'Assistenza', hours }],
    rota: { shifts, absences: [] },
  })
}

/** Monday 23 November 2026 in Rome. */
const monday = (hour: number, past = 0) => Date.UTC(2026, 10, 23, hour - 1, past)
const at = (time: number) =>
  new Date(time).toLocaleString('it-IT', {
    timeZone: 'Europe/Rome',
    weekday: 'short',
    timeStyle: undefined,
    hour: '2-digit',
    minute: '2-digit',
  })

describe('what can be promised', () => {
  it('offers the next hours, closing time and the next openings, with who would call', () => {
    const offers = promiseOffers({ deskId: desk, mine: giulia, now: monday(10, 7) }, office())
    expect(offers.slice(0, 4).map(({ at: time }) => at(time))).toEqual([
      'lun 10:45',
      'lun 11:30',
      'lun 12:00',
      'lun 12:30',
    ])
    expect(offers.map(({ at: time }) => at(time))).toContain('lun 13:00')
    expect(offers.find(({ at: time }) => time === monday(12, 30))?.ownerId).toBe(giulia)
    expect(offers.find(({ at: time }) => time === monday(15))?.ownerId).toBe(luca)
  })

  it('names nobody who has only just come by then: the desk calls', () => {
    const handover = office([
      ...mornings.map((each) => ({ ...each, to: '12:00' })),
      ...mornings.map((each) => ({ ...each, agentId: luca, from: '12:00' })),
    ])
    const offers = promiseOffers({ deskId: desk, mine: null, now: monday(11, 40) }, handover)
    expect(offers.slice(0, 2)).toEqual([
      { at: monday(12, 15), ownerId: null },
      { at: monday(13), ownerId: luca },
    ])
  })

  it('offers Monday on a Friday evening, and nothing where nobody is ever on shift', () => {
    const friday = Date.UTC(2026, 10, 20, 17, 30)
    const [first] = promiseOffers({ deskId: desk, mine: giulia, now: friday }, office())
    expect(first && at(first.at)).toBe('lun 10:00')
    const nobody = office([
      {
        ...mornings[0],
        agentId: giulia,
        deskId: desk,
        on: { kind: 'once', date: '2020-01-01' },
        from: '09:00',
        to: '10:00',
      },
    ])
    expect(promiseOffers({ deskId: desk, mine: giulia, now: friday }, nobody)).toEqual([])
  })

  it('offers nothing at a desk without a rota while everybody is absent', () => {
    const rota = { shifts: [], absences: [{ agentId: giulia, from: '2026-11-23', to: '2026-11-24' }] }
    const clock = createHouseClock({ calendar, desks: [{ id: desk, name: 'Assistenza', hours }], rota }, [
      giulia,
    ])
    expect(promiseTimeTrouble(desk, monday(15), clock, monday(10))).toBe('nobody-on-shift')
    const [first] = promiseOffers({ deskId: desk, mine: giulia, now: monday(10) }, clock)
    expect(first && at(first.at)).toBe('mer 10:00')
  })

  it('takes no closing time from where it stops looking', () => {
    const clock = createHouseClock(
      {
        calendar,
        desks: [{ id: desk, name: 'Assistenza', hours: [{ weekday: 3, from: '09:00', to: '13:00' }] }],
        rota: { shifts: [], absences: [] },
      },
      [giulia],
    )
    const tuesday = monday(34, 7)
    const offers = promiseOffers({ deskId: desk, mine: giulia, now: tuesday }, clock)
    expect(offers.map(({ at: time }) => at(time))).toEqual([
      'mer 10:00',
      'mer 12:00',
      'mer 13:00',
      'mer 10:00',
    ])
  })

  it('says why a time cannot be promised', () => {
    const trouble = (dueAt: number, clock = office()) => promiseTimeTrouble(desk, dueAt, clock, monday(10))
    expect(trouble(monday(9))).toBe('time-past')
    expect(trouble(monday(10))).toBe('time-past')
    expect(trouble(monday(13, 30))).toBe('desk-closed')
    expect(trouble(monday(18))).toBeNull()
    expect(trouble(monday(18, 1))).toBe('desk-closed')
    expect(trouble(monday(15), office(mornings))).toBe('nobody-on-shift')
  })

  it('begins with the latest time within the yardstick', () => {
    const offers = [10, 11, 12].map((hour) => ({ at: monday(hour), ownerId: null }))
    expect(firstOffer(offers, monday(11, 20))).toBe(1)
    expect(firstOffer(offers, monday(9))).toBe(0)
    expect(firstOffer(offers, null)).toBe(0)
  })

  it('promises at any time of day in a house that has agreed on nothing', () => {
    const clock = createHouseClock({ calendar, desks: [], rota: { shifts: [], absences: [] } }, [giulia])
    const night = monday(3)
    const [first] = promiseOffers({ deskId: null, mine: giulia, now: night }, clock)
    expect(first).toEqual({ at: night + 30 * minute, ownerId: giulia })
  })
})

it('offers at any moment of the year only what could be promised then, each once, the soonest first', () => {
  const clock = office()
  const year = Date.UTC(2026, 0, 1)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
      const now = year + minutes * minute
      const offers = promiseOffers({ deskId: desk, mine: luca, now }, clock)
      expect(offers.length).toBeGreaterThan(0)
      for (const [index, offer] of offers.entries()) {
        expect(promiseTimeTrouble(desk, offer.at, clock, now)).toBeNull()
        expect(offer.at).toBeGreaterThan(offers[index - 1]?.at ?? now)
        expect(offer.at % minute).toBe(0)
        if (offer.ownerId) expect(clock.onShift(desk, offer.at - minute)).toContain(offer.ownerId)
      }
    }),
    { numRuns: 300 },
  )
})
