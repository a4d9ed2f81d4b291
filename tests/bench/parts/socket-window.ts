import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { ConsoleEvents, EventEnvelope, EventName } from '../../../src-main/contract/events.ts'
import {
  type Output,
  type RawInput,
  type RequestName,
  requests,
} from '../../../src-main/contract/requests.ts'

const Answer = z.object({
  id: z.int(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), code: z.string() }),
  ]),
})
type Answer = z.infer<typeof Answer>

/** A window of the browser host without a page: it asks and listens, and leaves the media to the others. */
export type SocketWindow = {
  /** Rejects where the console answers with a failure. */
  request<N extends RequestName>(name: N, input: RawInput<N>): Promise<Output<N>>
  on<N extends EventName>(name: N, listener: (payload: ConsoleEvents[N]) => void): () => void
  /** Hears nothing for so long, and all of it then: meanwhile the console has no window but the operator's to wake. */
  deafFor(ms: number): Promise<void>
  close(): void
}

/** `address` is the host's one-time address, used up by this. */
export async function openSocketWindow(address: string): Promise<SocketWindow> {
  const { origin, host } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${host}/socket`, { origin, headers: { cookie } })
  await once(socket, 'open')

  const waiting = new Map<number, (answer: Answer) => void>()
  const listeners = new Set<(event: EventEnvelope) => void>()
  let lastId = 0
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(data.toString())
    if (isEvent(frame)) {
      for (const listener of listeners) listener(frame.event)
      return
    }
    const answer = Answer.parse(frame)
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })

  return {
    async request(name, input) {
      const id = ++lastId
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
      socket.send(JSON.stringify({ id, name, input }))
      const { result } = await answered
      if (!result.ok) throw new Error(`${name}: ${result.code}`)
      // The schema of this very request; its output type is what `Output` says.
      return requests[name].output.parse(result.value) as Output<typeof name>
    },
    on(name, listener) {
      const hear = (event: EventEnvelope) => {
        // The name tells the payload apart, which a generic name hides from the compiler.
        if (event.name === name) listener(event.payload as ConsoleEvents[typeof name])
      }
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    async deafFor(ms) {
      socket.pause()
      await sleep(ms)
      socket.resume()
    },
    close: () => socket.close(),
  }
}

/** Written by our own main process from the same contract: its shape is not checked again. */
function isEvent(frame: unknown): frame is { event: EventEnvelope } {
  return typeof frame === 'object' && frame !== null && 'event' in frame
}
