import type { Language } from '../contract/customers.ts'
import type { Code } from '../contract/ids.ts'

/** The spelling alphabet of ICAO and NATO, as far as codes use letters (no I, L, O, U). */
const letters: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
}

const digits: Readonly<Record<Language, readonly string[]>> = {
  it: ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
}

/**
 * A code as it is read out over a bad line, in its two groups of four: «Kilo sette tre Quebec, nove Mike due Tango».
 * Letters are the same words in both languages, digits are those of the language.
 */
export function spellCode(code: Code, language: Language): readonly (readonly string[])[] {
  const words = [...code].map(
    (character) => letters[character] ?? digits[language][Number(character)] ?? character,
  )
  return [words.slice(0, 4), words.slice(4)]
}
