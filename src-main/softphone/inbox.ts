export type Inbox = {
  /** Handles `text` at once, or later where this turn of the event loop has taken its share. */
  push(text: string): void
  /** Whether the connection is not being read from. */
  isPaused(): boolean
  clear(): void
}

export type InboxOptions = {
  /** `mark` is `performance.now()` of the arrival. */
  readonly handle: (text: string, mark: number) => void
  /** What comes after such a message waits for the next turn. */
  readonly endsTurn?: (text: string) => boolean
  /** The connection is not read from while too much waits: the other side has to wait too. */
  readonly pause: () => void
  readonly resume: () => void
}

// What one turn of the event loop may spend on messages: a hundred that come in one piece took half a second.
const shareMs = 15
const mostWaiting = 100
const fewWaiting = 20

/** Messages in their order, in slices that leave the rest of the console its time. */
export function createInbox({ handle, endsTurn = () => false, pause, resume }: InboxOptions): Inbox {
  let waiting: { readonly text: string; readonly mark: number }[] = []
  let spentMs = 0
  let turnComes = false
  let paused = false

  const spend = (text: string, mark: number) => {
    const began = performance.now()
    handle(text, mark)
    spentMs += endsTurn(text) ? shareMs : performance.now() - began
  }

  const takeTurnSoon = () => {
    if (turnComes) return
    turnComes = true
    setImmediate(turn)
  }

  const turn = () => {
    turnComes = false
    spentMs = 0
    const batch = waiting
    waiting = []
    let done = 0
    while (done < batch.length && spentMs < shareMs) {
      const message = batch[done]
      done += 1
      if (message !== undefined) spend(message.text, message.mark)
    }
    waiting = [...batch.slice(done), ...waiting]
    if (waiting.length > 0) takeTurnSoon()
    if (paused && waiting.length < fewWaiting) {
      paused = false
      resume()
    }
  }

  return {
    push(text) {
      const mark = performance.now()
      takeTurnSoon()
      if (waiting.length === 0 && spentMs < shareMs) {
        spend(text, mark)
        return
      }
      waiting.push({ text, mark })
      if (paused || waiting.length < mostWaiting) return
      paused = true
      pause()
    },
    isPaused: () => paused,
    clear() {
      waiting = []
      paused = false
    },
  }
}
