/** A list of listeners; `add` answers with its own disposer, and one that throws does not stop the others. */
export function createListeners<T>(report: (what: string, error: unknown) => void) {
  const listeners = new Set<(value: T) => void>()
  return {
    add(listener: (value: T) => void): () => void {
      // Wrapped, so that one function added twice is two listeners.
      const own = (value: T) => listener(value)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    tell(value: T): void {
      for (const listener of [...listeners]) {
        try {
          listener(value)
        } catch (error) {
          report('a listener of the store failed', error)
        }
      }
    },
    clear: () => listeners.clear(),
  }
}
