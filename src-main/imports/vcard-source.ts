import type { PhoneLabel } from '../contract/customers.ts'
import type { Candidate } from './candidate.ts'
import { readLanguage } from './csv-source.ts'
import type { ReadItem, Source } from './source.ts'
import { createTextReader, guessEncoding, type TextReader } from './text-encoding.ts'
import { createVcardCards, type VCard } from './vcard-cards.ts'
import type { Property } from './vcard-lines.ts'

/** Reads candidates from a file of vCards (2.1, 3.0, 4.0), piece by piece. */
export function createVcardSource(): Source {
  const cards = createVcardCards()
  // Pieces end anywhere, in the middle of a character too.
  const characters = new TextDecoder()
  let text: TextReader | null = null

  return {
    read(bytes) {
      text ??= createTextReader(guessEncoding(bytes) ?? 'utf-8')
      return cards.read(characters.decode(text.read(bytes), { stream: true })).map(toItem)
    },
    end() {
      const rest = characters.decode(text?.end())
      return [...cards.read(rest), ...cards.end()].map(toItem)
    },
  }
}

function toItem({ line, properties, content, refusal }: VCard): ReadItem {
  if (refusal !== null) return { line, content, reason: refusal }
  return { line, content, candidate: toCandidate(properties) }
}

function toCandidate(properties: readonly Property[]): Candidate {
  const all = (name: string) => preferredFirst(properties.filter((property) => property.name === name))
  const one = (name: string) => textOf(all(name)[0])
  const [address = '', ...otherAddresses] = all('adr').map(addressOf).filter(Boolean)
  return {
    sourceId: one('uid'),
    name: one('fn') || nameOf(all('n')[0]),
    company: (all('org')[0]?.values ?? []).flat().join(', '),
    address,
    vatNumber: '',
    fiscalCode: '',
    phones: all('tel').map((property) => ({ raw: numberOf(property), label: labelOf(property) })),
    emails: all('email').map((property) => ({ address: textOf(property), label: labelOf(property) })),
    tags: all('categories').flatMap(({ values }) => values.flat()),
    warning: '',
    // A card of ours has one address: the others are kept where people will find them.
    notes: [...all('note').map(textOf), ...otherAddresses],
    formOfAddress: null,
    language: readLanguage(one('lang')),
  }
}

function preferredFirst(properties: readonly Property[]): readonly Property[] {
  return [...properties].sort((left, right) => Number(right.preferred) - Number(left.preferred))
}

function textOf(property: Property | undefined): string {
  // Commas that nobody escaped were taken for a list.
  return (property?.values ?? []).flat().join(',').trim()
}

/** Family, given, additional names, prefixes, suffixes (RFC 6350, section 6.2.2). */
function nameOf(property: Property | undefined): string {
  const [family = [], given = [], additional = []] = property?.values ?? []
  return [...given, ...additional, ...family].join(' ')
}

/** Post office box, extended address, street, locality, region, postal code, country (RFC 6350, section 6.3.1). */
function addressOf({ values }: Property): string {
  return values
    .flat()
    .flatMap((part) => part.split('\n'))
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '')
    .join(', ')
}

function numberOf(property: Property): string {
  return textOf(property).replace(/^tel:/i, '')
}

function labelOf({ types }: Property): PhoneLabel {
  if (types.includes('FAX')) return 'fax'
  if (types.some((type) => ['CELL', 'MOBILE', 'IPHONE'].includes(type))) return 'mobile'
  if (types.includes('WORK')) return 'work'
  return types.includes('HOME') ? 'home' : 'other'
}
