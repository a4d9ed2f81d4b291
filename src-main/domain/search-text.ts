/** Letters that Unicode does not take apart although people type them with one hand. */
const spelledOut: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ς', 'σ'],
])
const wordCharacter = /[\p{L}\p{N}\p{Extended_Pictographic}]/u
const accent = /\p{M}/gu

/** Of the characters met so far: taking one apart costs twenty times as much as remembering it. */
const remembered = new Map<string, string>()
const mostRemembered = 5000

/** One character as search compares it: lower case, without accents, `ß` as `ss`; empty for what only parts words. */
function folded(character: string): string {
  const known = remembered.get(character)
  if (known !== undefined) return known
  const letters = takenApart(character)
  if (remembered.size < mostRemembered) remembered.set(character, letters)
  return letters
}

function takenApart(character: string): string {
  const plain = character.toLowerCase().normalize('NFKD').replace(accent, '')
  return [...plain]
    .filter((letter) => wordCharacter.test(letter))
    .map((letter) => spelledOut.get(letter) ?? letter)
    .join('')
}

const ascii = /^[\0-\x7f]*$/

/** The words of a text as search compares them, see `folded`; what is no letter, number or picture parts them. */
export function searchWords(text: string): readonly string[] {
  // Most names are ASCII, and an import indexes a million of them.
  if (ascii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return foldText(text)
    .text.split(' ')
    .filter((word) => word !== '')
}

/** What the index holds of a text: its words, with a space before the first and after the last one. */
export function searchableText(text: string): string {
  return ` ${searchWords(text).join(' ')} `
}

/** What the index holds of a number: its digits without Italy's country code. */
export function searchableNumber(number: string): string {
  return ` ${number.replace(/^\+39/, '').replace(/\D/g, '')} `
}

/** A stretch of a text, in UTF-16 code units: from `from` up to, and without, `to`. */
export type Stretch = { readonly from: number; readonly to: number }

/** A text as search compares it, and for each of its code units the stretch of the original it stands for. */
export type Folded = { readonly text: string; readonly places: readonly Stretch[] }

/** `between`: what stands for characters that part words, however many. Accents belong to the letter before. */
export function foldText(original: string, between = ' '): Folded {
  let text = ''
  const places: Stretch[] = []
  let at = 0
  for (const character of original) {
    const to = at + character.length
    const letters = folded(character)
    const last = places.at(-1)
    const goesOn = letters === '' && last && (isAccent(character) || text.endsWith(between))
    if (goesOn) places[places.length - 1] = { from: last.from, to }
    else {
      const written = letters || between
      for (let unit = 0; unit < written.length; unit += 1) places.push({ from: at, to })
      text += written
    }
    at = to
  }
  return { text, places }
}

function isAccent(character: string): boolean {
  return /^\p{M}$/u.test(character)
}

/** Where a word has to stand to be marked. */
export type MarkPlace = 'anywhere' | 'begins' | 'whole'
export type MarkedWord = { readonly word: string; readonly place: MarkPlace }

/** The stretches of `text` in which one of the words stands, in order and without overlap. */
export function markStretches(text: string, words: readonly MarkedWord[]): readonly Stretch[] {
  const { text: plain, places } = foldText(text)
  const padded = ` ${plain} `
  return joined(
    words.flatMap(({ word, place }) => {
      const sought = `${place === 'anywhere' ? '' : ' '}${word}${place === 'whole' ? ' ' : ''}`
      const first = place === 'anywhere' ? 0 : 1
      return occurrences(padded, sought).flatMap((at) => between(places, at + first - 1, word.length))
    }),
  )
}

/** The stretch of a number, written in any way, in which these digits stand one after the other. */
export function markDigits(text: string, digits: string): readonly Stretch[] {
  const { text: plain, places } = foldText(text, '')
  const at = digits === '' ? -1 : plain.indexOf(digits)
  return at < 0 ? [] : between(places, at, digits.length)
}

function occurrences(text: string, sought: string): readonly number[] {
  const found: number[] = []
  if (sought.trim() === '') return found
  // The space after one word may be the space before the next.
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at)
  return found
}

function between(places: readonly Stretch[], at: number, length: number): readonly Stretch[] {
  const first = places[at]
  const last = places[at + length - 1]
  return first && last ? [{ from: first.from, to: last.to }] : []
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const done: Stretch[] = []
  for (const stretch of [...stretches].sort((left, right) => left.from - right.from || left.to - right.to)) {
    const last = done.at(-1)
    if (last && stretch.from <= last.to)
      done[done.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) }
    else done.push(stretch)
  }
  return done
}
