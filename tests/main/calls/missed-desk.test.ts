import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMissedDesk } from '../../../src-main/calls/missed-desk.ts'
import type { MissedCalls, MissedGroup } from '../../../src-main/contract/missed-calls.ts'
import { someMissed } from '../../support/gallery/missed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A desk over a list that takes as long to read as the story says. */
function openDesk() {
  let groups: readonly MissedGroup[] = []
  let isRinging = false
  let takesMs = 0
  let clock = 0
  let reads = 0
  const told: MissedCalls[] = []
  const desk = createMissedDesk({
    read(most) {
      reads += 1
      clock += takesMs
      return { groups: groups.slice(0, most), total: groups.length }
    },
    isRinging: () => isRinging,
    mark: () => clock,
    tell: (missed) => void told.push(missed),
  })
  return {
    desk,
    told,
    reads: () => reads,
    waiting(next: readonly MissedGroup[]) {
      groups = next
    },
    rings(on: boolean) {
      isRinging = on
    },
    takes(ms: number) {
      takesMs = ms
    },
  }
}

const [maria, stranger] = someMissed.groups

it('tells the list again after a call that was logged, once for what comes together, and not the same twice', () => {
  const { desk, told, waiting, reads } = openDesk()
  desk.refresh()
  expect(desk.missed()).toEqual({ revision: 0, groups: [], total: 0 })
  waiting(maria ? [maria] : [])
  desk.written({ kinds: ['call:logged'] })
  desk.written({ kinds: ['interaction:added', 'call:logged'] })
  vi.advanceTimersByTime(100)
  expect(told).toEqual([{ revision: 1, groups: [maria], total: 1 }])
  expect(reads()).toBe(2)

  desk.written({ kinds: ['call:logged'] })
  vi.advanceTimersByTime(1000)
  expect(told).toHaveLength(1)
  waiting([])
  desk.written({ kinds: ['missed-call:closed'] })
  vi.advanceTimersByTime(100)
  expect(told.at(-1)).toEqual({ revision: 2, groups: [], total: 0 })
  expect(desk.missed()).toBe(told.at(-1))
})

it('reads nothing for a note, a case or a promise', () => {
  const { desk, reads } = openDesk()
  desk.written({ kinds: ['note:added', 'case:opened', 'promise:made', 'house:changed'] })
  vi.advanceTimersByTime(5000)
  expect(reads()).toBe(0)
})

it('waits with a long list until nobody rings; a short one holds nobody up', () => {
  const { desk, told, waiting, rings, takes } = openDesk()
  takes(1)
  desk.refresh()
  rings(true)
  waiting(maria ? [maria] : [])
  desk.written({ kinds: ['call:logged'] })
  vi.advanceTimersByTime(200)
  expect(told).toHaveLength(1)

  takes(8)
  desk.refresh()
  waiting(stranger ? [stranger] : [])
  desk.written({ kinds: ['call:logged'] })
  vi.advanceTimersByTime(20_000)
  expect(told).toHaveLength(1)
  rings(false)
  vi.advanceTimersByTime(500)
  expect(told.at(-1)).toMatchObject({ groups: [stranger] })
})

it('reads a long list the less often the longer it takes, however much an import records', () => {
  const { desk, reads, takes } = openDesk()
  takes(20)
  desk.refresh()
  for (let times = 0; times < 100; times += 1) {
    desk.written({ kinds: ['phone:added', 'customer:changed'] })
    vi.advanceTimersByTime(50)
  }
  expect(reads()).toBeLessThan(12)
})

it('reads no more once it is closed', () => {
  const { desk, reads } = openDesk()
  desk.written({ kinds: ['call:logged'] })
  desk.close()
  vi.advanceTimersByTime(5000)
  expect(reads()).toBe(0)
})

it('tells twice as many each time somebody asks for more, up to a bound, and few again once there are few', () => {
  const { desk, told, waiting } = openDesk()
  if (!maria) throw new Error('nobody waits')
  waiting(Array.from({ length: 1000 }, () => maria))
  desk.refresh()
  const lengths = () => told.map(({ groups }) => groups.length)
  for (let asked = 0; asked < 6; asked += 1) desk.more()
  expect(lengths()).toEqual([40, 80, 160, 320])
  expect(told.at(-1)?.total).toBe(1000)

  waiting([maria])
  desk.refresh()
  waiting(Array.from({ length: 41 }, () => maria))
  desk.refresh()
  expect(lengths().slice(4)).toEqual([1, 40])
})
