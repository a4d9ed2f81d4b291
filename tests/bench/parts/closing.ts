/** Runs `work` and then, whatever came of it, takes down what it had put up, the latest first. */
export async function withClosing<T>(
  work: (onClose: (close: () => unknown) => void) => Promise<T>,
): Promise<T> {
  const closers: (() => unknown)[] = []
  try {
    return await work((close) => closers.unshift(close))
  } finally {
    for (const close of closers) await close()
  }
}
