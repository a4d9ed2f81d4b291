import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, onTestFinished, vi } from 'vitest'
import { defaultTiming } from '../../../src-main/softphone/timing.ts'
import { aliceIsRegistered, bobCallsAndAliceAnswers } from '../../support/softphone-story.ts'

const hours = 3_600_000
/** The largest step in which no pong can be late. */
const stepMs = 2_000

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes in use, and what this process listens and waits for. */
async function measure() {
  for (let times = 0; times < 4; times += 1) {
    collect()
    await turn()
  }
  return { heap: process.memoryUsage().heapUsed, waiting: vi.getTimerCount() }
}

it('is registered for 24 hours with a call every hour and nothing is left behind', async () => {
  // Sockets are real; only what the softphone waits for is not.
  // The fence counts by `performance`: without it a day's messages would be a flood.
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  onTestFinished(() => void vi.useRealTimers())
  const counted = { REGISTER: 0, OPTIONS: 0 }
  const story = await aliceIsRegistered({
    timing: defaultTiming,
    peer: {
      expires: 300,
      intercept({ method }) {
        if (method === 'REGISTER' || method === 'OPTIONS') counted[method] += 1
        return false
      },
    },
  })
  onTestFinished(story.end)

  async function letPass(ms: number) {
    for (let passed = 0; passed < ms; passed += stepMs) {
      await vi.advanceTimersByTimeAsync(stepMs)
      // What was sent arrives, is answered, and the answer is back.
      for (let turns = 0; turns < 6; turns += 1) await turn()
    }
  }

  async function oneCall() {
    const { call } = await bobCallsAndAliceAnswers(story)
    await letPass(60_000)
    await story.softphone.hangUp(call.id)
    await letPass(40_000)
  }

  async function anHour() {
    await oneCall()
    await letPass(hours - 100_000)
    story.peer.forget()
    story.events.length = 0
    story.window.commands.length = 0
  }

  await anHour()
  await anHour()
  const before = await measure()
  for (let hour = 2; hour < 24; hour += 1) await anHour()
  const after = await measure()

  expect(story.lines.every(({ trouble }) => trouble === null)).toBe(true)
  expect(story.peer.connections()).toBe(1)
  expect(counted.REGISTER).toBeGreaterThan(24 * 20)
  expect(counted.OPTIONS).toBeGreaterThan(24 * 150)
  expect(after.heap / before.heap).toBeLessThan(1.1)
  expect(after.waiting).toBeLessThanOrEqual(before.waiting * 1.1)
  expect(story.softphone.calls()).toEqual([])
  expect(story.reports).toEqual([])
}, 120_000)
