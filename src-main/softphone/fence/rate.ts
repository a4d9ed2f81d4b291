/** So many at once, and so many a second afterwards. */
export type Rate = { readonly burst: number; readonly perSecond: number }

export type Bucket = {
  /** True and one less, or false where nothing is left. `now` in milliseconds of any clock that never goes back. */
  take(now: number): boolean
  isFull(now: number): boolean
}

export function createBucket({ burst, perSecond }: Rate): Bucket {
  let left = burst
  let filledAt = Number.NEGATIVE_INFINITY
  const fill = (now: number) => {
    left =
      filledAt === Number.NEGATIVE_INFINITY
        ? burst
        : Math.min(burst, left + ((now - filledAt) * perSecond) / 1000)
    filledAt = now
  }
  return {
    take(now) {
      fill(now)
      if (left < 1) return false
      left -= 1
      return true
    },
    isFull(now) {
      fill(now)
      return left >= burst
    },
  }
}

export type Buckets = { take(key: string, now: number): boolean }

/** One bucket for each key; of too many the one that was asked for longest ago is forgotten. */
export function createBuckets(rate: Rate, most: number): Buckets {
  const byKey = new Map<string, Bucket>()
  return {
    take(key, now) {
      const bucket = byKey.get(key) ?? createBucket(rate)
      byKey.delete(key)
      byKey.set(key, bucket)
      if (byKey.size > most) {
        const [oldest] = byKey.keys()
        if (oldest !== undefined) byKey.delete(oldest)
      }
      return bucket.take(now)
    },
  }
}

/** The newest `most` keys. */
export function createMemory(most: number): { add(key: string): void; has(key: string): boolean } {
  const keys = new Set<string>()
  return {
    add(key) {
      keys.delete(key)
      keys.add(key)
      if (keys.size <= most) return
      const [oldest] = keys
      if (oldest !== undefined) keys.delete(oldest)
    },
    has: (key) => keys.has(key),
  }
}
