import type { EventEnvelope, EventName } from '../../../src-main/contract/events.ts'
import {
  type Input,
  type Output,
  type RawInput,
  type RequestName,
  requests,
} from '../../../src-main/contract/requests.ts'
import { failure, type Result, success } from '../../../src-main/contract/result.ts'
import type { Bridge, Connection } from '../../../src-renderer/bridge/bridge.ts'
import { createListeners } from '../../../src-renderer/bridge/listeners.ts'

type Answers = {
  [N in RequestName]?: (input: Input<N>) => Result<Output<N>> | Promise<Result<Output<N>>>
}

export type FakeHost = Bridge & {
  /** Every request, in the order it came, as the schema read it. */
  readonly asked: { readonly name: RequestName; readonly input: unknown }[]
  answerWith(answers: Answers): void
  tell(event: EventEnvelope): void
  become(connection: Connection): void
  /** Listeners that are still there. */
  listeners(): number
  askedFor<N extends RequestName>(name: N): Input<N>[]
}

/** A host without a main process: inputs and outputs pass the contract's own schemas, so a test cannot drift from it. */
export function createFakeHost(answers: Answers = {}): FakeHost {
  const events = createListeners<EventEnvelope>()
  const connections = createListeners<Connection>()
  const asked: FakeHost['asked'] = []
  let current = answers
  let connection: Connection = 'live'

  async function request<N extends RequestName>(name: N, raw: RawInput<N>): Promise<Result<Output<N>>> {
    // The map ties each name to its schemas; TypeScript cannot follow that through a union of names.
    const input = requests[name].input.parse(raw) as Input<N>
    asked.push({ name, input })
    if (connection !== 'live') return failure('connection-lost')
    const answer = current[name]
    if (answer) {
      const result = await answer(input)
      return result.ok ? success(requests[name].output.parse(result.value) as Output<N>) : result
    }
    const empty = requests[name].output.safeParse(null)
    return empty.success ? success(empty.data as Output<N>) : failure('not-found')
  }

  return {
    kind: 'browser',
    asked,
    request,
    on: events.add,
    connection: () => connection,
    onConnection: connections.add,
    close: () => undefined,
    answerWith(more) {
      current = { ...current, ...more }
    },
    tell: events.tell,
    become(next) {
      connection = next
      connections.tell(next)
    },
    listeners: () => events.count() + connections.count(),
    askedFor: <N extends RequestName>(name: N) =>
      asked.filter((one) => one.name === name).map(({ input }) => input as Input<N>),
  }
}

/** An event as the main process would send it. */
export function eventOf<N extends EventName>(
  name: N,
  payload: Extract<EventEnvelope, { name: N }>['payload'],
  { epoch = 'first', from = 0, to = 0 }: { epoch?: string; from?: number; to?: number } = {},
): EventEnvelope {
  // A mapped union cannot be built from a generic name; name and payload come from the same `N`.
  return { epoch, from, to, name, payload } as unknown as EventEnvelope
}
