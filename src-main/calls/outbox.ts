import type { Change } from '../contract/changes.ts'

const retryMs = 2_000

export type Outbox = {
  add(changes: readonly Change[]): void
  /** Resolves when everything added so far was handed over or failed: what builds on it may be recorded then. */
  settled(): Promise<void>
  /** Resolves when everything added so far is on disk, or cannot be because the outbox was closed. */
  close(): Promise<void>
}

/** Hands changes to the store in order, one batch at a time, and tries again while the disk is full. */
export function createOutbox(record: (changes: readonly Change[]) => Promise<void>): Outbox {
  const waiting: (readonly Change[])[] = []
  let sending: Promise<void> | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false

  async function send(): Promise<void> {
    for (let next = waiting[0]; next; next = waiting[0]) {
      try {
        await record(next)
      } catch {
        if (!closed) retry = setTimeout(start, retryMs)
        return
      }
      waiting.shift()
    }
  }

  function start(): void {
    retry = null
    sending ??= send().finally(() => {
      sending = null
    })
  }

  return {
    add(changes) {
      waiting.push(changes)
      if (!retry) start()
    },
    settled: async () => {
      await sending
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await sending
    },
  }
}
