// @vitest-environment node
import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import { CallId, MediaSessionId } from '../../../src-main/contract/ids.ts'
import { MediaStats } from '../../../src-main/contract/quality.ts'
import { measure, readStats } from '../../../src-renderer/media/measure.ts'

const callId = CallId.parse(uuidv7())
const session = MediaSessionId.parse(uuidv7())

/** As Chromium gives them. */
function report(...all: readonly Record<string, unknown>[]): RTCStatsReport {
  return new Map(all.map((stats) => [String(stats['id']), stats]))
}

const codec = { id: 'C', type: 'codec', mimeType: 'audio/opus' }
const inbound = {
  id: 'I',
  type: 'inbound-rtp',
  kind: 'audio',
  codecId: 'C',
  packetsReceived: 500,
  packetsLost: 7,
  jitter: 0.004,
  jitterBufferDelay: 24_000.5,
  jitterBufferEmittedCount: 480_000,
}
const remote = { id: 'R', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.031 }
const pair = { id: 'P', type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.002 }

it('reads what has come in, and what the other side says of the way', () => {
  const read = readStats(report(codec, inbound, remote, pair))
  expect(read).toEqual({
    codec: 'opus',
    received: 500,
    lost: 7,
    jitterMs: 4,
    roundTripMs: 31,
    bufferedMs: 24_000_500,
    bufferedCount: 480_000,
  })
  expect(MediaStats.safeParse({ callId, session, ...read }).success).toBe(true)
})

it('takes the round trip of the connectivity checks where the other side sends no reports', () =>
  expect(readStats(report(codec, inbound, pair))?.roundTripMs).toBe(2))

it('is nothing before the first packet, and believes no field that is none', () => {
  expect(readStats(report(codec, remote))).toBeNull()
  expect(readStats(report({ ...inbound, jitter: 'much', codecId: 'gone' }))).toMatchObject({
    codec: '',
    jitterMs: 0,
    roundTripMs: null,
  })
})

it('tells it every five seconds of each connection that stands, until it is told to stop', async () => {
  vi.useFakeTimers()
  const getStats = () => Promise.resolve(report(codec, inbound, remote))
  const told: MediaStats[] = []
  const connection = { connectionState: 'connected' as RTCPeerConnectionState, getStats }
  const stop = measure(
    () => [{ session, callId, connection }],
    (stats) => told.push(stats),
  )
  await vi.advanceTimersByTimeAsync(11_000)
  expect(told).toHaveLength(2)
  connection.connectionState = 'disconnected'
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told).toHaveLength(2)
  connection.connectionState = 'connected'
  stop()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told).toHaveLength(2)
  vi.useRealTimers()
})
