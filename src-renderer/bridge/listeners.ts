export type Listeners<T> = {
  add(listener: (value: T) => void): () => void
  tell(value: T): void
  count(): number
}

/** A set of listeners; one that is added twice is told twice, and taken away once by its own disposer. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<{ readonly listener: (value: T) => void }>()
  return {
    add(listener) {
      const entry = { listener }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    tell(value) {
      for (const { listener } of [...listeners]) listener(value)
    },
    count: () => listeners.size,
  }
}
