import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import { isolate } from '../ui/isolate.ts'

/** E.164 as people read it: «+39 333 123 4567», «+39 06 1234 5678», «+39 0461 555 019»; other countries stay in one piece. */
export function formatNumber(number: string): string {
  if (!number.startsWith('+39')) return number
  const national = number.slice(3)
  if (national.startsWith('3')) return join(national.slice(0, 3), inGroups(national.slice(3)))
  const area = areaLength(national)
  return join(national.slice(0, area), inGroups(national.slice(area)))
}

/** Rome and Milan have two digits; codes whose third digit is 0, 1, 5 or 9 have three, all others four. */
function areaLength(national: string): number {
  if (/^0[26]/.test(national)) return 2
  return /^0[1345789][0159]/.test(national) ? 3 : 4
}

function join(area: string, rest: string): string {
  return `+39 ${area} ${rest}`.trimEnd()
}

/** Threes with the longer group last: «123 4567», «1234 5678». */
function inGroups(digits: string): string {
  if (digits.length === 8) return `${digits.slice(0, 4)} ${digits.slice(4)}`
  if (digits.length < 6) return digits
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}

/** The second line of a customer in a list. */
export function companyAndPhone({ company, phone }: Pick<CustomerSummary, 'company' | 'phone'>): string {
  return [isolate(company), phone && formatNumber(phone)].filter(Boolean).join(' · ')
}
