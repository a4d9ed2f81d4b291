import { Code } from '../contract/ids.ts'

// Crockford's base32: no I, L, O or U, so that nothing is misread or misheard. ASCII order is value order, which the
// repositories use to find a seat's highest code by index.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const counterLength = 5
/** How many codes a seat can give away: 33,554,432. */
export const codesPerSeat = 32 ** counterLength

/**
 * The code a seat gives for its `counter`: two characters for the seat, five for the counter, one check character.
 * @throws {RangeError} when the seat has used all its codes or is not two characters of the alphabet.
 */
export function makeCode(seatCode: string, counter: number): Code {
  if (!Number.isInteger(counter) || counter < 0 || counter >= codesPerSeat) throw new RangeError('counter')
  let digits = ''
  for (let rest = counter; digits.length < counterLength; rest = Math.floor(rest / 32))
    digits = alphabet.charAt(rest % 32) + digits
  const body = seatCode + digits
  const parsed = Code.safeParse(body + checkCharacter(body))
  if (!parsed.success) throw new RangeError('seat code')
  return parsed.data
}

/** The counter inside a code. */
export function counterOf(code: Code): number {
  return [...code.slice(2, 2 + counterLength)].reduce((sum, digit) => sum * 32 + alphabet.indexOf(digit), 0)
}

/**
 * Reads a card code or case reference as people type it: any case, dashes, spaces, the `P-` or `C-` before it, and O
 * for 0, I or L for 1. Null when it is none, which one wrong character or two neighbours swapped always make it.
 */
export function parseCode(typed: string): Code | null {
  const plain = plainCode(typed)
  const code = Code.safeParse(plain)
  return code.success && checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? code.data : null
}

/** As `parseCode` reads it, of whatever was typed: a beginning, something misheard, or nothing like a code. */
export function plainCode(typed: string): string {
  return typed
    .trim()
    .toUpperCase()
    .replace(/[\s\-–.]/gu, '')
    .replace(/^[PC](?=.{8}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** In two groups of four: `7K3Q-9M2T`. */
export function formatCode(code: Code): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Of a case, as it is read out: `P-7K3Q-9M2T`. */
export function caseReference(code: Code): string {
  return `P-${formatCode(code)}`
}

/**
 * The weighted sum over GF(32), each position with a weight of its own (powers of a generator, the check character's
 * weight is one): weights are never zero, so one wrong character shows, and never equal, so a swap shows.
 */
function checkCharacter(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of [...body].reverse()) {
    weight = multiply(weight, 2)
    sum ^= multiply(weight, alphabet.indexOf(character))
  }
  return alphabet.charAt(sum)
}

/** In GF(2⁵) modulo x⁵ + x² + 1, which is primitive: 2 generates all 31 elements. */
function multiply(left: number, right: number): number {
  let product = 0
  for (let factor = left, bits = right; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= factor
    factor <<= 1
    if (factor & 32) factor ^= 0b100101
  }
  return product
}
