import type { CallId, MediaSessionId } from '../../src-main/contract/ids.ts'
import type { MediaStats } from '../../src-main/contract/quality.ts'

/** How often the connections are read, in milliseconds. */
export const measureEveryMs = 5_000

export type Measurable = {
  readonly session: MediaSessionId
  readonly callId: CallId
  readonly connection: Pick<RTCPeerConnection, 'connectionState' | 'getStats'>
}

/** Tells what each connection has counted, every few seconds; the disposer ends it. */
export function measure(
  connections: () => readonly Measurable[],
  tell: (stats: MediaStats) => void,
  everyMs = measureEveryMs,
): () => void {
  const timer = setInterval(() => {
    for (const { session, callId, connection } of connections()) {
      if (connection.connectionState !== 'connected') continue
      void connection.getStats().then(
        (report) => {
          const read = readStats(report)
          if (read !== null) tell({ session, callId, ...read })
        },
        () => undefined,
      )
    }
  }, everyMs)
  return () => clearInterval(timer)
}

/** Null where no sound has come in yet. */
export function readStats(report: RTCStatsReport): Omit<MediaStats, 'callId' | 'session'> | null {
  const all = [...report.values()].map(fieldsOf)
  const inbound = all.find(({ text }) => text('type') === 'inbound-rtp' && text('kind') === 'audio')
  if (!inbound || inbound.number('packetsReceived') === null) return null
  const codec = all.find(({ text }) => text('id') === inbound.text('codecId') && text('type') === 'codec')
  const trip = all
    .filter(({ text, isTrue }) => text('type') === 'remote-inbound-rtp' || isTrue('nominated'))
    .map(({ number }) => number('roundTripTime') ?? number('currentRoundTripTime'))
    .find((seconds) => seconds !== null)
  return {
    codec: (codec?.text('mimeType') ?? '').replace(/^audio\//i, '').slice(0, 40),
    received: inbound.number('packetsReceived') ?? 0,
    lost: inbound.number('packetsLost') ?? 0,
    jitterMs: (inbound.number('jitter') ?? 0) * 1_000,
    roundTripMs: trip === undefined ? null : trip * 1_000,
    bufferedMs: (inbound.number('jitterBufferDelay') ?? 0) * 1_000,
    bufferedCount: inbound.number('jitterBufferEmittedCount') ?? 0,
  }
}

/** The standard's statistics have other fields in every browser: each is looked at before it is believed. */
function fieldsOf(stats: unknown) {
  const value = (name: string): unknown =>
    typeof stats === 'object' && stats !== null ? Reflect.get(stats, name) : undefined
  return {
    text(name: string): string {
      const found = value(name)
      return typeof found === 'string' ? found : ''
    },
    number(name: string): number | null {
      const found = value(name)
      return typeof found === 'number' && Number.isFinite(found) ? found : null
    },
    isTrue: (name: string) => value(name) === true,
  }
}
