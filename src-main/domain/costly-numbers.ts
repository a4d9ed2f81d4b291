// The full metadata, as in phone-numbers.ts: only there a range has a kind.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { readSpelling } from './phone-spelling.ts'

export type Destination = {
  /** E.164 as far as it can be read: `+` and digits; null for extensions and other short numbers of the PBX. */
  readonly number: string | null
  /** ISO 3166, where the range tells. */
  readonly country: string | null
  readonly cost: 'usual' | 'premium' | 'shared-cost' | 'satellite'
}

/** Longer than any extension; as short as the shortest premium number (892xxx). */
const shortestOutside = 6
/**
 * Country codes of no country (ITU-T E.164, list of assigned codes): Inmarsat, universal personal numbers, satellite
 * networks, international networks, and premium rate by itself.
 */
const noCountry = /^\+(870|878|881|882|883|979)/
/** Whatever length somebody gave them: 89x, 144, 166 and the older 163, 164, 178, 199 (AGCOM, numbering plan). */
const italianPremium = /^\+39(89\d|14[46]|16[346])/
const italianShared = /^\+39(199|178|84[078])/

/** What a PBX is told before or after the number: not to show one's own (`*31#`), to send calls on (`*21*…#`). */
const serviceCode = /^\s*[*#]+\d{1,3}[*#](?=.*\d)|[*#]+\s*$/g

/** What a dialled number would reach, and whether it costs more than others. Never throws. */
export function destinationOf(target: string): Destination {
  const spelling = readSpelling(target.replace(serviceCode, ''))
  if (spelling.kind !== 'digits') return { number: null, country: null, cost: 'usual' }
  // An outside line's zero before the two of a country code: no number at home begins with three.
  const international = spelling.international || spelling.digits.startsWith('000')
  const digits = international ? spelling.digits.replace(/^0+/, '') : spelling.digits
  if (!international && digits.length < shortestOutside) return { number: null, country: null, cost: 'usual' }
  const parsed = parsePhoneNumberFromString(international ? `+${digits}` : digits, {
    defaultCountry: 'IT',
    extract: false,
  })
  const number = parsed?.number ?? (international ? `+${digits}` : `+39${digits}`)
  return {
    number,
    country: parsed?.country ?? countryOfItaly(number),
    cost: costOf(number, parsed?.getType()),
  }
}

function countryOfItaly(number: string): string | null {
  return number.startsWith('+39') ? 'IT' : null
}

function costOf(number: string, type: string | undefined): Destination['cost'] {
  if (number.startsWith('+979')) return 'premium'
  if (noCountry.test(number)) return 'satellite'
  if (type === 'PREMIUM_RATE' || italianPremium.test(number)) return 'premium'
  if (type === 'SHARED_COST' || type === 'PERSONAL_NUMBER' || italianShared.test(number)) return 'shared-cost'
  return 'usual'
}
