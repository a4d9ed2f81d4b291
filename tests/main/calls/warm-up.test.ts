import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { warmUp } from '../../../src-main/calls/warm-up.ts'

const tidy = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  tidy.mockClear()
})
afterEach(() => void vi.useRealTimers())

it('looks up cards one after the other, after the start and with room between them', async () => {
  const looked: number[] = []
  warmUp((round) => looked.push(round) > 0, tidy)
  expect(looked).toEqual([])

  await vi.advanceTimersByTimeAsync(320)
  expect(looked).toEqual([0, 1, 2, 3, 4])

  await vi.runAllTimersAsync()
  expect(looked).toHaveLength(600)
  expect(tidy).toHaveBeenCalledTimes(600)
})

it('is content with a house that has no cards, and ends with the session', async () => {
  const empty = vi.fn(() => false)
  warmUp(empty, tidy)
  await vi.runAllTimersAsync()
  expect(empty).toHaveBeenCalledTimes(1)

  const closed = vi.fn(() => true)
  const { close } = warmUp(closed, tidy)
  await vi.advanceTimersByTimeAsync(302)
  close()
  await vi.runAllTimersAsync()
  expect(closed).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

it('looks once more after a group of writes, and tidies up', async () => {
  const looked: number[] = []
  const { written } = warmUp((round) => looked.push(round) > 0, tidy)
  await vi.runAllTimersAsync()
  looked.length = 0

  written()
  written()
  await vi.runAllTimersAsync()
  expect(looked).toHaveLength(1)
  expect(tidy).toHaveBeenCalledTimes(601)

  written()
  await vi.runAllTimersAsync()
  expect(looked).toHaveLength(2)
})

it('stands still while somebody calls, and goes on afterwards', async () => {
  const looked: number[] = []
  let rings = true
  warmUp(
    (round) => looked.push(round) > 0,
    tidy,
    () => rings,
  )
  await vi.advanceTimersByTimeAsync(1_000)
  expect(looked).toEqual([])
  expect(tidy).not.toHaveBeenCalled()

  rings = false
  await vi.runAllTimersAsync()
  expect(looked).toHaveLength(600)
})
