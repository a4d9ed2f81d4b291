import type { Likeness, LikenessKind } from '../contract/one-customer.ts'
import { addressKey, plainWords } from './plain-words.ts'

/** What two cards are compared by. Numbers in E.164, codes compact, e-mail addresses as they are. */
export type Sketch = {
  readonly name: string
  readonly company: string
  readonly address: string
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
  readonly vatNumber: string
  readonly fiscalCode: string
}

export type Comparison = { readonly points: number; readonly likenesses: readonly Likeness[] }

const weights: Readonly<Record<LikenessKind, number>> = {
  'same-fiscal-code': 80,
  'same-vat-number': 70,
  'same-email': 50,
  'same-number': 40,
  'same-address': 45,
  'similar-name': 30,
}
/** Of 1: «Maria Rossi» and «Maria Rosi» are alike, «Maria Rossi» and «Maria Bianchi» are not. */
const alike = 0.75

/**
 * How much speaks for two cards being one customer's: the sum of what they have in common, at most 100. The same
 * whichever comes first; having more in common never counts less; case, accents and the order of words do not matter.
 */
export function compareSketches(one: Sketch, other: Sketch): Comparison {
  const found: Likeness[] = []
  const add = (kind: LikenessKind, what: string | undefined) => {
    if (what !== undefined && what !== '') found.push({ kind, points: weights[kind], what })
  }
  add('same-fiscal-code', one.fiscalCode === other.fiscalCode ? other.fiscalCode : undefined)
  add('same-vat-number', one.vatNumber === other.vatNumber ? other.vatNumber : undefined)
  add('same-email', shared(one.emails.map(plainEmail), other.emails.map(plainEmail)))
  add('same-number', shared(one.numbers, other.numbers))
  const namesAlike = nameLikeness(one, other) >= alike
  const place = addressKey(one.address)
  if (namesAlike && place !== '' && place === addressKey(other.address)) add('same-address', other.address)
  if (namesAlike && found.length > 0) add('similar-name', other.name || other.company)

  const points = found.reduce((sum, { points: each }) => sum + each, 0)
  return { points: Math.min(100, points), likenesses: found.sort((a, b) => b.points - a.points) }
}

/** From 0 to 1: the likest of name and company on either side. */
function nameLikeness(one: Sketch, other: Sketch): number {
  const likenesses = namesOf(one).flatMap((left) => namesOf(other).map((right) => textLikeness(left, right)))
  return Math.max(0, ...likenesses)
}

function namesOf({ name, company }: Sketch): readonly string[] {
  return [name, company].filter((text) => text.trim() !== '')
}

/**
 * Dice's coefficient of the letter pairs of all words, a word's edges counting as letters, so that the order of words
 * does not matter and a slip of the finger counts little. From 0 to 1, and 1 for the same words.
 */
export function textLikeness(one: string, other: string): number {
  const left = pairsOf(one)
  const right = pairsOf(other)
  const total = left.length + right.length
  if (total === 0) return 0
  const counts = new Map<string, number>()
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of right) {
    const count = counts.get(pair) ?? 0
    if (count > 0) common += 1
    counts.set(pair, count - 1)
  }
  return (2 * common) / total
}

function pairsOf(text: string): readonly string[] {
  return plainWords(text).flatMap((word) => {
    const letters = [...` ${word} `]
    return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
  })
}

function plainEmail(address: string): string {
  return address.trim().toLowerCase()
}

/** The first in order, so that it does not depend on whose list is asked first. */
function shared(one: readonly string[], other: readonly string[]): string | undefined {
  const known = new Set(one.filter((each) => each !== ''))
  return other.filter((each) => known.has(each)).sort()[0]
}
