import { type ConsoleEvents, type EventEnvelope, type EventName, eventStreams } from '../contract/events.ts'
import type { WindowId } from '../contract/ids.ts'
import type { Position } from '../contract/snapshot.ts'

type Send = (event: EventEnvelope) => void

/** Numbers events by stream and hands them to every open window. */
export type EventHub = {
  join(window: WindowId, send: Send): () => void
  /** For events of stream `calls`, which counts by one, and of stream `none`. */
  emit<N extends EventName>(name: N, payload: ConsoleEvents[N]): void
  /** For events of stream `data`: `from` and `to` are row ids of the change log. */
  emitData<N extends EventName>(name: N, payload: ConsoleEvents[N], from: number, to: number): void
  emitTo<N extends EventName>(window: WindowId, name: N, payload: ConsoleEvents[N]): void
  /** Everything counted so far belongs to another profile or run. */
  beginEpoch(epoch: string): void
  position(data: number): Position
  windows(): readonly WindowId[]
}

export function createEventHub(firstEpoch: string): EventHub {
  const sends = new Map<WindowId, Send>()
  let epoch = firstEpoch
  let calls = 0

  function envelope<N extends EventName>(
    name: N,
    payload: ConsoleEvents[N],
    from: number,
    to: number,
  ): EventEnvelope {
    // A mapped union cannot be built from a generic name; name and payload come from the same `N`.
    return { epoch, from, to, name, payload } as unknown as EventEnvelope
  }

  return {
    join(window, send) {
      sends.set(window, send)
      return () => sends.delete(window)
    },
    emit(name, payload) {
      const counts = eventStreams[name] === 'calls'
      const event = counts ? envelope(name, payload, calls, ++calls) : envelope(name, payload, 0, 0)
      for (const send of sends.values()) send(event)
    },
    emitData(name, payload, from, to) {
      const event = envelope(name, payload, from, to)
      for (const send of sends.values()) send(event)
    },
    emitTo(window, name, payload) {
      sends.get(window)?.(envelope(name, payload, 0, 0))
    },
    beginEpoch(next) {
      epoch = next
      calls = 0
    },
    position: (data) => ({ epoch, data, calls }),
    windows: () => [...sends.keys()],
  }
}
