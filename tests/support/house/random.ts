/** A small seeded generator (mulberry32): the same seed gives the same sequence on every machine. */
export type Random = {
  /** 0 up to, and without, `limit`. */
  below(limit: number): number
  pick<T>(values: readonly T[]): T
  /** UUIDv7 whose time part is `ms`. */
  uuid(ms: number): string
}

export function createRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => scramble(mixed ^ seed) >>> 0, 0x9e3779b9)
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    return scramble(state) >>> 0
  }
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
    uuid(ms) {
      const time = ms.toString(16).padStart(12, '0')
      const tail = next().toString(16).padStart(8, '0') + next().toString(16).padStart(8, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-a${tail.slice(3, 6)}-${tail.slice(6)}${'00'}`
    },
  }
}

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return mixed ^ (mixed >>> 14)
}
