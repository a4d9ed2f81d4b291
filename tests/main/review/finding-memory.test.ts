import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { createFindingHandlers } from '../../../src-main/review/finding-handlers.ts'
import type { ReviewAsked } from '../../../src-main/review/review-query.ts'

const window = WindowId.parse('01a20000-0000-7000-8000-0000000000f1')
const tenMinutes = 10 * 60_000
const gigabyte = 1024 ** 3
const question = {
  filter: ReviewFilter.parse({ words: 'sifone' }),
  order: 'newest',
  offset: 0,
  quick: true,
} as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A reader that has read everything after so many questions. */
function openFinding({ steps = 3, spare = gigabyte } = {}) {
  const asked: (ReviewAsked | null)[] = []
  const memory = { read: 0, spare }
  const disposers: (() => void)[] = []
  const handlers = createFindingHandlers({
    onClose: (dispose) => void disposers.push(dispose),
    now: () => 0,
    agent: () => ({ role: 'lead' }),
    spareMemory: () => memory.spare,
    async find(one) {
      asked.push(one)
      if (one === null) {
        memory.read = 0
        return null
      }
      if (one.filter.words !== '') return { kind: 'found', rows: [], total: { count: 0, exact: true } }
      memory.read += 1
      if (memory.read < steps) return { kind: 'reading', share: memory.read / steps }
      return { kind: 'found', rows: [], total: { count: 9, exact: true } }
    },
  })
  const ask = () => handlers['review:find'](question, window)
  const whole = () => asked.filter((one) => one?.filter.words === '').length
  const close = () => {
    for (const dispose of disposers) dispose()
  }
  return { ask, memory, whole, letGo: () => asked.includes(null), close }
}

it('reads everything once somebody has asked, and no further where it is read', async () => {
  const { ask, whole } = openFinding()
  expect(await ask()).toMatchObject({ ok: true, value: { total: { count: 0 } } })
  await vi.advanceTimersByTimeAsync(0)
  expect(whole()).toBe(3)
  await ask()
  await vi.advanceTimersByTimeAsync(0)
  expect(whole()).toBe(3)
})

it('gives the memory back after ten minutes in which nobody asked, and reads everything for the next one', async () => {
  const { ask, whole, letGo } = openFinding()
  await ask()
  await vi.advanceTimersByTimeAsync(tenMinutes - 1)
  await ask()
  await vi.advanceTimersByTimeAsync(tenMinutes - 1)
  expect(letGo()).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(letGo()).toBe(true)
  await ask()
  await vi.advanceTimersByTimeAsync(0)
  expect(whole()).toBe(6)
})

it('keeps it as long as the machine has memory to spare', async () => {
  const { ask, memory, letGo } = openFinding({ spare: 4 * gigabyte })
  await ask()
  await vi.advanceTimersByTimeAsync(5 * tenMinutes)
  expect(letGo()).toBe(false)
  memory.spare = gigabyte
  await vi.advanceTimersByTimeAsync(tenMinutes)
  expect(letGo()).toBe(true)
})

it.each([1, 4])('keeps nothing of a house that is closed, with %i gigabytes to spare', async (gigabytes) => {
  const { ask, close, letGo } = openFinding({ spare: gigabytes * gigabyte })
  await ask()
  await vi.advanceTimersByTimeAsync(0)
  expect(vi.getTimerCount()).toBe(1)
  close()
  expect(vi.getTimerCount()).toBe(0)
  await ask()
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(5 * tenMinutes)
  expect(letGo()).toBe(false)
})
