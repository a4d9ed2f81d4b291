// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { arrivalsIn, watchPackets } from '../../../src-renderer/media/packet-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Report = Record<string, string | number>

function statsOf(...reports: Report[]): RTCStatsReport {
  // The parts of a report that are read; jsdom has none.
  return new Map(reports.map((report, at) => [`${at}`, report])) as unknown as RTCStatsReport
}

function talking() {
  let packets = 0
  const connection = {
    connectionState: 'connected',
    getStats: async () => statsOf({ type: 'inbound-rtp', packetsReceived: packets }),
  }
  const told: boolean[] = []
  const stop = watchPackets(connection as unknown as RTCPeerConnection, (arrives) => told.push(arrives))
  const pass = async (seconds: number, arriving: boolean) => {
    for (let second = 0; second < seconds; second += 1) {
      if (arriving) packets += 50
      await vi.advanceTimersByTimeAsync(1_000)
    }
  }
  return { connection, told, pass, stop }
}

test('four seconds of nothing are told, and that it is over', async () => {
  const { told, pass, stop } = talking()
  await pass(10, true)
  await pass(3, false)
  expect(told).toEqual([])
  await pass(3, false)
  expect(told).toEqual([false])
  await pass(20, false)
  expect(told).toEqual([false])
  await pass(1, true)
  expect(told).toEqual([false, true])
  stop()
  await pass(30, false)
  expect(told).toEqual([false, true])
})

test('a connection that is still being made, or is known to be gone, is nobody’s silence', async () => {
  const { connection, told, pass } = talking()
  for (const state of ['connecting', 'disconnected', 'closed']) {
    connection.connectionState = state
    await pass(10, false)
  }
  expect(told).toEqual([])
})

test('answers to ICE count where nobody speaks', () => {
  const quiet = { type: 'candidate-pair', bytesReceived: 0, responsesReceived: 4, requestsReceived: 2 }
  expect(arrivalsIn(statsOf(quiet, { type: 'transport', bytesReceived: 99 }))).toBe(6)
})
