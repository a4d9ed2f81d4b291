/** One bit for each place: ten million contacts in little more than a megabyte. */
export type Bits = Uint32Array

export function bitsFor(length: number): Bits {
  return new Uint32Array((length + 31) >>> 5)
}

export function setBit(bits: Bits, place: number): void {
  const word = place >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (place & 31))
}

export function bitsOf(length: number, places: Iterable<number>): Bits {
  const bits = bitsFor(length)
  for (const place of places) setBit(bits, place)
  return bits
}

/** What is in all of `wanted` and in none of `unwanted`; null: nothing is asked. */
export function combined(length: number, wanted: readonly Bits[], unwanted: readonly Bits[]): Bits | null {
  const [first, ...others] = wanted
  if (first === undefined && unwanted.length === 0) return null
  const bits = first?.slice() ?? bitsFor(length).fill(0xffff_ffff)
  for (const other of others)
    for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0)
  for (const other of unwanted)
    for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0)
  return bits
}

/** Writes the places from `from` up to, and without, `to` into `into`, the highest first, and says how many. */
export function placesOf(bits: Bits, from: number, to: number, into: Uint32Array): number {
  let count = 0
  for (let word = (to - 1) >>> 5; word >= from >>> 5; word -= 1) {
    let left = bits[word] ?? 0
    while (left !== 0) {
      const highest = 31 - Math.clz32(left)
      left ^= 1 << highest
      const place = word * 32 + highest
      into[count] = place
      count += place >= from && place < to ? 1 : 0
    }
  }
  return count
}
