import { Superseded } from './errors.ts'
import type { ReaderRequest } from './messages.ts'
import type { WorkerLink } from './worker-link.ts'

type Queued = {
  readonly name: string
  readonly input: unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * One query at a time goes to the thread, the rest wait here, where they can still be dropped: with `latestWins` a
 * query takes the place of an older one of its name that has not begun.
 */
export function createReaderLane(link: Pick<WorkerLink<ReaderRequest>, 'request'>, latestWins: boolean) {
  let queue: Queued[] = []
  let busy = false

  function supersede(name: string): void {
    for (const old of queue.filter((queued) => queued.name === name))
      old.reject(new Superseded(`a newer ${name} was asked for`))
    queue = queue.filter((queued) => queued.name !== name)
  }

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { name, input, resolve, reject } = next
      await link.request({ kind: 'query', name, input }).then(resolve, reject)
    }
    busy = false
  }

  return (name: string, input: unknown): Promise<unknown> => {
    if (latestWins) supersede(name)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    queue.push({ name, input, resolve, reject })
    void drain()
    return promise
  }
}
