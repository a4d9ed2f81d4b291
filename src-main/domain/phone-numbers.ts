// The full metadata: the small set knows lengths but not which ranges exist, and what exists decides whether a number
// is taken as it stands or a lost leading zero is restored. It also tells mobile from fixed.
import { type PhoneNumber as Parsed, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { PhoneNumber } from '../contract/ids.ts'
import { isItalianNational, isItalianNumber } from './italian-numbers.ts'
import { readSpelling } from './phone-spelling.ts'

const houseRegion = 'IT'
const houseCode = '39'
/** Internal extensions and short codes (112, 1001) are not E.164. */
const shortestNumber = 6

export type ParsedNumber = {
  /** E.164 as it stands; null when it cannot be read as a number, is an extension, or does not exist. */
  readonly number: PhoneNumber | null
  /** What it most likely was, likeliest first: to be looked for on existing cards only, and labelled probable. */
  readonly guesses: readonly PhoneNumber[]
  readonly withheld: boolean
}

/**
 * Reads any spelling: `+39…`, `0039…`, `39…`, bare national, slashes, dots, spaces, `tel:` URIs, SIP user parts.
 * Never throws. Numbers without a country code are Italian; letters are refused.
 */
export function parsePhoneNumber(raw: string): ParsedNumber {
  const reading = read(raw)
  if (typeof reading === 'string') return { number: null, guesses: [], withheld: reading === 'withheld' }
  const { number, exists, digits, international } = reading
  const guesses = exists && international ? [] : guessNumbers(digits, international)
  return { number, guesses: guesses.filter((guess) => guess !== number), withheld: false }
}

/** Under which number a card keeps this spelling: an existing one, else what it most likely was. */
export function numberToKeep(raw: string): PhoneNumber | null {
  const reading = read(raw)
  if (typeof reading === 'string') return null
  const { number, exists, digits, international } = reading
  // Guessing costs several readings more, and an import asks a million times.
  return exists ? number : (guessNumbers(digits, international)[0] ?? number)
}

/** Whether two spellings mean the same line. */
export function sameNumber(left: string, right: string): boolean {
  const number = numberToKeep(left)
  return number !== null && number === numberToKeep(right)
}

/** As people write it: national for Italy, international for everywhere else; unreadable text as it is. */
export function formatPhoneNumber(number: string): string {
  const parsed = number.startsWith('+') ? parse(number) : undefined
  if (!parsed) return number
  return parsed.countryCallingCode === houseCode ? parsed.formatNational() : parsed.formatInternational()
}

/** What kind of line a number is, as far as its range tells. */
export function lineKind(number: PhoneNumber): 'mobile' | 'fixed' | 'other' {
  const type = parse(number)?.getType()
  if (type === 'MOBILE') return 'mobile'
  return type === 'FIXED_LINE' ? 'fixed' : 'other'
}

/**
 * With what an E.164 number may begin when these are the first digits somebody typed (at least three), likeliest
 * first; empty when the text is no beginning of a number.
 */
export function numberPrefixes(typed: string): readonly string[] {
  const spelling = readSpelling(typed)
  if (spelling.kind !== 'digits' || spelling.digits.length < 3) return []
  const { digits, international } = spelling
  if (international) return [`+${digits}`]
  const prefixes = [`+${houseCode}${digits}`]
  if (digits.startsWith(houseCode)) prefixes.push(`+${digits}`)
  if (!digits.startsWith('0')) prefixes.push(`+${houseCode}0${digits}`)
  return prefixes
}

function read(raw: string) {
  const spelling = readSpelling(raw)
  if (spelling.kind !== 'digits') return spelling.kind
  const { digits, international } = spelling
  if (digits.length < shortestNumber) return 'unreadable'
  const italian = italianNumber(digits, international)
  if (italian !== null) return { number: italian, exists: true, digits, international }
  const standing = parse(international ? `+${digits}` : digits)
  const exists = standing?.isValid() ?? false
  // A range that the metadata does not know yet is still a number when somebody wrote its country code.
  const taken = standing && (exists || (international && standing.isPossible()))
  return { number: taken ? e164(standing) : null, exists, digits, international }
}

/** In E.164; null where the whole metadata have to be asked. */
function italianNumber(digits: string, international: boolean): PhoneNumber | null {
  if (!international) return isItalianNumber(digits) ? PhoneNumber.parse(`+${houseCode}${digits}`) : null
  const isItalian = digits.startsWith(houseCode) && isItalianNational(digits.slice(houseCode.length))
  return isItalian ? PhoneNumber.parse(`+${digits}`) : null
}

function guessNumbers(digits: string, international: boolean): PhoneNumber[] {
  const candidates: string[] = []
  const national = digits.startsWith(houseCode) ? digits.slice(houseCode.length) : null
  if (national !== null) candidates.push(`+${digits}`, ...nationalCandidates(national))
  if (!international) candidates.push(...nationalCandidates(digits), `+${digits}`)
  // The zero that gets an outside line on many PBXes, before a number that begins with zero: read as `00`.
  else candidates.push(`+${houseCode}0${digits}`)
  return [...new Set(candidates)].flatMap((candidate) => {
    const parsed = parse(candidate)
    return parsed?.isValid() ? [e164(parsed)] : []
  })
}

/** Italian fixed lines keep their leading zero, which spreadsheets lose; mobiles have none, and some PBXes add one. */
function nationalCandidates(national: string): string[] {
  const other = national.startsWith('0') ? national.slice(1) : `0${national}`
  return [`+${houseCode}${national}`, `+${houseCode}${other}`]
}

function parse(text: string): Parsed | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry: houseRegion, extract: false })
}

function e164(parsed: Parsed): PhoneNumber {
  return PhoneNumber.parse(parsed.number)
}
