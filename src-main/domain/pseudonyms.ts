import type { Customer, Phone } from '../contract/customers.ts'
import { foldText, type Stretch, searchWords } from './search-text.ts'

/** What something is, for its pseudonym: customer, telephone, e-mail, address, code. */
export type PseudonymKind = 'C' | 'T' | 'E' | 'A' | 'X'
/** The same for the same value; says nothing about it to whoever lacks the key it is made with. */
export type Pseudonym = (kind: PseudonymKind, value: string) => string

/** One thing that is known of a customer: words in this order, or a spelling. */
type KnownThing = { readonly by: string } & ({ readonly words: string } | { readonly spelling: RegExp })

/** A stretch of the text, `from`–`to`, and where what replaces it stands, `at`–`until`. */
export type Replacement = Stretch & { readonly at: number; readonly until: number }
export type ReplacedText = { readonly text: string; readonly replacements: readonly Replacement[] }

/** Parts of names that would be found in every sentence. */
const common = new Set(
  'con dal dei del della delle degli der die das and the van von per snc sas spa srl srls ltd gmbh inc coop'.split(
    ' ',
  ),
)
const shortestName = 3
const shortestNumber = 5
const separators = '[\\s\\u00a0().\\-\\u2010-\\u2015/]*'

/** What tells who a customer is. */
export type Telling = {
  /** Names and companies. */
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  readonly phones: readonly Pick<Phone, 'number' | 'raw'>[]
  readonly emails: readonly string[]
  readonly codes: readonly string[]
}

export const tellsNothing: Telling = { names: [], addresses: [], phones: [], emails: [], codes: [] }

/** What the card shows, and what it or a card that was merged into it said `before`: texts know it by any of that. */
export function tellingOf(customer: Customer, before: Telling): Telling {
  const { name, company, address, phones, emails, vatNumber, fiscalCode, code, merged } = customer
  const codes = [vatNumber, fiscalCode, code, ...merged.map((card) => card.code), ...before.codes]
  // As the card spells them now, where it still does.
  const numbers = new Map([...before.phones, ...phones].map((phone) => [phone.number ?? phone.raw, phone]))
  const mails = [...before.emails, ...emails.map((email) => email.address)]
  const spellings = new Map(mails.map((mail) => [mail.toLowerCase(), mail]))
  return {
    names: distinct([name, company, ...before.names]),
    addresses: distinct([address, ...before.addresses]),
    phones: [...numbers.values()],
    emails: [...spellings.values()],
    codes: distinct(codes),
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}

/** What may stand in a text about this customer and tells who it is; `before` as in `tellingOf`. */
export function knownOf(customer: Customer, pseudonym: Pseudonym, before: Telling): readonly KnownThing[] {
  const self = pseudonym('C', customer.id)
  const { names, addresses, phones, emails, codes } = tellingOf(customer, before)
  return [
    ...names.flatMap((name) => namesOf(name, self)),
    ...addresses.flatMap((address) => addressOf(address, pseudonym('A', address))),
    ...emails.map((mail) => ({ words: searchWords(mail).join(' '), by: pseudonym('E', mail.toLowerCase()) })),
    ...phones.flatMap(({ number, raw }) => numberOf(number ?? raw, pseudonym('T', number ?? raw))),
    ...codes.flatMap((code) => codeOf(code, pseudonym('X', code))),
  ].filter((thing) => !('words' in thing) || thing.words !== '')
}

/** The whole name, and each of its words by itself, with the particle before it: «la signora Rossi», «De Luca». */
function namesOf(name: string, by: string): readonly KnownThing[] {
  const words = searchWords(name)
  const isParticle = (word: string) => word.length < shortestName || common.has(word)
  const single = words.flatMap((word, at) => {
    const before = words[at - 1]
    if (isParticle(word)) return []
    return before !== undefined && isParticle(before) ? [`${before} ${word}`, word] : [word]
  })
  return [words.join(' '), ...single].map((some) => ({ words: some, by }))
}

/** The whole address, and each part between commas with and without its numbers: a town alone tells nobody. */
function addressOf(address: string, by: string): readonly KnownThing[] {
  const parts = address.split(/[,;\n]/).flatMap((part) => {
    const words = searchWords(part)
    const named = words.filter((word) => !/^\d/.test(word))
    return [words, named].filter(({ length }) => length > 1).map((some) => some.join(' '))
  })
  return [searchWords(address).join(' '), ...parts].map((words) => ({ words, by }))
}

/** Its digits with whatever people put between them, with and without the country's code. */
function numberOf(number: string, by: string): readonly KnownThing[] {
  const digits = number.replace(/\D/g, '')
  const withCode = number.startsWith('+') ? digits.replace(/^39/, '') : digits
  if (withCode.length < shortestNumber) return []
  const things = [spelled([...withCode])]
  // Which of the first digits are the country's is not asked: each of the three ways is looked for, and the 0 that
  // stands in their place at home.
  if (number.startsWith('+') && !digits.startsWith('39'))
    for (const code of [1, 2, 3])
      if (digits.length - code >= 7) things.push(spelled(['0?', ...digits.slice(code)]))
  return things.map((spelling) => ({ spelling, by }))
}

/** Its letters and digits; one without any, such as «-», stands for no code at all. */
function codeOf(code: string, by: string): readonly KnownThing[] {
  const characters = [...code.replace(/[^\p{L}\p{N}]/gu, '')]
  return characters.length === 0 ? [] : [{ spelling: spelled(characters), by }]
}

/** A country's code before a number, or its two letters before a code. */
const country = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\p{L}{2}|(?:(?:\\+|00)\\s?\\d{1,3}|39)${separators})$`,
  'iu',
)
const endsInWord = /[\p{L}\p{N}]$/u
const beginsWithWord = /^[\p{L}\p{N}]/u

/** What stands around it is looked at apart: one expression with all of Unicode in it takes a millisecond to make. */
function spelled(characters: readonly string[]): RegExp {
  return new RegExp(characters.join(separators), 'gi')
}

/** Where it stands by itself, with the country before it. */
function spellings(text: string, spelling: RegExp): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; ; ) {
    spelling.lastIndex = at
    const match = spelling.exec(text)
    if (match === null) return found
    const to = match.index + match[0].length
    const before = text.slice(0, match.index)
    const from = country.exec(before)?.index ?? (endsInWord.test(before) ? null : match.index)
    const isWhole = from !== null && !beginsWithWord.test(text.slice(to, to + 2))
    if (isWhole) found.push({ from, to })
    at = isWhole ? to : match.index + 1
  }
}

/** The text with everything known in it replaced; what nobody has on the card stays as it is. */
export function replaceKnown(text: string, known: readonly KnownThing[]): ReplacedText {
  const { text: folded, places } = foldText(text)
  const found = known.flatMap((thing) =>
    'words' in thing
      ? occurrences(folded, thing.words).flatMap((at) => {
          const [first, last] = [places[at], places[at + thing.words.length - 1]]
          return first && last ? [{ from: first.from, to: last.to, by: thing.by }] : []
        })
      : spellings(text, thing.spelling).map((stretch) => ({ ...stretch, by: thing.by })),
  )
  return replaced(text, found)
}

type Found = Stretch & { readonly by: string }

function replaced(text: string, found: readonly Found[]): ReplacedText {
  const replacements: Replacement[] = []
  let [done, at] = ['', 0]
  for (const { from, to, by } of apart(text, found)) {
    done += text.slice(at, from)
    replacements.push({ from, to, at: done.length, until: done.length + by.length })
    done += by
    at = to
  }
  return { text: done + text.slice(at), replacements }
}

/** In order and without overlap, the longest of several; what follows itself is one: «Rossi Maria». */
function apart(text: string, found: readonly Found[]): readonly Found[] {
  const kept: Found[] = []
  for (const next of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (last === undefined) kept.push(next)
    else if (next.from < last.to) kept[kept.length - 1] = { ...last, to: Math.max(last.to, next.to) }
    else if (next.by === last.by && /^[\s'’.-]*$/.test(text.slice(last.to, next.from)))
      kept[kept.length - 1] = { ...last, to: next.to }
    else kept.push(next)
  }
  return kept
}

function occurrences(folded: string, words: string): readonly number[] {
  const found: number[] = []
  const isEdge = (character: string | undefined) => character === undefined || character === ' '
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1))
    if (isEdge(folded[at - 1]) && isEdge(folded[at + words.length])) found.push(at)
  return found
}

/** Where a stretch of the text stands in what it became; one that begins or ends within a pseudonym takes all of it. */
export function stretchForth({ replacements }: ReplacedText, stretch: Stretch): Stretch {
  return moved(replacements, stretch)
}

/** The other way round. */
export function stretchBack({ replacements }: ReplacedText, stretch: Stretch): Stretch {
  const turned = replacements.map(({ from, to, at, until }) => ({ from: at, to: until, at: from, until: to }))
  return moved(turned, stretch)
}

function moved(replacements: readonly Replacement[], { from, to }: Stretch): Stretch {
  const place = (position: number, isEnd: boolean) => {
    let shift = 0
    for (const each of replacements) {
      if (each.from >= position) break
      if (position < each.to) return isEnd ? each.until : each.at
      shift = each.until - each.to
    }
    return position + shift
  }
  return { from: place(from, false), to: place(to, true) }
}
